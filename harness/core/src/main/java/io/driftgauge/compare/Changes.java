package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Change.Aspect;
import io.driftgauge.suite.JsonPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what differs between the recorded answer that came most and the first new one that was never recorded. */
final class Changes {

    private final JsonPolicy policy;
    private final ToDoubleBiFunction<String, String> similarity;

    Changes(JsonPolicy policy, ToDoubleBiFunction<String, String> similarity) {
        this.policy = policy;
        this.similarity = similarity;
    }

    /** Of a case, or of each step of a chain; empty if every new answer was recorded. */
    List<Change> of(List<Features> before, List<Features> now, List<StepComparison> steps) {
        if (before.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        if (steps.isEmpty()) {
            return between(before, now, null);
        }
        List<Change> changes = new ArrayList<>();
        steps.forEach(s -> changes.addAll(between(s.before(), s.now(), s.step())));
        return changes;
    }

    private List<Change> between(List<Features> before, List<Features> now, @Nullable String step) {
        Set<String> recorded = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();
        before.forEach(f -> {
            recorded.add(f.text() + f.tools());
            counts.merge(f.text() + f.tools(), 1, Integer::sum);
        });
        Optional<Features> is = now.stream()
                .filter(f -> !recorded.contains(f.text() + f.tools()))
                .findFirst();
        if (is.isEmpty()) {
            return List.of();
        }
        Features was = before.stream()
                .max(Comparator.comparingInt(f -> counts.getOrDefault(f.text() + f.tools(), 0)))
                .orElseThrow();
        return between(was, is.get(), step);
    }

    private List<Change> between(Features was, Features is, @Nullable String step) {
        List<Change> changes = new ArrayList<>();
        Optional<JsonNode> before = JsonText.structure(was.text());
        Optional<JsonNode> now = JsonText.structure(is.text());
        if (before.isPresent() && now.isPresent()) {
            changes.addAll(JsonDiff.between(before.get(), now.get(), policy, similarity, step));
        } else if (before.isPresent() != now.isPresent()) {
            Phrase words = before.isPresent()
                    ? Phrase.of("change.json.gone", is.format())
                    : Phrase.of("change.json.new", was.format());
            changes.add(new Change(Aspect.STRUCTURE, step, "type", "$", was.format(), is.format(), words));
        } else {
            changes.addAll(FactChanges.between(was.text(), is.text(), step));
        }
        changes.addAll(tools(was.tools(), is.tools(), step));
        return changes;
    }

    /** Calls one by one; a call of the same tool with other arguments is one change. */
    private static List<Change> tools(List<String> was, List<String> is, @Nullable String step) {
        List<Change> changes = new ArrayList<>();
        List<String> gone = new ArrayList<>(was);
        is.forEach(gone::remove);
        List<String> come = new ArrayList<>(is);
        was.forEach(come::remove);
        if (gone.isEmpty() && come.isEmpty() && !was.equals(is)) {
            String before = was.stream().map(Changes::tool).collect(Collectors.joining(", "));
            String now = is.stream().map(Changes::tool).collect(Collectors.joining(", "));
            Phrase words = Phrase.of("change.tools.order", before + " → " + now);
            changes.add(new Change(Aspect.TOOLS, step, "order", "", before, now, words));
        }
        for (String call : gone) {
            Optional<String> other =
                    come.stream().filter(c -> tool(c).equals(tool(call))).findFirst();
            if (other.isPresent()) {
                come.remove(other.get());
                changes.add(new Change(
                        Aspect.TOOLS,
                        step,
                        "arguments",
                        tool(call),
                        call,
                        other.get(),
                        Phrase.verbatim(call + " → " + other.get())));
            } else {
                changes.add(new Change(
                        Aspect.TOOLS, step, "removed", tool(call), call, null, Phrase.of("change.tools.gone", call)));
            }
        }
        come.forEach(call -> changes.add(
                new Change(Aspect.TOOLS, step, "added", tool(call), null, call, Phrase.of("change.tools.new", call))));
        return changes;
    }

    private static String tool(String call) {
        return call.substring(0, call.indexOf('('));
    }
}
