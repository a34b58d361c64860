package io.driftgauge.compare;

import io.driftgauge.model.Embedding;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.util.List;
import java.util.Map;

/** Checks answers against a case's assertions. Nothing of an answer is evaluated: it is text to be searched. */
final class Assertions {

    /** Embeddings of all texts that {@code similar} needs. */
    private final Map<String, Embedding> embeddings;

    Assertions(Map<String, Embedding> embeddings) {
        this.embeddings = embeddings;
    }

    /** The texts that must have an embedding for that assertion, beside the answers themselves. */
    static List<String> textsToEmbed(Assertion assertion) {
        return assertion.type() == AssertionType.SIMILAR ? TextChecks.texts(assertion.value()) : List.of();
    }

    /** One assertion over all answers. */
    AssertionResult check(Assertion assertion, List<Answer> answers) {
        AnswerCheck check = AnswerCheck.of(assertion, embeddings);
        int passed = 0;
        String message = "";
        for (Answer answer : answers) {
            AnswerCheck.Finding finding = check.check(answer);
            boolean passes = finding.decided() && finding.holds() != assertion.negated();
            if (passes) {
                passed++;
            } else if (message.isEmpty()) {
                message = message(assertion, check, answer, finding);
            }
        }
        return new AssertionResult(assertion, passed, answers.size(), message);
    }

    private static String message(Assertion assertion, AnswerCheck check, Answer answer, AnswerCheck.Finding finding) {
        String came = finding.came().isEmpty() ? "" : "; " + finding.came();
        return "expected the answer " + (assertion.negated() ? "not to " : "to ") + check.wanted() + ", came "
                + Quote.of(answer.text()) + " (sample " + (answer.sample() + 1) + came + ")";
    }
}
