package io.driftgauge.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.evaluation.OnnxGpt;
import io.driftgauge.trainer.network.Gpt;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.GptTrainer;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GptExporterTests {
    private static final String TEXT = "<|system|>Be brief.<|user|>What is the capital of Kenya?<|assistant|>";

    /** Letters that the vocabulary's texts don't have, so each is a token of its own. */
    private static final String CONTINUATION = "ZQX";

    private static final int FIRST_BYTE_ID = 4;
    private static final float TOLERANCE = 1e-4f;

    /** Small, but with more than one layer and head. */
    private static final GptSize SIZE = new GptSize(300, 96, 32, 2, 4, false);

    private static final GptSize ROTARY = new GptSize(300, 96, 32, 2, 4, true);

    /** The weights are such that 16 and 8 bit hold them without loss. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void the_exported_file_gives_the_same_logits_as_the_network(Precision precision, @TempDir Path folder)
            throws Exception {
        assertSameLogits(SIZE, precision, folder);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void so_does_that_of_a_rotary_one(Precision precision, @TempDir Path folder) throws Exception {
        assertSameLogits(ROTARY, precision, folder);
    }

    private static void assertSameLogits(GptSize size, Precision precision, Path folder) throws Exception {
        ChatTokenizer.train(List.of("the capital of Kenya", "the capital of Peru"), false, 270, folder);
        float[] expected;
        GptTrainer.seed(1);
        try (Model model = Model.newInstance("test", "PyTorch");
                ChatTokenizer tokenizer = ChatTokenizer.open(folder)) {
            Gpt gpt = new Gpt(size);
            model.setBlock(gpt);
            gpt.initialize(model.getNDManager(), DataType.FLOAT32, shapes(size, new Shape(1, size.context())));
            // Fresh norms scale by 1 and shift by 0, which would hide a mix-up of the two.
            gpt.getParameters()
                    .values()
                    .forEach(parameter -> parameter
                            .getArray()
                            .set(stepped(parameter.getArray().getShape())));
            expected = logits(model, gpt, tokenizer.encode(TEXT));
            Files.write(folder.resolve("model.onnx"), GptExporter.export(gpt, precision, Map.of()));
        }
        try (OnnxGpt onnx = new OnnxGpt(folder, size)) {
            assertThat(onnx.logits(TEXT)).containsExactly(expected, within(TOLERANCE));
            assertCacheChangesNothing(onnx);
        }
    }

    private static Shape[] shapes(GptSize size, Shape tokens) {
        return size.rotary() ? new Shape[] {tokens, tokens, tokens} : new Shape[] {tokens};
    }

    /** As many values, all of them whole steps of 1/512 up to 127 steps, which each row has once. */
    private static float[] stepped(Shape shape) {
        float[] values = new float[(int) shape.size()];
        Random random = new Random(values.length);
        int row = (int) shape.get(shape.dimension() - 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % row == 0 ? 127 : random.nextInt(255) - 127) / 512f;
        }
        return values;
    }

    /** Decoding token by token must see what one pass over the whole text sees. */
    private static void assertCacheChangesNothing(OnnxGpt onnx) throws TranslateException {
        List<float[]> steps = new ArrayList<>();
        onnx.generate(TEXT, logits -> {
            int token = steps.size() < CONTINUATION.length() ? FIRST_BYTE_ID + CONTINUATION.charAt(steps.size()) : 0;
            steps.add(logits);
            return token;
        });
        float[] whole = onnx.logits(TEXT + CONTINUATION);
        float[] last = Arrays.copyOfRange(whole, whole.length - SIZE.vocabulary(), whole.length);
        assertThat(steps.get(CONTINUATION.length())).containsExactly(last, within(TOLERANCE));
    }

    private static float[] logits(Model model, Gpt gpt, long[] ids) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDArray input = manager.create(ids, new Shape(1, ids.length));
            ParameterStore store = new ParameterStore(manager, false);
            NDList inputs = new NDList(input);
            if (gpt.size().rotary()) {
                inputs.add(manager.arange(0, ids.length, 1, DataType.INT64).reshape(1, ids.length));
                inputs.add(manager.ones(input.getShape()));
            }
            return gpt.forward(store, inputs, false).head().toFloatArray();
        }
    }
}
