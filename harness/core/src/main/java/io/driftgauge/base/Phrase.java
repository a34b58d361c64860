package io.driftgauge.base;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Something said to people, in any language that there are texts for: a sentence, or a piece of one. As a string it is
 * English, which is what verdict files, logs and failure texts have. Immutable and thread-safe.
 */
public sealed interface Phrase {

    /** As the language says it. */
    String in(Texts texts);

    /** A text of the bundle with what is filled in: phrases, or values that are the same in every language. */
    static Phrase of(String key, Object... arguments) {
        return new Keyed(key, List.of(arguments));
    }

    /** A number of things: {@code <key>.one} for 1, else {@code <key>.many}. */
    static Phrase count(String key, long number) {
        return of(key + (number == 1 ? ".one" : ".many"), number);
    }

    /** The same in every language: names, excerpts of answers, what a provider or an author wrote. */
    static Phrase verbatim(String text) {
        return new Verbatim(text);
    }

    /** One after the other. */
    static Phrase joined(Phrase... parts) {
        return new Joined(verbatim(""), Arrays.asList(parts));
    }

    /** One after the other, with a text of the bundle between them. */
    static Phrase list(String separator, Collection<? extends Phrase> parts) {
        return new Joined(of(separator), List.copyOf(parts));
    }

    /** True if it says nothing. */
    default boolean isEmpty() {
        return toString().isEmpty();
    }

    /**
     * A text of the bundle.
     *
     * @param arguments phrases and values
     */
    record Keyed(String key, List<Object> arguments) implements Phrase {

        public Keyed {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String in(Texts texts) {
            return texts.get(key, arguments.toArray());
        }

        @Override
        public String toString() {
            return in(Texts.ENGLISH);
        }
    }

    /** What is not ours to translate. */
    record Verbatim(String text) implements Phrase {

        @Override
        public String in(Texts texts) {
            return text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Several, with something between them. */
    record Joined(Phrase separator, List<Phrase> parts) implements Phrase {

        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public String in(Texts texts) {
            return String.join(
                    separator.in(texts), parts.stream().map(p -> p.in(texts)).toList());
        }

        @Override
        public String toString() {
            return in(Texts.ENGLISH);
        }
    }
}
