package io.driftgauge.trainer.evaluation;

import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * An exported model, run by ONNX Runtime as applications run it, with a cache of keys and values. Not thread-safe.
 */
public final class OnnxGpt implements AutoCloseable {
    private static final int LONGEST_ANSWER = 80;

    private final GptSize size;
    private final ChatTokenizer tokenizer;
    private final ZooModel<NDList, NDList> model;
    private final Predictor<NDList, NDList> predictor;

    /** Opens a folder with {@code model.onnx} and {@code tokenizer.json}. */
    public OnnxGpt(Path folder, GptSize size) throws IOException, ModelNotFoundException, MalformedModelException {
        this.size = size;
        tokenizer = ChatTokenizer.open(folder);
        model = Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optEngine("OnnxRuntime")
                .optModelPath(folder)
                .optModelName("model")
                .optOption("intraOpNumThreads", "1")
                .optOption("interOpNumThreads", "1")
                .optTranslator(new NoopTranslator())
                .build()
                .loadModel();
        predictor = model.newPredictor();
    }

    /** The answer of most likely tokens. */
    public Generation greedy(String prompt) throws TranslateException {
        return generate(prompt, OnnxGpt::mostLikely);
    }

    /** An answer drawn at the temperature; the sampler is given the logits and returns a token. */
    public Generation generate(String prompt, ToIntFunction<float[]> choice) throws TranslateException {
        long[] ids = tokenizer.encode(prompt);
        List<Long> answer = new ArrayList<>();
        double smallestMargin = Double.POSITIVE_INFINITY;
        boolean ended = false;
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList past = emptyPast(manager);
            long[] fresh = ids;
            int total = 0;
            while (!ended && answer.size() < LONGEST_ANSWER && total + fresh.length <= size.context()) {
                total += fresh.length;
                NDList outputs = predictor.predict(inputs(manager, fresh, total, past));
                float[] logits = lastLogits(outputs);
                int token = choice.applyAsInt(logits);
                smallestMargin = Math.min(smallestMargin, margin(logits));
                ended = token == tokenizer.endId();
                if (!ended) {
                    answer.add((long) token);
                }
                past = presentAsPast(outputs);
                fresh = new long[] {token};
            }
        }
        String text =
                tokenizer.decode(answer.stream().mapToLong(Long::longValue).toArray());
        return new Generation(text, ended, smallestMargin);
    }

    /** Logits of every token of the text, row by row. */
    public float[] logits(String text) throws TranslateException {
        long[] ids = tokenizer.encode(text);
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList outputs = predictor.predict(inputs(manager, ids, ids.length, emptyPast(manager)));
            return allLogits(outputs);
        }
    }

    private NDList emptyPast(NDManager manager) {
        NDList past = new NDList();
        for (int i = 0; i < size.layers(); i++) {
            for (String kind : List.of(".key", ".value")) {
                Shape shape = new Shape(1, size.heads(), 0, size.headWidth());
                NDArray empty = manager.create(FloatBuffer.allocate(0), shape, DataType.FLOAT32);
                empty.setName("past_key_values." + i + kind);
                past.add(empty);
            }
        }
        return past;
    }

    private NDList presentAsPast(NDList outputs) {
        NDList past = new NDList();
        for (int i = 0; i < size.layers(); i++) {
            for (String kind : List.of(".key", ".value")) {
                NDArray present = outputs.get("present." + i + kind);
                present.setName("past_key_values." + i + kind);
                past.add(present);
            }
        }
        return past;
    }

    private static NDList inputs(NDManager manager, long[] fresh, int total, NDList past) {
        long[] attention = new long[total];
        Arrays.fill(attention, 1);
        long[] positions = new long[fresh.length];
        Arrays.setAll(positions, i -> total - fresh.length + i);
        NDList inputs = new NDList(
                row(manager, "input_ids", fresh),
                row(manager, "attention_mask", attention),
                row(manager, "position_ids", positions));
        inputs.addAll(past);
        return inputs;
    }

    private static NDArray row(NDManager manager, String name, long[] values) {
        NDArray array = manager.create(LongBuffer.wrap(values), new Shape(1, values.length), DataType.INT64);
        array.setName(name);
        return array;
    }

    private static float[] allLogits(NDList outputs) {
        FloatBuffer buffer = outputs.get("logits").toByteBuffer().asFloatBuffer();
        float[] logits = new float[buffer.remaining()];
        buffer.get(logits);
        return logits;
    }

    private float[] lastLogits(NDList outputs) {
        float[] all = allLogits(outputs);
        return Arrays.copyOfRange(all, all.length - size.vocabulary(), all.length);
    }

    /** Index of the largest logit. */
    static int mostLikely(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Largest logit less the second largest. */
    static double margin(float[] logits) {
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            if (logit > first) {
                second = first;
                first = logit;
            } else if (logit > second) {
                second = logit;
            }
        }
        return first - second;
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
        tokenizer.close();
    }
}
