package io.driftgauge.report;

import io.driftgauge.base.Phrase;
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
    private final ReportTexts texts;

    /** In English. */
    public FailureText(RunFolders folders, Secrets secrets) {
        this(folders, secrets, ReportTexts.english());
    }

    public FailureText(RunFolders folders, Secrets secrets, ReportTexts texts) {
        this.places = new Places(folders);
        this.plain = new PlainText(secrets);
        this.texts = texts;
    }

    /** Of a case; its first line is {@code VERDICT suite/case @ provider: what happened}. */
    public String of(CaseResult result) {
        List<String> lines = new ArrayList<>();
        Verdict verdict = result.verdict();
        lines.add(verdict.kind() + " " + result.key() + ": " + plain.line(texts.say(verdict.said())));
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
                lines.add(label("moved")
                        + plain.line(
                                texts.say(Phrase.list("list.semicolon", Movements.of(drifted.moved(), comparison)))));
            } else {
                steps(steps, lines);
            }
            changes(comparison, lines);
            lines.add(label("cause") + plain.line(texts.say(drifted.why())));
        }
        if (comparison != null) {
            identity(comparison, lines);
        }
        result.also().forEach(reason -> lines.add(label("also") + plain.line(texts.say(reason))));
        files(result, lines);
        return String.join("\n", lines);
    }

    private static boolean moved(CaseResult result) {
        return result.suspect()
                || result.verdict().kind() == VerdictKind.DRIFTED
                || result.reasons().stream().anyMatch(r -> r.startsWith("DRIFTED: "));
    }

    private void asked(CaseResult result, List<String> lines) {
        lines.add(label("asked") + places.line(result.replay().promptCase().where()));
        for (Message message : result.replay().promptCase().messages()) {
            lines.add(plain.block(message.role().name().toLowerCase(Locale.ROOT) + ": " + message.content(), INDENT));
        }
    }

    private void broken(Comparison comparison, List<String> lines) {
        for (AssertionResult result : comparison.assertions()) {
            if (!result.holds()) {
                lines.add(label("assert")
                        + texts.get(
                                "fail.assert.value",
                                result.assertion().title(),
                                places.line(result.assertion().where()),
                                result.passed(),
                                result.total()));
                result.ungraded().ifPresent(why -> lines.add(plain.block(why, INDENT)));
                if (!result.message().isEmpty()) {
                    lines.add(plain.block(result.message(), INDENT));
                }
            }
        }
    }

    private void answers(Representative shown, List<String> lines) {
        lines.add(texts.get("fail.was"));
        lines.add(plain.block(shown.was().text(), INDENT));
        lines.add(texts.get("fail.is"));
        lines.add(plain.block(shown.is().text(), INDENT));
        lines.add(texts.get("fail.changed"));
        lines.add(plain.block(WordDiff.of(shown.was().text(), shown.is().text()), INDENT));
    }

    private List<String> figures(Evidence evidence, Comparison comparison) {
        if (evidence.exact()) {
            return List.of(label("similarity")
                    + texts.get(
                            "fail.exact",
                            Figures.beside(evidence.similarity(), 1),
                            Figures.p(evidence.pValue(), evidence.pLimit())));
        }
        int n = comparison.before().size();
        String range = n < 2
                ? texts.get("fail.single")
                : texts.get(
                        "fail.range",
                        n,
                        Figures.beside(evidence.expected(), evidence.similarity()),
                        Figures.beside(evidence.limit(), evidence.similarity()));
        return List.of(
                label("similarity")
                        + texts.get(
                                "fail.similarity.value",
                                Figures.beside(evidence.similarity(), evidence.limit()),
                                range),
                label("p")
                        + texts.get(
                                "fail.p.value",
                                Figures.p(evidence.pValue(), evidence.pLimit()),
                                Figures.p(evidence.pLimit(), evidence.pValue()),
                                Figures.p(evidence.smallestP(), evidence.smallestP()),
                                comparison.now().size(),
                                Math.round(100 * evidence.outsideShare())));
    }

    /** The start of a line, as wide as the others. */
    private String label(String key) {
        return PlainText.padded(texts.get("fail." + key));
    }

    private void steps(Attribution steps, List<String> lines) {
        int number = 1;
        for (StepFinding step : steps.steps()) {
            String state = texts.get("fail.step." + step.state());
            lines.add((number == 1 ? label("steps") : PlainText.padded("")) + number + " " + step.step() + ": " + state
                    + ": " + plain.line(texts.say(step.words())));
            number++;
        }
    }

    /** Path by path, fact by fact, tool by tool. */
    private void changes(Comparison comparison, List<String> lines) {
        List<Change> changes = comparison.changes();
        for (int i = 0; i < Math.min(changes.size(), MOST_CHANGES); i++) {
            Change change = changes.get(i);
            String step = change.step() == null ? "" : change.step() + ": ";
            lines.add((i == 0 ? label("words") : PlainText.padded("")) + plain.line(step + texts.say(change.said())));
        }
        if (changes.size() > MOST_CHANGES) {
            lines.add(PlainText.padded("") + texts.get("fail.more", changes.size() - MOST_CHANGES));
        }
    }

    private void identity(Comparison comparison, List<String> lines) {
        ServedText served = ServedText.of(comparison);
        if (!served.now().isEmpty() || !served.before().isEmpty()) {
            lines.add(label("served") + plain.line(texts.say(served.sentence())));
        }
    }

    private void files(CaseResult result, List<String> lines) {
        Verdict verdict = result.verdict();
        String mode = verdict instanceof Verdict.NoBaseline ? "missing" : "update";
        boolean acceptable = verdict.outcome() == VerdictKind.Outcome.FAILS
                && (moved(result) || verdict instanceof Verdict.NoBaseline || verdict instanceof Verdict.StaleBaseline);
        if (result.replay().promptCase().drift().compare()) {
            lines.add(label("baseline") + places.baseline(result.replay()));
        }
        if (acceptable) {
            lines.add(texts.get(verdict instanceof Verdict.NoBaseline ? "fail.record" : "fail.accept"));
            lines.add(INDENT + RecordCommand.of(result.key(), mode));
        }
    }
}
