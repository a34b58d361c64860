package io.driftgauge.compare;

import io.driftgauge.base.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between a recorded answer and a new one. Its texts are excerpts of answers: data, to be escaped
 * where they are shown.
 *
 * @param step the step of a chain or turn of a conversation; null for a case that asks once
 * @param kind what kind of thing, in lower case: of a structure {@code added}, {@code removed}, {@code type}, {@code value},
 *     {@code order}, {@code meaning}; of facts {@code number}, {@code date}, {@code name}, {@code negation}, {@code polarity};
 *     of tools {@code added}, {@code removed}, {@code arguments}, {@code order}
 * @param path where: {@code $.items[2].price}, a tool's name; empty for facts
 * @param was null if it is new
 * @param is null if it is gone
 * @param said the change as people say it
 */
public record Change(
        Aspect aspect,
        @Nullable String step,
        String kind,
        String path,
        @Nullable String was,
        @Nullable String is,
        Phrase said) {

    /** The change as people say it, in English. */
    public String words() {
        return said.toString();
    }

    /** What of an answer. */
    public enum Aspect {
        /** Its JSON, path by path. */
        STRUCTURE,
        /** Numbers, dates, names, denials. */
        FACTS,
        /** The tools that it called. */
        TOOLS
    }
}
