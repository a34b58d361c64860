package io.driftgauge.suite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The assertions there are, by promptfoo's names: the one list that reading, evaluating and the JSON Schema go by. Each
 * also has a {@code not-} form. A value that was read has exactly the shape that its type says.
 */
public enum AssertionType {
    /** The whole answer is the text (outer white space aside), or its JSON is the value. */
    EQUALS("equals", Value.TEXT_OR_JSON),
    CONTAINS("contains", Value.TEXT),
    /** Ignoring case. */
    ICONTAINS("icontains", Value.TEXT),
    CONTAINS_ANY("contains-any", Value.TEXTS),
    CONTAINS_ALL("contains-all", Value.TEXTS),
    ICONTAINS_ANY("icontains-any", Value.TEXTS),
    ICONTAINS_ALL("icontains-all", Value.TEXTS),
    STARTS_WITH("starts-with", Value.TEXT),
    /** The pattern matches somewhere in the answer. */
    REGEX("regex", Value.PATTERN),
    /** The whole answer is JSON, and fits the schema if there is one. */
    IS_JSON("is-json", Value.SCHEMA),
    /** JSON stands somewhere in the answer, and fits the schema if there is one. */
    CONTAINS_JSON("contains-json", Value.SCHEMA),
    /** The whole answer is one XML document, and has the elements if some are named. */
    IS_XML("is-xml", Value.ELEMENTS),
    /** An XML element stands in the answer, and has the elements if some are named. */
    CONTAINS_XML("contains-xml", Value.ELEMENTS),
    /** The whole answer is HTML. */
    IS_HTML("is-html", Value.NONE),
    /** HTML stands somewhere in the answer. */
    CONTAINS_HTML("contains-html", Value.NONE),
    /** The whole answer is SQL, and touches only the tables and columns allowed if some are named. */
    IS_SQL("is-sql", Value.SQL),
    /** The answer is SQL, or a code block of it is. */
    CONTAINS_SQL("contains-sql", Value.SQL),
    /** At most {@code threshold} edits from the text; 5 unless the file says otherwise. */
    LEVENSHTEIN("levenshtein", Value.TEXT, Threshold.EDITS, 5.0),
    /** Share of the reference's n-grams that the answer has. */
    ROUGE_N("rouge-n", Value.REFERENCES, Threshold.SHARE, 0.75),
    /** Precision of the answer's 1- to 4-grams with a penalty for being short. */
    BLEU("bleu", Value.REFERENCES, Threshold.SHARE, 0.5),
    /** The smaller of precision and recall of 1- to 4-grams. */
    GLEU("gleu", Value.REFERENCES, Threshold.SHARE, 0.5),
    /** Words in common, also by their stem, with a penalty for another order. */
    METEOR("meteor", Value.REFERENCES, Threshold.SHARE, 0.5),
    /** Harmonic mean of precision and recall of words. */
    F1("f1", Value.REFERENCES, Threshold.SHARE, 0.5),
    /** Cosine similarity to one of the texts of at least {@code threshold}; 0.75 unless the file says otherwise. */
    SIMILAR("similar", Value.REFERENCES, Threshold.SHARE, 0.75, "similar:cosine"),
    /** Dot product with one of the texts of at least {@code threshold}. */
    SIMILAR_DOT("similar:dot", Value.REFERENCES, Threshold.SHARE, 0.75),
    /** Euclidean distance from one of the texts of at most {@code threshold}. */
    SIMILAR_EUCLIDEAN("similar:euclidean", Value.REFERENCES, Threshold.DISTANCE, 0.75),
    /** Every number, date and name of the answer stands in that text; ours. */
    FACTS_IN_CONTEXT("facts-in-context", Value.TEXT),
    /** The answer declines. */
    IS_REFUSAL("is-refusal", Value.NONE),
    /** The answer holds personal data or a key of one of these kinds. */
    CONTAINS_PII("contains-pii", Value.PII, "pii"),
    /** The answer is in one of these languages. */
    LANGUAGE("language", Value.LANGUAGES),
    /** So many words. */
    WORD_COUNT("word-count", Value.RANGE),
    /** So many sentences. */
    SENTENCE_COUNT("sentence-count", Value.RANGE),
    /** The call took at most {@code threshold} milliseconds. */
    LATENCY("latency", Value.NONE, Threshold.MILLISECONDS, null),
    /** The call cost at most {@code threshold} US dollars. */
    COST("cost", Value.NONE, Threshold.USD, null),
    /** The model's perplexity on its own answer is at most {@code threshold}. */
    PERPLEXITY("perplexity", Value.NONE, Threshold.PERPLEXITY, null),
    /** 1 / (1 + perplexity) is at least {@code threshold}. */
    PERPLEXITY_SCORE("perplexity-score", Value.NONE, Threshold.HALF, null),
    /** The model stopped for that reason. */
    FINISH_REASON("finish-reason", Value.FINISH),
    /** The answer's call of a function fits the schema that the request declares for it. */
    IS_VALID_FUNCTION_CALL("is-valid-function-call", Value.NONE, "is-valid-openai-function-call"),
    /** Each tool call fits the schema that the request declares for it. */
    IS_VALID_TOOLS_CALL("is-valid-openai-tools-call", Value.NONE),
    /** F1 of the names of the tools called against those expected. */
    TOOL_CALL_F1("tool-call-f1", Value.TEXTS, Threshold.SHARE, 1.0),
    /** These tools were called, so often. */
    TOOL_USED("trajectory:tool-used", Value.TOOL_USED),
    /** A call of that tool had these arguments. */
    TOOL_ARGS_MATCH("trajectory:tool-args-match", Value.TOOL_ARGS),
    /** The tools were called in this order. */
    TOOL_SEQUENCE("trajectory:tool-sequence", Value.TOOL_SEQUENCE),
    /** So many calls. */
    STEP_COUNT("trajectory:step-count", Value.STEP_COUNT),
    /** A judge says that the answer meets the rubric. */
    LLM_RUBRIC("llm-rubric", Value.TEXT, Threshold.GRADE, null),
    /** A judge says that the answer meets the criterion; it answers Y or N. */
    CLOSED_QA("model-graded-closedqa", Value.TEXT),
    /** A judge says that the answer does not contradict the text. */
    FACTUALITY("factuality", Value.TEXT, "model-graded-factuality"),
    /** A judge derives steps from the criteria and scores by them. */
    G_EVAL("g-eval", Value.REFERENCES, Threshold.SHARE, 0.7),
    /** A judge finds this answer the best of those that the suite's prompts and providers gave. */
    SELECT_BEST("select-best", Value.TEXT),
    /** The weighted share of these assertions that hold is at least {@code threshold}, or all hold if there is none. */
    ASSERT_SET("assert-set", Value.NONE, Threshold.GRADE, null);

