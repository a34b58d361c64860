package io.driftgauge.djl.classify;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.Floats;
import io.driftgauge.djl.runtime.OnnxSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An encoder and its tokenizer: tokens in, the head's outputs out. Thread-safe. */
final class TextEncoder implements AutoCloseable {

    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids", "position_ids");
    private static final List<String> CONTEXT = List.of("max_position_embeddings", "n_positions");

    private final HuggingFaceTokenizer tokenizer;
    private final OnnxSession session;
    private final int context;

    private TextEncoder(HuggingFaceTokenizer tokenizer, OnnxSession session, int context) {
        this.tokenizer = tokenizer;
        this.session = session;
        this.context = context;
    }

    /** @param outputs that the head must have */
    static TextEncoder open(ModelFolder folder, ComputeDevice device, String... outputs) {
        HuggingFaceTokenizer tokenizer;
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(
                    Files.newInputStream(folder.tokenizer()), Map.of("truncation", "false", "padding", "false"));
        } catch (IOException | RuntimeException e) {
            throw Failures.at(
                    folder.tokenizer(),
                    "is no tokenizer that can be read (" + Failures.reason(e)
                            + "). Save the model's fast tokenizer again.",
                    e);
        }
        Path file = folder.file(ModelFolder.MODEL);
        try {
            OnnxSession session = OnnxSession.open(file, device);
            if (!INPUTS.containsAll(session.inputs().keySet())
                    || !session.outputs().keySet().containsAll(List.of(outputs))) {
                session.close();
                throw Failures.at(
                        file,
                        "is no " + folder.kind() + ": it should take of " + INPUTS + " and give "
                                + List.of(outputs) + ". It has inputs "
                                + session.inputs().keySet()
                                + " and outputs " + session.outputs().keySet() + ".");
            }
            return new TextEncoder(tokenizer, session, context(folder.config(), folder.tokenizerConfig()));
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static int context(JsonNode config, JsonNode tokenizer) {
        JsonNode told = tokenizer.path("model_max_length");
        int context = told.isInt() ? told.asInt() : Integer.MAX_VALUE;
        for (String name : CONTEXT) {
            context = config.path(name).isInt()
                    ? Math.min(context, config.path(name).asInt())
                    : context;
        }
        return context;
    }

    Encoding encode(String text) {
        return checked(tokenizer.encode(text, true, false));
    }

    Encoding encode(String text, String pair) {
        return checked(tokenizer.encode(text, pair, true, false));
    }

    private Encoding checked(Encoding encoding) {
        int tokens = encoding.getIds().length;
        if (tokens > context) {
            throw new IllegalArgumentException(
                    "the text has " + tokens + " tokens, and the model takes " + context + ". Shorten it.");
        }
        return encoding;
    }

    String decode(long token) {
        return tokenizer.decode(new long[] {token}, false).strip();
    }

    /** Each output's values, in rows. */
    float[][] run(Encoding encoding, String... outputs) {
        int tokens = encoding.getIds().length;
        try (NDManager arrays = DjlRuntime.newManager()) {
            NDList inputs = new NDList();
            for (String name : session.inputs().keySet()) {
                long[] values = switch (name) {
                    case "input_ids" -> encoding.getIds();
                    case "attention_mask" -> encoding.getAttentionMask();
                    case "token_type_ids" -> encoding.getTypeIds();
                    default -> {
                        long[] places = new long[tokens];
                        Arrays.setAll(places, i -> i);
                        yield places;
                    }
                };
                NDArray array = arrays.create(LongBuffer.wrap(values), new Shape(1, tokens), DataType.INT64);
                array.setName(name);
                inputs.add(array);
            }
            NDList results = session.run(inputs);
            return Arrays.stream(outputs)
                    .map(name -> Floats.of(results.get(name)).array())
                    .toArray(float[][]::new);
        }
    }

    @Override
    public void close() {
        session.close();
        tokenizer.close();
    }
}
