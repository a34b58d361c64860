package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The vocabulary of the encoders: a few words, and letters for all others. */
final class WordPieces {

    private static final long CLS = 2;
    private static final long SEP = 3;
    private static final List<String> PIECES = pieces();

    private WordPieces() {}

    private static List<String> pieces() {
        List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
        pieces.addAll(List.of(
                ("the a an good bad movie was is are paris france capital of john mary lives in berlin what where city"
                                + " who this example about sport politics and . , ?")
                        .split(" ", -1)));
        for (char letter = 'a'; letter <= 'z'; letter++) {
            if (!pieces.contains(String.valueOf(letter))) {
                pieces.add(String.valueOf(letter));
            }
            pieces.add("##" + letter);
        }
        return List.copyOf(pieces);
    }

    static int size() {
        return PIECES.size();
    }

    /** Of a text of known words, and of a second one if it isn't empty. */
    static long[] ids(String text, String pair) {
        LongStream ids = LongStream.concat(LongStream.concat(LongStream.of(CLS), words(text)), LongStream.of(SEP));
        return pair.isEmpty()
                ? ids.toArray()
                : LongStream.concat(ids, LongStream.concat(words(pair), LongStream.of(SEP)))
                        .toArray();
    }

    static long[] types(String text, String pair) {
        int first = (int) words(text).count() + 2;
        long[] types = new long[ids(text, pair).length];
        for (int i = first; i < types.length; i++) {
            types[i] = 1;
        }
        return types;
    }

    private static LongStream words(String text) {
        return LongStream.of(List.of(text.split(" ", -1)).stream()
                .mapToLong(word -> {
                    int id = PIECES.indexOf(word);
                    if (id < 0) {
                        throw new IllegalArgumentException(word);
                    }
                    return id;
                })
                .toArray());
    }

    static ObjectNode json() {
        ObjectNode json = Expected.JSON.createObjectNode().put("version", "1.0");
        json.putNull("truncation").putNull("padding");
        ArrayNode added = json.putArray("added_tokens");
        for (int id = 0; id < 5; id++) {
            added.addObject()
                    .put("id", id)
                    .put("content", PIECES.get(id))
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        json.putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", true)
                .putNull("strip_accents")
                .put("lowercase", true);
        json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        ObjectNode marks = json.putObject("post_processor").put("type", "TemplateProcessing");
        ArrayNode single = marks.putArray("single");
        piece(single, "SpecialToken", "[CLS]", 0);
        piece(single, "Sequence", "A", 0);
        piece(single, "SpecialToken", "[SEP]", 0);
        ArrayNode pair = marks.putArray("pair");
        pair.addAll(single.deepCopy());
        piece(pair, "Sequence", "B", 1);
        piece(pair, "SpecialToken", "[SEP]", 1);
        ObjectNode special = marks.putObject("special_tokens");
        mark(special, "[CLS]", CLS);
        mark(special, "[SEP]", SEP);
        json.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        ObjectNode model = json.putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < PIECES.size(); id++) {
            vocabulary.put(PIECES.get(id), id);
        }
        return json;
    }

    private static void piece(ArrayNode into, String kind, String id, int type) {
        into.addObject().putObject(kind).put("id", id).put("type_id", type);
    }

    private static void mark(ObjectNode into, String token, long id) {
        ObjectNode mark = into.putObject(token).put("id", token);
        mark.putArray("ids").add(id);
        mark.putArray("tokens").add(token);
    }
}
