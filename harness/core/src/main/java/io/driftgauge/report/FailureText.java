package io.driftgauge.report;

import io.driftgauge.base.Secrets;
import io.driftgauge.baseline.RecordCommand;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Change;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.Attribution;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Movements;
import io.driftgauge.drift.StepFinding;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a case that fails or warns: what was asked, what was and what is, figures with their limits, likely cause,
 * files, and the command that accepts the change. Plain text; what models said is made harmless and secrets are masked.
 * Immutable and thread-safe.
 */
public final class FailureText {

    private static final String INDENT = "    ";
    private static final int MOST_CHANGES = 12;

    private final Places places;
    private final PlainText plain;

    public FailureText(RunFolders folders, Secrets secrets) {
        places = new Places(folders);
        plain = new PlainText(secrets);
    }

    /** Of a case; its first line is {@code VERDICT suite/case @ provider: what happened}. */
    public String of(CaseResult result) {
        List<String> lines = new ArrayList<>();
        Verdict verdict = result.verdict();
        lines.add(verdict.kind() + " " + result.key() + ": " + plain.line(verdict.summary()));
        asked(result, lines);
        Comparison comparison = result.comparison();
        if (comparison != null) {
            broken(comparison, lines);
            Optional<Representative> shown = Representative.of(comparison);
            if (shown.isPresent() && moved(result)) {
                answers(shown.get(), lines);
            }
        }
        Evidence evidence = result.evidence();
        if (evidence != null && comparison != null) {
            lines.addAll(figures(evidence, comparison));
        }
        if (verdict instanceof Verdict.Drifted drifted && comparison != null) {
            Attribution steps = result.attribution();
            if (steps == null) {
                lines.add("moved      " + plain.line(String.join("; ", Movements.of(drifted.moved(), comparison))));
            } else {
                steps(steps, lines);
            }
            changes(comparison, lines);
            lines.add("cause      " + plain.line(drifted.cause()));
        }
        if (comparison != null) {
            identity(comparison, lines);
        }
        result.reasons().forEach(reason -> lines.add("also       " + plain.line(reason)));
        files(result, lines);
        return String.join("\n", lines);
    }

    private static boolean moved(CaseResult result) {
        return result.suspect()
                || result.verdict().kind() == VerdictKind.DRIFTED
                || result.reasons().stream().anyMatch(r -> r.startsWith("DRIFTED: "));
    }

    private void asked(CaseResult result, List<String> lines) {
        lines.add("asked      " + places.line(result.replay().promptCase().where()));
        for (Message message : result.replay().promptCase().messages()) {
            lines.add(plain.block(message.role().name().toLowerCase(Locale.ROOT) + ": " + message.content(), INDENT));
        }
    }

    private void broken(Comparison comparison, List<String> lines) {
        for (AssertionResult result : comparison.assertions()) {
            if (!result.holds()) {
                lines.add("assert     " + result.assertion().title() + " ("
                        + places.line(result.assertion().where()) + "): " + result.passed() + " of " + result.total()
                        + " answers pass");
                result.ungraded().ifPresent(why -> lines.add(plain.block(why, INDENT)));
                if (!result.message().isEmpty()) {
                    lines.add(plain.block(result.message(), INDENT));
                }
            }
        }
    }

    private void answers(Representative shown, List<String> lines) {
        lines.add("was");
        lines.add(plain.block(shown.was().text(), INDENT));
        lines.add("is");
        lines.add(plain.block(shown.is().text(), INDENT));
        lines.add("changed");
        lines.add(plain.block(WordDiff.of(shown.was().text(), shown.is().text()), INDENT));
    }

    private static List<String> figures(Evidence evidence, Comparison comparison) {
        if (evidence.exact()) {
            return List.of("similarity " + Figures.beside(evidence.similarity(), 1)
                    + "; compared exactly: the same model can't answer otherwise (p "
                    + Figures.p(evidence.pValue(), evidence.pLimit()) + ")");
        }
        int n = comparison.before().size();
        String range = n < 2
                ? "; a single recorded answer has no range"
                : "; the " + n + " recorded answers have " + Figures.beside(evidence.expected(), evidence.similarity())
                        + " among themselves, none below " + Figures.beside(evidence.limit(), evidence.similarity());
        return List.of(
                "similarity " + Figures.beside(evidence.similarity(), evidence.limit()) + range,
                "p          " + Figures.p(evidence.pValue(), evidence.pLimit()) + ", limit "
                        + Figures.p(evidence.pLimit(), evidence.pValue()) + " (smallest possible "
                        + Figures.p(evidence.smallestP(), evidence.smallestP()) + ", "
                        + comparison.now().size() + " new answers, "
                        + Math.round(100 * evidence.outsideShare()) + "% outside the recorded range)");
    }

    private void steps(Attribution steps, List<String> lines) {
        int number = 1;
        for (StepFinding step : steps.steps()) {
            String state = step.state().name().toLowerCase(Locale.ROOT);
            lines.add((number == 1 ? "steps      " : "           ") + number + " " + step.step() + ": " + state + ": "
                    + plain.line(step.words()));
            number++;
        }
    }

    /** Path by path, fact by fact, tool by tool. */
    private void changes(Comparison comparison, List<String> lines) {
        List<Change> changes = comparison.changes();
        for (int i = 0; i < Math.min(changes.size(), MOST_CHANGES); i++) {
            Change change = changes.get(i);
            String step = change.step() == null ? "" : change.step() + ": ";
            lines.add((i == 0 ? "in words   " : "           ") + plain.line(step + change.words()));
        }
        if (changes.size() > MOST_CHANGES) {
            lines.add("           and " + (changes.size() - MOST_CHANGES) + " more in drift.json");
        }
    }

    private void identity(Comparison comparison, List<String> lines) {
        ServedText served = ServedText.of(comparison);
        if (!served.now().isEmpty() || !served.before().isEmpty()) {
            lines.add("served     " + plain.line(served.sentence()));
        }
    }

    private void files(CaseResult result, List<String> lines) {
        Verdict verdict = result.verdict();
        String mode = verdict instanceof Verdict.NoBaseline ? "missing" : "update";
        boolean acceptable = verdict.outcome() == VerdictKind.Outcome.FAILS
                && (moved(result) || verdict instanceof Verdict.NoBaseline || verdict instanceof Verdict.StaleBaseline);
        if (result.replay().promptCase().drift().compare()) {
            lines.add("baseline   " + places.baseline(result.replay()));
        }
        if (acceptable) {
            lines.add(
                    verdict instanceof Verdict.NoBaseline
                            ? "To record it, run:"
                            : "If the new answers are right, accept them:");
            lines.add(INDENT + RecordCommand.of(result.key(), mode));
        }
    }
}
