package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.compare.TextChecks.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The assertions about which tools an answer calls, in what order and with what. */
final class ToolChecks {

    private ToolChecks() {}

    /** F1 of the sets of names, as promptfoo counts it: order and repetition aside. */
    static AnswerCheck f1(List<String> expected, double threshold) {
        Set<String> wanted = Set.copyOf(expected);
        return new Check("call " + String.join(", ", expected) + " with an F1 of at least " + threshold, answer -> {
            Set<String> called = new HashSet<>(names(answer));
            long common = called.stream().filter(wanted::contains).count();
            double f1 = called.isEmpty() ? 0 : 2.0 * common / (called.size() + wanted.size());
            return Finding.scored(
                    f1 >= threshold, f1, "F1 " + MeasureChecks.atLeastDiffering(f1, threshold) + ", " + told(answer));
        });
    }

    static AnswerCheck used(JsonNode tools) {
        List<String> wanted = new ArrayList<>();
        tools.forEach(
                t -> wanted.add(times(t) + " " + Quote.of(t.path("pattern").asText())));
        return new Check("call " + String.join(", ", wanted), answer -> {
            for (JsonNode tool : tools) {
                if (!inRange(tool, answer)) {
                    return Finding.of(false, told(answer));
                }
            }
            return Finding.of(true, told(answer));
        });
    }

    static AnswerCheck count(JsonNode value) {
        return new Check(
                "make " + times(value) + " calls of "
                        + Quote.of(value.path("pattern").asText()),
                answer -> Finding.of(inRange(value, answer), told(answer)));
    }

    private static boolean inRange(JsonNode range, Subject answer) {
        Pattern pattern = wildcard(range.path("pattern").asText());
        long count =
                names(answer).stream().filter(n -> pattern.matcher(n).matches()).count();
        return count >= range.path("min").asInt(0) && count <= range.path("max").asInt(Integer.MAX_VALUE);
    }

    private static String times(JsonNode range) {
        String least = range.has("min") ? "at least " + range.path("min").asInt() : "";
        String most = range.has("max") ? "at most " + range.path("max").asInt() : "";
        return least + (least.isEmpty() || most.isEmpty() ? "" : ", ") + most + " times";
    }

    static AnswerCheck sequence(JsonNode value) {
        List<String> steps = TextChecks.texts(value.path("steps"));
        boolean exact = value.path("mode").asText().equals("exact");
        List<Pattern> patterns = steps.stream().map(ToolChecks::wildcard).toList();
        return new Check("call " + String.join(", then ", steps) + (exact ? ", and nothing else" : ""), answer -> {
            List<String> called = names(answer);
            Iterator<Pattern> next = patterns.iterator();
            Pattern wanted = next.next();
            int matched = 0;
            for (String name : called) {
                if (wanted.matcher(name).matches()) {
                    matched++;
                    if (!next.hasNext()) {
                        break;
                    }
                    wanted = next.next();
                } else if (exact) {
                    break;
                }
            }
            boolean holds = matched == patterns.size() && (!exact || called.size() == patterns.size());
            return Finding.of(holds, told(answer));
        });
    }

    static AnswerCheck arguments(JsonNode value) {
        Pattern pattern = wildcard(value.path("pattern").asText());
        boolean exact = value.path("mode").asText().equals("exact");
        JsonNode wanted = without(value.path("args"), value, false);
        return new Check(
                "call " + Quote.of(value.path("pattern").asText()) + " with " + (exact ? "exactly " : "")
                        + Quote.of(Json.canonical(wanted)),
                answer -> {
                    List<CalledTools.Call> calls = CalledTools.of(answer).stream()
                            .filter(c -> pattern.matcher(c.name()).matches())
                            .toList();
                    boolean holds = calls.stream()
                            .flatMap(c -> c.arguments().stream())
                            .map(a -> without(a, value, true))
                            .anyMatch(a ->
                                    exact ? Json.canonical(a).equals(Json.canonical(wanted)) : contains(a, wanted));
                    String came = calls.stream()
                            .map(c -> c.arguments().map(Json::canonical).orElse("no JSON"))
                            .map(Quote::of)
                            .collect(Collectors.joining(", "));
                    return Finding.of(holds, calls.isEmpty() ? told(answer) : "it was called with " + came);
                });
    }

    /** Without what is to be ignored, and of an answer's arguments without those that have their default. */
    private static JsonNode without(JsonNode arguments, JsonNode value, boolean defaults) {
        if (!arguments.isObject()) {
            return arguments;
        }
        List<Pattern> ignored = TextChecks.texts(value.path("ignore")).stream()
                .map(ToolChecks::wildcard)
                .toList();
        ObjectNode rest = Json.object();
        for (Map.Entry<String, JsonNode> field : arguments.properties()) {
            boolean isDefault = defaults
                    && value.path("defaults").has(field.getKey())
                    && Json.canonical(value.path("defaults").path(field.getKey()))
                            .equals(Json.canonical(field.getValue()));
            if (!isDefault
                    && ignored.stream().noneMatch(p -> p.matcher(field.getKey()).matches())) {
                rest.set(field.getKey(), field.getValue());
            }
        }
        return rest;
    }

    /** True if each field that is wanted is there, and so within it; anything else must be equal. */
    private static boolean contains(JsonNode has, JsonNode wanted) {
        if (!wanted.isObject() || !has.isObject()) {
            return Json.canonical(has).equals(Json.canonical(wanted));
        }
        return wanted.properties().stream()
                .allMatch(f -> has.has(f.getKey()) && contains(has.path(f.getKey()), f.getValue()));
    }

    private static List<String> names(Subject answer) {
        return CalledTools.of(answer).stream().map(CalledTools.Call::name).toList();
    }

    private static String told(Subject answer) {
        List<String> names = names(answer);
        return names.isEmpty() ? "it calls no tool" : "it calls " + Quote.of(String.join(", ", names));
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static Pattern wildcard(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
