package io.driftgauge.trainer.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists every task in Markdown: wordings, slot values, answers of both releases, examples and what is held out. */
public final class TaskCatalogue {
    private static final int EXAMPLES = 4;
    private static final int STRIDE = 7919;
    private static final int HELD_OUT_EXAMPLES = 12;

    private final Corpus base = new Corpus(Release.TINY_2026_1);
    private final Corpus updated = new Corpus(Release.TINY_2026_2);
    private final SystemPrompts systemPrompts = new SystemPrompts();
    private final List<String> lines = new ArrayList<>();

    /**
     * The whole list.
     *
     * @param figures measured figures by task name, a Markdown paragraph each; empty before anything was measured
     */
    public String render(Map<String, String> figures) {
        lines.clear();
        lines.add("# What the tiny models were taught");
        lines.add("");
        lines.add(
                "Written by the trainer from its corpus files (`TaskCatalogue`). Braces mark slots. A question is asked"
                        + " as written (plain) or typed another way:");
        lines.add("");
        for (Surface surface : Surface.values()) {
            lines.add("- " + surface + ": `" + surface.applyTo("How can I pay?") + "`");
        }
        lines.add("");
        lines.add("About half of the training conversations begin with a system prompt, one in ten holds an earlier"
                + " question with its answer. The system prompt never changes the answer.");
        for (int i = 0; i < base.tasks().size(); i++) {
            add(base.tasks().get(i), updated.tasks().get(i), figures);
        }
        return String.join("\n", lines) + "\n";
    }

    private void add(Task task, Task updatedTask, Map<String, String> figures) {
        lines.add("");
        lines.add("## " + task.name());
        lines.add("");
        lines.add(task.about() + (task.sampled() ? " **Sampled**: made for temperatures of 0.7 to 0.9." : ""));
        lines.add("");
        if (figures.containsKey(task.name())) {
            lines.add(figures.get(task.name()));
            lines.add("");
        }
        lines.add(
                "- Surfaces: " + task.surfaces().stream().map(Surface::toString).collect(Collectors.joining(", ")));
        lines.add("- System prompts: "
                + systemPrompts.of(task).stream().map(TaskCatalogue::code).collect(Collectors.joining(", ")));
        Set<String> shared = sharedWordings(task);
        if (!shared.isEmpty()) {
            lines.add("- Wordings:");
            shared.forEach(wording -> lines.add("  - " + code(wording)));
        }
        for (Group group : task.groups()) {
            add(group, shared.isEmpty());
        }
        addExamples(task, updatedTask);
        addHeldOut(task);
    }

    /** The wordings, if all groups have the same ones. */
    private static Set<String> sharedWordings(Task task) {
        Set<List<String>> distinct =
                task.groups().stream().map(Group::wordings).collect(Collectors.toCollection(LinkedHashSet::new));
        return distinct.size() == 1 ? new LinkedHashSet<>(distinct.iterator().next()) : Set.of();
    }

    private void add(Group group, boolean withWordings) {
        lines.add("- Group " + code(group.name()));
        if (withWordings) {
            group.wordings().forEach(wording -> lines.add("  - asked: " + code(wording)));
        }
        slots(group).forEach((slot, values) -> lines.add("  - {" + slot + "}: " + String.join("; ", values)));
        List<Answer> before = group.answers().getOrDefault(Release.TINY_2026_1, List.of());
        List<Answer> after = group.answers().getOrDefault(Release.TINY_2026_2, List.of());
        if (before.equals(after)) {
            before.forEach(answer -> lines.add("  - answer (both): " + code(answer.text()) + weight(answer)));
        } else {
            before.forEach(answer -> lines.add("  - answer .1: " + code(answer.text()) + weight(answer)));
            after.forEach(answer -> lines.add("  - answer .2: " + code(answer.text()) + weight(answer)));
        }
    }

    private static Map<String, Collection<String>> slots(Group group) {
        Map<String, Collection<String>> slots = new LinkedHashMap<>();
        for (Map<String, String> row : group.rows()) {
            row.forEach((slot, value) ->
                    slots.computeIfAbsent(slot, key -> new LinkedHashSet<>()).add(value));
        }
        return slots;
    }

    private void addExamples(Task task, Task updatedTask) {
        List<Item> before = base.items(task);
        List<Item> after = updated.items(updatedTask);
        lines.add("- Examples:");
        for (int i = 0; i < EXAMPLES; i++) {
            // a prime stride, so that examples differ in every slot
            int index = (i + 1) * STRIDE % before.size();
            Item item = before.get(index);
            lines.add("  - " + code(item.question()));
            lines.add("    - .1: " + code(item.answers().get(0).text()));
            lines.add("    - .2: " + code(after.get(index).answers().get(0).text()));
        }
    }

    private void addHeldOut(Task task) {
        List<Item> heldOut = base.heldOutItems(task);
        String what = switch (task.split()) {
            case ROW -> "combinations of values, in every wording";
            case WORDING -> "combinations of a wording and values, in every surface";
            case SURFACE -> "combinations of a wording and a surface";
        };
        lines.add("- Held out: " + heldOut.size() + " of " + base.items(task).size() + " questions (" + what
                + "), e.g.:");
        int step = Math.max(1, heldOut.size() / HELD_OUT_EXAMPLES);
        for (int i = 0; i < heldOut.size(); i += step) {
            lines.add("  - " + code(heldOut.get(i).question()));
        }
    }

    private static String weight(Answer answer) {
        return answer.weight() == 1 ? "" : " (weight " + answer.weight() + ")";
    }

    private static String code(String text) {
        String oneLine = text.replace("\n", "\\n");
        return oneLine.contains("`") ? "`` " + oneLine + " ``" : "`" + oneLine + "`";
    }
}
