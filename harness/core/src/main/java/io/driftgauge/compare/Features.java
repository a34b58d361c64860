package io.driftgauge.compare;

import io.driftgauge.model.Embedding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is compared of one answer.
 *
 * @param parsed the parsed answer, null if the rule found none
 * @param format its shape, for example {@code json-object}, {@code json-object in a code fence}, {@code prose},
 *     {@code prose with a list}
 * @param facts numbers with their units and the negations, normalised, sorted: {@code 30 days}, {@code not}
 * @param refusal true if the answer declines
 * @param words its length in words
 * @param tools tool names in order
 * @param passes share of the case's assertions on an answer's text that it passes, in [0, 1]; 1 if there are none
 */
public record Features(
        String text,
        @Nullable String parsed,
        String format,
        List<String> facts,
        boolean refusal,
        int words,
        List<String> tools,
        Embedding embedding,
        double passes) {

    public Features {
        facts = List.copyOf(facts);
        tools = List.copyOf(tools);
    }

    /** Of an answer without assertions. */
    public Features(
            String text,
            @Nullable String parsed,
            String format,
            List<String> facts,
            boolean refusal,
            int words,
            List<String> tools,
            Embedding embedding) {
        this(text, parsed, format, facts, refusal, words, tools, embedding, 1);
    }
}
