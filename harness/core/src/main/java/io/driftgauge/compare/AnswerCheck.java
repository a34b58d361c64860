package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.model.Embedding;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.Assertion;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One assertion, ready to be put to answers; without its {@code not-}, which is whoever asks' to apply. */
interface AnswerCheck {

    /** What it wants, to stand behind "expected the answer to": {@code contain "30 days"}. */
    String wanted();

    Finding check(Subject subject);

    /**
     * What checks may look at beside an answer.
     *
     * @param embeddings of all texts that {@code similar} needs
     * @param grades what judges said
     */
    record Context(CaseReplay replay, Map<String, Embedding> embeddings, Grades grades) {}

    static AnswerCheck of(Assertion assertion, Context context) {
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
            case IS_XML -> XmlChecks.isXml(value);
            case CONTAINS_XML -> XmlChecks.containsXml(value);
            case IS_HTML -> HtmlChecks.isHtml();
            case CONTAINS_HTML -> HtmlChecks.containsHtml();
            case IS_SQL -> SqlChecks.isSql(value);
            case CONTAINS_SQL -> SqlChecks.containsSql(value);
            case LEVENSHTEIN -> MeasureChecks.levenshtein(value.textValue(), threshold(assertion));
            case ROUGE_N, BLEU, GLEU, METEOR, F1 -> OverlapChecks.of(assertion, threshold(assertion));
            case SIMILAR, SIMILAR_DOT ->
                MeasureChecks.similar(TextChecks.texts(value), threshold(assertion), context.embeddings());
            case SIMILAR_EUCLIDEAN ->
                MeasureChecks.near(TextChecks.texts(value), threshold(assertion), context.embeddings());
            case FACTS_IN_CONTEXT -> ContextChecks.factsIn(value.textValue());
            case IS_REFUSAL -> MeasureChecks.refusal();
            case CONTAINS_PII -> Pii.check(TextChecks.texts(value));
            case LANGUAGE -> Languages.check(TextChecks.texts(value));
            case WORD_COUNT -> MeasureChecks.count(value, "words", Words::count);
            case SENTENCE_COUNT -> MeasureChecks.count(value, "sentences", Sentences::count);
            case LATENCY -> MeasureChecks.latency(threshold(assertion));
            case COST ->
                MeasureChecks.cost(
                        threshold(assertion), context.replay().provider().price());
            case PERPLEXITY -> MeasureChecks.perplexity(threshold(assertion));
            case PERPLEXITY_SCORE -> MeasureChecks.perplexityScore(threshold(assertion));
            case FINISH_REASON -> MeasureChecks.finish(value.textValue());
            case IS_VALID_FUNCTION_CALL, IS_VALID_TOOLS_CALL -> ToolSchemaCheck.of(context.replay());
            case TOOL_CALL_F1 -> ToolChecks.f1(TextChecks.texts(value), threshold(assertion));
            case TOOL_USED -> ToolChecks.used(value);
            case TOOL_ARGS_MATCH -> ToolChecks.arguments(value);
            case TOOL_SEQUENCE -> ToolChecks.sequence(value);
            case STEP_COUNT -> ToolChecks.count(value);
            case LLM_RUBRIC, FACTUALITY, CLOSED_QA, G_EVAL, SELECT_BEST -> GradedCheck.of(assertion, context);
            case ASSERT_SET -> SetCheck.of(assertion, context);
        };
    }

    private static double threshold(Assertion assertion) {
        return Objects.requireNonNull(assertion.threshold(), () -> assertion.name() + " was read without a threshold");
    }
}
