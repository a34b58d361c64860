package io.driftgauge.djl.classify;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ChatRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names in a text. A word has the label of its first token; words of one name are joined by the labels' B- and I-. */
record TokenClassification(TextEncoder encoder, List<String> names) implements Task {

    private static final String OUTSIDE = "O";

    /** A word with its label, and its place in characters of the text. */
    private record Word(String label, double score, int from, int to) {
        String kind() {
            return label.matches("[BI]-.+") ? label.substring(2) : label;
        }

        boolean continues(Word before) {
            return !label.startsWith("B-") && kind().equals(before.kind());
        }
    }

    @Override
    public Result answer(ChatRequest request, Options options) {
        String text = Texts.only(request);
        Encoding encoding = encoder.encode(text);
        List<List<Word>> found = new ArrayList<>();
        Word before = null;
        for (Word word : words(text, encoding)) {
            if (!word.label().equals(OUTSIDE)) {
                if (before != null && word.continues(before)) {
                    found.get(found.size() - 1).add(word);
                } else {
                    found.add(new ArrayList<>(List.of(word)));
                }
            }
            before = word;
        }
        ArrayNode json = Json.array();
        double least = 1;
        for (List<Word> name : found) {
            double score = name.stream().mapToDouble(Word::score).average().orElse(0);
            int from = name.get(0).from();
            int to = name.get(name.size() - 1).to();
            ObjectNode entity =
                    json.addObject().put("entity", name.get(0).kind()).put("text", text.substring(from, to));
            entity.put("start", from).put("end", to).put("score", Scores.rounded(score, options.digits()));
            least = Math.min(least, score);
        }
        return new Result(json, least, encoding.getIds().length);
    }

    private List<Word> words(String text, Encoding encoding) {
        float[] all = encoder.run(encoding, TextClassification.LOGITS)[0];
        Labels.check(names, all.length / encoding.getIds().length);
        long[] wordOf = encoding.getWordIds();
        CharSpan[] spans = encoding.getCharTokenSpans();
        List<Word> words = new ArrayList<>();
        for (int t = 0; t < wordOf.length; t++) {
            if (wordOf[t] < 0 || encoding.getSpecialTokenMask()[t] == 1 || spans[t] == null) {
                continue;
            }
            int to = text.offsetByCodePoints(0, spans[t].getEnd());
            if (t > 0 && wordOf[t] == wordOf[t - 1] && !words.isEmpty()) {
                Word first = words.remove(words.size() - 1);
                words.add(new Word(first.label(), first.score(), first.from(), to));
                continue;
            }
            double[] scores = Scores.softmax(Arrays.copyOfRange(all, t * names.size(), (t + 1) * names.size()));
            int best = Scores.best(scores);
            words.add(new Word(names.get(best), scores[best], text.offsetByCodePoints(0, spans[t].getStart()), to));
        }
        return words;
    }
}
