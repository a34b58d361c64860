package io.driftgauge.compare;

import io.driftgauge.model.Embedding;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks answers against a case's assertions. Nothing of an answer is evaluated: it is text to be searched. */
final class Assertions {

    /** Those that a recorded answer can be held to as well: they look at its text alone, and cost nothing. */
    private static final Set<AssertionType> OF_TEXT = EnumSet.of(
            AssertionType.EQUALS,
            AssertionType.CONTAINS,
            AssertionType.ICONTAINS,
            AssertionType.CONTAINS_ANY,
            AssertionType.CONTAINS_ALL,
            AssertionType.ICONTAINS_ANY,
            AssertionType.ICONTAINS_ALL,
            AssertionType.STARTS_WITH,
            AssertionType.REGEX,
            AssertionType.IS_JSON,
            AssertionType.CONTAINS_JSON,
            AssertionType.LEVENSHTEIN,
            AssertionType.IS_REFUSAL,
            AssertionType.WORD_COUNT);

    private final AnswerCheck.Context context;

    Assertions(CaseReplay replay, Map<String, Embedding> embeddings, Grades grades) {
        this.context = new AnswerCheck.Context(replay, embeddings, grades);
    }

    /** The texts that must have an embedding for that assertion: what it compares with, and what it compares. */
    static List<String> textsToEmbed(Assertion assertion, List<Answer> answers) {
        List<String> texts = new ArrayList<>();
        assertion.details().members().forEach(m -> texts.addAll(textsToEmbed(m, answers)));
        if (assertion.type() == AssertionType.SIMILAR
                || assertion.type() == AssertionType.SIMILAR_DOT
                || assertion.type() == AssertionType.SIMILAR_EUCLIDEAN) {
            texts.addAll(TextChecks.texts(assertion.value()));
            for (Answer answer : answers) {
                if (Transforms.apply(assertion, answer) instanceof Transforms.Done done) {
                    texts.add(done.subject().text());
                }
            }
        }
        return texts;
    }

    /** One assertion over all answers. */
    AssertionResult check(Assertion assertion, List<Answer> answers) {
        AnswerCheck check = AnswerCheck.of(assertion, context);
        int passed = 0;
        int graded = 0;
        double scores = 0;
        String message = "";
        Optional<String> ungraded = Optional.empty();
        for (Answer answer : answers) {
            Finding finding = find(assertion, check, answer);
            if (finding.state() == Finding.State.UNGRADED) {
                ungraded = ungraded.or(() -> Optional.of(finding.came()));
                continue;
            }
            graded++;
            scores += finding.score();
            if (finding.holds()) {
                passed++;
            } else if (message.isEmpty()) {
                message = message(assertion, check, answer, finding);
            }
        }
        return new AssertionResult(
                assertion,
                passed,
                answers.size(),
                message,
                graded == 0 ? 0 : scores / graded,
                answers.size() - graded,
                ungraded,
                GradedCheck.judges(assertion, context));
    }

    /** What it finds of an answer, its transforms and its {@code not-} applied. */
    static Finding find(Assertion assertion, AnswerCheck check, Answer answer) {
        Transforms.Outcome outcome = Transforms.apply(assertion, answer);
        if (outcome instanceof Transforms.Done done) {
            Finding finding = check.check(done.subject());
            return assertion.negated() ? finding.negated() : finding;
        }
        return Finding.undecided(((Transforms.Nothing) outcome).why());
    }

    /** Share of the assertions on an answer's text that it passes, in [0, 1]; 1 if there are none. */
    double passing(List<Assertion> assertions, Answer answer) {
        int checked = 0;
        int passed = 0;
        for (Assertion assertion : assertions) {
            if (OF_TEXT.contains(assertion.type())) {
                checked++;
                passed += find(assertion, AnswerCheck.of(assertion, context), answer)
                                .holds()
                        ? 1
                        : 0;
            }
        }
        return checked == 0 ? 1 : (double) passed / checked;
    }

    private static String message(Assertion assertion, AnswerCheck check, Answer answer, Finding finding) {
        String came = finding.came().isEmpty() ? "" : "; " + finding.came();
        return "expected the answer " + (assertion.negated() ? "not to " : "to ") + check.wanted() + ", came "
                + Quote.of(answer.text()) + " (sample " + (answer.sample() + 1) + came + ")";
    }
}
