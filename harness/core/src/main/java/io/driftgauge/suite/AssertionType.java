package io.driftgauge.suite;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    /** At most {@code threshold} edits from the text; 5 unless the file says otherwise. */
    LEVENSHTEIN("levenshtein", Value.TEXT, Threshold.EDITS, 5.0),
    /** Cosine similarity to one of the texts of at least {@code threshold}; 0.75 unless the file says otherwise. */
    SIMILAR("similar", Value.TEXTS, Threshold.SHARE, 0.75),
    /** The answer declines. */
    IS_REFUSAL("is-refusal", Value.NONE),
    /** The call took at most {@code threshold} milliseconds. */
    LATENCY("latency", Value.NONE, Threshold.MILLISECONDS, null),
    /** So many words. */
    WORD_COUNT("word-count", Value.RANGE);

    /** The shape of a value. */
    public enum Value {
        /** None: {@code MissingNode}. */
        NONE,
        /** A string that is not empty. */
        TEXT,
        /** An array of at least one string, none empty; in the file also one string, which but for {@code similar} may hold several with commas. */
        TEXTS,
        /** A string, or an object or array for a JSON value. */
        TEXT_OR_JSON,
        /** A string that is a valid {@link java.util.regex.Pattern}. */
        PATTERN,
        /** An object that is a valid JSON Schema, or {@code MissingNode}. */
        SCHEMA,
        /** An object with {@code min}, {@code max} or both: whole numbers from 0; in the file also one number for both. */
        RANGE
    }

    /** What a threshold counts, if the type has one. */
    public enum Threshold {
        /** The type has none. */
        NONE,
        /** Whole number from 0. */
        EDITS,
        /** In (0, 1]. */
        SHARE,
        /** Above 0. */
        MILLISECONDS
    }

    private static final Map<String, AssertionType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.fileName, Function.identity()));

    private final String fileName;
    private final Value value;
    private final Threshold threshold;
    private final @Nullable Double defaultThreshold;

    AssertionType(String fileName, Value value) {
        this(fileName, value, Threshold.NONE, null);
    }

    AssertionType(String fileName, Value value, Threshold threshold, @Nullable Double defaultThreshold) {
        this.fileName = fileName;
        this.value = value;
        this.threshold = threshold;
        this.defaultThreshold = defaultThreshold;
    }

    /** By the name that files use, without {@code not-}. */
    public static Optional<AssertionType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name that files use, without {@code not-}. */
    public String fileName() {
        return fileName;
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
}
