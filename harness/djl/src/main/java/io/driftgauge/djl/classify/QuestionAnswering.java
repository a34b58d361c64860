package io.driftgauge.djl.classify;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ChatRequest;
import java.util.stream.IntStream;

/** The piece of a context that answers a question: the last message asks, those before it are the context. */
record QuestionAnswering(TextEncoder encoder) implements Task {

    static final String START = "start_logits";
    static final String END = "end_logits";

    @Override
    public Result answer(ChatRequest request, Options options) {
        String question = Texts.last(request);
        String context = Texts.before(request);
        if (context.isBlank()) {
            throw new IllegalArgumentException(
                    "it finds answers in a context. Put the context into a message before the question.");
        }
        Encoding encoding = encoder.encode(question, context);
        int[] places = IntStream.range(0, encoding.getIds().length)
                .filter(t -> encoding.getSequenceIds()[t] == 1 && encoding.getSpecialTokenMask()[t] == 0)
                .toArray();
        float[][] logits = encoder.run(encoding, START, END);
        double[] starts = Scores.softmax(picked(logits[0], places));
        double[] ends = Scores.softmax(picked(logits[1], places));
        int from = 0;
        int to = 0;
        double best = -1;
        for (int s = 0; s < places.length; s++) {
            for (int e = s; e < Math.min(places.length, s + Math.max(1, options.longest())); e++) {
                if (starts[s] * ends[e] > best) {
                    best = starts[s] * ends[e];
                    from = s;
                    to = e;
                }
            }
        }
        CharSpan[] spans = encoding.getCharTokenSpans();
        int start = context.offsetByCodePoints(0, spans[places[from]].getStart());
        int end = context.offsetByCodePoints(0, spans[places[to]].getEnd());
        ObjectNode json = Json.object().put("answer", context.substring(start, end));
        json.put("score", Scores.rounded(best, options.digits()))
                .put("start", start)
                .put("end", end);
        return new Result(json, best, encoding.getIds().length);
    }

    private static float[] picked(float[] values, int[] places) {
        float[] picked = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }
}
