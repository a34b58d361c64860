package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.model.Embedding;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.Assertion;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One assertion, ready to be put to answers; without its {@code not-}, which is whoever asks' to apply. */
interface AnswerCheck {

    /** What it wants, to stand behind "expected the answer to": {@code contain "30 days"}. */
    String wanted();

    Finding check(Answer answer);

    /**
     * What was found.
     *
     * @param holds whether the answer is as wanted
     * @param decided false if that can't be told; then neither the assertion nor its {@code not-} form passes
     * @param came where and how, in a few words; may be empty
     */
    record Finding(boolean holds, boolean decided, String came) {

        static Finding of(boolean holds, String came) {
            return new Finding(holds, true, came);
        }

        static Finding undecided(String why) {
            return new Finding(false, false, why);
        }
    }

    static AnswerCheck of(Assertion assertion, Map<String, Embedding> embeddings) {
        JsonNode value = assertion.value();
        return switch (assertion.type()) {
            case EQUALS -> value.isTextual() ? TextChecks.equalTo(value.textValue()) : JsonChecks.equalTo(value);
            case CONTAINS -> TextChecks.contains(List.of(value.textValue()), true, false);
            case ICONTAINS -> TextChecks.contains(List.of(value.textValue()), true, true);
            case CONTAINS_ALL -> TextChecks.contains(TextChecks.texts(value), true, false);
            case ICONTAINS_ALL -> TextChecks.contains(TextChecks.texts(value), true, true);
            case CONTAINS_ANY -> TextChecks.contains(TextChecks.texts(value), false, false);
            case ICONTAINS_ANY -> TextChecks.contains(TextChecks.texts(value), false, true);
            case STARTS_WITH -> TextChecks.startsWith(value.textValue());
            case REGEX -> TextChecks.regex(value.textValue());
            case IS_JSON -> JsonChecks.isJson(value);
            case CONTAINS_JSON -> JsonChecks.containsJson(value);
            case LEVENSHTEIN -> MeasureChecks.levenshtein(value.textValue(), threshold(assertion));
            case SIMILAR -> MeasureChecks.similar(TextChecks.texts(value), threshold(assertion), embeddings);
            case IS_REFUSAL -> MeasureChecks.refusal();
            case LATENCY -> MeasureChecks.latency(threshold(assertion));
            case WORD_COUNT -> MeasureChecks.words(value);
        };
    }

    private static double threshold(Assertion assertion) {
        return Objects.requireNonNull(assertion.threshold(), () -> assertion.name() + " was read without a threshold");
    }
}
