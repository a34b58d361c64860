package io.driftgauge.trainer.release;

import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.evaluation.Agreement;
import io.driftgauge.trainer.evaluation.Asked;
import io.driftgauge.trainer.evaluation.Evaluation;
import io.driftgauge.trainer.evaluation.TaskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Measured figures in Markdown, for model cards and the list of tasks. */
final class Scorecard {
    /** Under this exact match on held-out items a task is not fit for prompts that must hold. */
    static final double FIT = 0.95;

    /** A greedy step with a smaller margin might turn over on another processor. */
    static final double SAFE_MARGIN = 0.05;

    private static final int EXCEPTIONS_SHOWN = 40;

    private Scorecard() {}

    /** A table with a row per task whose answers are fixed. */
    static List<String> fixedTasks(List<TaskReport> reports) {
        List<String> lines = new ArrayList<>();
        lines.add("| task | held-out items | exact match, no system prompt | exact match, with system prompt"
                + " | exact match on training items | smallest margin of a right answer | answers with a margin under "
                + SAFE_MARGIN + " |");
        lines.add("|---|---|---|---|---|---|---|");
        for (TaskReport report : reports) {
            if (!report.task().sampled()) {
                lines.add(format(
                        "| %s%s | %d | %.3f | %.3f | %.3f | %.2f | %.3f |",
                        report.task().name(),
                        isFit(report) ? "" : " (not fit for use)",
                        report.heldOutItems(),
                        report.heldOutPlain(),
                        report.heldOutWithSystem(),
                        report.trainedAll(),
                        report.smallestMargin(),
                        report.shareUnderMargin(SAFE_MARGIN)));
            }
        }
        return lines;
    }

    /** A table with a row per sampled task. */
    static List<String> sampledTasks(List<TaskReport> reports) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "| task | well-formed draws at temperature %.1f | how often each wording came (in the order of `TASKS.md`), then how often none"
                        + " | greedy answer is one of the wordings (held-out items) |",
                Evaluation.TEMPERATURE));
        lines.add("|---|---|---|---|");
        for (TaskReport report : reports) {
            if (report.task().sampled()) {
                lines.add(format(
                        "| %s | %.3f | %s | %.3f |",
                        report.task().name(),
                        report.wellFormed(),
                        report.draws().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        report.heldOutAll()));
            }
        }
        return lines;
    }

    static boolean isFit(TaskReport report) {
        return report.heldOutPlain() >= FIT && report.heldOutWithSystem() >= FIT;
    }

    /** One line on a task, for the list of tasks. */
    static String summary(String release, TaskReport report) {
        String sampled = report.task().sampled()
                ? format("; %.3f of draws well-formed at temperature %.1f", report.wellFormed(), Evaluation.TEMPERATURE)
                : "";
        return format(
                "%s: held-out exact match %.3f without and %.3f with a system prompt, smallest margin of a right answer"
                        + " %.2f, answers with a margin under %.2f: %.3f%s.",
                release,
                report.heldOutPlain(),
                report.heldOutWithSystem(),
                report.smallestMargin(),
                SAFE_MARGIN,
                report.shareUnderMargin(SAFE_MARGIN),
                sampled);
    }

    /** Wrong answers, and right ones that hang by a thread. */
    static List<String> weakSpots(TaskReport report) {
        return report.all()
                .filter(asked -> !asked.isRight() || asked.generation().smallestMargin() < SAFE_MARGIN)
                .map(asked -> format(
                        "%s -> %s (%s, margin %.2f)",
                        question(asked),
                        code(asked.generation().text()),
                        asked.isRight() ? "right" : "wrong",
                        asked.generation().smallestMargin()))
                .toList();
    }

    /** The items that two releases answer differently. */
    static List<String> exceptions(Agreement agreement) {
        List<String> lines = agreement.exceptions().stream()
                .limit(EXCEPTIONS_SHOWN)
                .map(difference -> "- " + question(difference.before()) + ": "
                        + code(difference.before().generation().text()) + ", then "
                        + code(difference.after().generation().text()))
                .collect(Collectors.toCollection(ArrayList::new));
        int rest = agreement.exceptions().size() - EXCEPTIONS_SHOWN;
        if (rest > 0) {
            lines.add("- and " + rest + " more");
        }
        return lines;
    }

    private static String question(Asked asked) {
        String system = asked.system().isEmpty() ? "" : " after the system prompt " + code(asked.system());
        return code(asked.item().question()) + system + (asked.item().heldOut() ? " (held out)" : "");
    }

    private static String code(String text) {
        String fence = text.contains("`") ? "````" : "`";
        return fence + text.replace("\n", "\\n").replace(Conversation.END, "") + fence;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
