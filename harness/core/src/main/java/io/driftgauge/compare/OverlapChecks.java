package io.driftgauge.compare;

import io.driftgauge.compare.TextChecks.Check;
import io.driftgauge.suite.Assertion;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The assertions about words that an answer shares with reference texts. */
final class OverlapChecks {

    private OverlapChecks() {}

    static AnswerCheck of(Assertion assertion, double threshold) {
        List<String> references = TextChecks.texts(assertion.value());
        int n = assertion.details().ngram();
        return switch (assertion.type()) {
            case BLEU -> check("BLEU", references, threshold, text -> Overlap.bleu(text, references));
            case GLEU -> check("GLEU", references, threshold, text -> Overlap.gleu(text, references));
            case METEOR -> check("METEOR", references, threshold, text -> Meteor.score(text, references));
            case F1 -> check("F1", references, threshold, text -> Overlap.f1(text, references));
            default -> check("ROUGE-" + n, references, threshold, text -> Overlap.rouge(text, references, n));
        };
    }

    private static AnswerCheck check(
            String name, List<String> references, double threshold, ToDoubleFunction<String> measure) {
        String quoted = references.stream().map(Quote::of).collect(Collectors.joining(" or "));
        return new Check("have a " + name + " of at least " + threshold + " with " + quoted, answer -> {
            double score = measure.applyAsDouble(answer.text());
            return Finding.scored(
                    score >= threshold, score, name + " " + MeasureChecks.atLeastDiffering(score, threshold));
        });
    }
}