    /** The shape of a value. */
    public enum Value {
        /** None: {@code MissingNode}. */
        NONE,
        /** A string that is not empty. */
        TEXT,
        /** An array of at least one string, none empty; in the file also one string, which may hold several with commas. */
        TEXTS,
        /** An array of at least one string, none empty; in the file also one string. */
        REFERENCES,
        /** A string, or an object or array for a JSON value. */
        TEXT_OR_JSON,
        /** A string that is a valid {@link java.util.regex.Pattern}. */
        PATTERN,
        /** An object that is a valid JSON Schema, or {@code MissingNode}. */
        SCHEMA,
        /** An object with {@code min}, {@code max} or both: whole numbers from 0; in the file also one number for both. */
        RANGE,
        /** An object with {@code requiredElements}, an array of dotted paths; or {@code MissingNode}. */
        ELEMENTS,
        /** An object with {@code databaseType}, {@code allowedTables}, {@code allowedColumns}; or {@code MissingNode}. */
        SQL,
        /** An array of kinds, all if the file names none. */
        PII,
        /** An array of language codes of two or three letters. */
        LANGUAGES,
        /** {@code stop}, {@code length}, {@code content_filter} or {@code tool_calls}. */
        FINISH,
        /** An array of objects with {@code pattern}, {@code min} and perhaps {@code max}. */
        TOOL_USED,
        /** An object with {@code pattern}, {@code args}, {@code mode}, {@code defaults}, {@code ignore}. */
        TOOL_ARGS,
        /** An object with {@code steps} and {@code mode}. */
        TOOL_SEQUENCE,
        /** An object with {@code pattern}, and {@code min}, {@code max} or both. */
        STEP_COUNT;

        /** True if the assertion says something without a value. */
        boolean optional() {
            return switch (this) {
                case NONE, SCHEMA, ELEMENTS, SQL, PII -> true;
                default -> false;
            };
        }
    }

    /** What a threshold counts, if the type has one. */
    public enum Threshold {
        /** The type has none. */
        NONE,
        /** Whole number from 0. */
        EDITS,
        /** In (0, 1]. */
        SHARE,
        /** In (0, 1], and it can be left out. */
        GRADE,
        /** In (0, 0.5], which is the most that 1 / (1 + perplexity) reaches. */
        HALF,
        /** At least 1, which is the least that a perplexity can be. */
        PERPLEXITY,
        /** In (0, 2), which is the most that two vectors of length 1 are apart. */
        DISTANCE,
        /** Above 0. */
        MILLISECONDS,
        /** Above 0. */
        USD
    }

    private static final Map<String, AssertionType> BY_NAME = new LinkedHashMap<>();

    static {
        Arrays.stream(values()).forEach(type -> type.names().forEach(name -> BY_NAME.put(name, type)));
    }

    private final String fileName;
    private final Value value;
    private final Threshold threshold;
    private final @Nullable Double defaultThreshold;
    private final String otherNames;

    AssertionType(String fileName, Value value, String... otherNames) {
        this(fileName, value, Threshold.NONE, null, otherNames);
    }

    AssertionType(
            String fileName,
            Value value,
            Threshold threshold,
            @Nullable Double defaultThreshold,
            String... otherNames) {
        this.fileName = fileName;
        this.value = value;
        this.threshold = threshold;
        this.defaultThreshold = defaultThreshold;
        this.otherNames = String.join(" ", otherNames);
    }

    /** By a name that files use, without {@code not-}. */
    public static Optional<AssertionType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name that files use, without {@code not-}. */
    public String fileName() {
        return fileName;
    }

    /** The name, and others that are read too. */
    List<String> names() {
        return otherNames.isEmpty()
                ? List.of(fileName)
                : Stream.concat(Stream.of(fileName), Stream.of(otherNames.split(" ", -1)))
                        .toList();
    }

    public Value value() {
        return value;
    }

    public Threshold threshold() {
        return threshold;
    }

    /** What holds where the file gives none; null if the type has none or the file must give it. */
    public @Nullable Double defaultThreshold() {
        return defaultThreshold;
    }

    /** True if a judge, a model asked for a grade, decides. */
    public boolean graded() {
        return switch (this) {
            case LLM_RUBRIC, CLOSED_QA, FACTUALITY, G_EVAL, SELECT_BEST -> true;
            default -> false;
        };
    }
}
