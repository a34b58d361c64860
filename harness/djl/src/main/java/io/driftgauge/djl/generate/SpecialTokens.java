package io.driftgauge.djl.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.template.Marked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A tokenizer's special tokens, and how to keep those that a message spells out from being taken for them. */
final class SpecialTokens {

    private final Map<String, Long> ids;
    private final Set<Long> guarded;

    private SpecialTokens(Map<String, Long> ids, Set<Long> guarded) {
        this.ids = ids;
        this.guarded = guarded;
    }

    /**
     * From a {@code tokenizer.json}.
     *
     * @param unknown the token that stands for any unknown character, which text may well bring about
     */
    static SpecialTokens of(JsonNode tokenizer, @Nullable String unknown) {
        Map<String, Long> ids = new HashMap<>();
        for (JsonNode token : tokenizer.path("added_tokens")) {
            String text = token.path("content").asText("");
            if (token.path("special").asBoolean() && !text.isEmpty()) {
                ids.put(text, token.path("id").asLong());
            }
        }
        Set<Long> guarded = new HashSet<>(ids.values());
        guarded.remove(ids.get(unknown == null ? "" : unknown));
        guarded.remove(ids.get(tokenizer.path("model").path("unk_token").asText("")));
        return new SpecialTokens(ids, guarded);
    }

    Optional<Long> id(String text) {
        return Optional.ofNullable(ids.get(text));
    }

    boolean isSpecial(long id) {
        return guarded.contains(id);
    }

    /**
     * A part of a prompt that is encoded by itself.
     *
     * @param special how many special tokens the template put into it
     */
    record Piece(String text, long special) {}

    /**
     * The prompt, cut within each special token that a message spells out, wholly or with the template's help. A prompt
     * without one stays in one piece, and so gets exactly the tokens that the model was trained with.
     */
    List<Piece> pieces(Marked prompt) {
        String text = prompt.text();
        TreeSet<Integer> cuts = new TreeSet<>();
        TreeSet<Integer> own = new TreeSet<>();
        ids.forEach((token, id) -> {
            for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
                if (prompt.isGiven(at, at + token.length())) {
                    cuts.add(cut(token, at));
                } else if (guarded.contains(id)) {
                    own.add(at);
                }
            }
        });
        cuts.add(text.length());
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int to : cuts) {
            pieces.add(new Piece(text.substring(from, to), own.subSet(from, to).size()));
            from = to;
        }
        return pieces;
    }

    private static int cut(String token, int at) {
        int first = Character.charCount(token.codePointAt(0));
        if (first == token.length()) {
            throw new IllegalArgumentException("a message holds the character '" + token
                    + "', which is a special token of this model; change that message.");
        }
        return at + first;
    }
}
