package io.driftgauge.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformerLayerTests {
    private static final GptSize SIZE = new GptSize(30, 8, 16, 2, 2, true);
    private static final Shape ROWS = new Shape(2, 8);

    /** Sizes of buffers that may take the place of a freed one. */
    private static final int[] SIZES = {4, 8, 16, 24, 32};

    /** Milliseconds that a collection may take. */
    private static final long PATIENCE = 10_000;

    @Test
    void gradients_survive_a_garbage_collection_before_the_way_back() throws Exception {
        GptTrainer.seed(1);
        try (Model model = Model.newInstance("layers", "PyTorch")) {
            Gpt gpt = new Gpt(SIZE);
            model.setBlock(gpt);
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(Optimizer.adam().build())
                    .optInitializer(new NormalInitializer(0.1f), Parameter.Type.WEIGHT))) {
                trainer.initialize(ROWS, ROWS, ROWS);
                List<float[]> calm = gradients(trainer, gpt, false);
                List<float[]> collected = gradients(trainer, gpt, true);
                for (int i = 0; i < calm.size(); i++) {
                    assertThat(collected.get(i))
                            .as(gpt.getParameters().keys().get(i))
                            .isEqualTo(calm.get(i));
                }
            }
        }
    }

    private static List<float[]> gradients(Trainer trainer, Gpt gpt, boolean collectGarbage) throws Exception {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = trainer.forward(new NDList(
                                manager.arange(16).toType(DataType.INT64, false).reshape(ROWS),
                                manager.arange(16)
                                        .mod(8)
                                        .toType(DataType.INT64, false)
                                        .reshape(ROWS),
                                manager.zeros(ROWS)))
                        .head()
                        .logSoftmax(2)
                        .square()
                        .mean();
                if (collectGarbage) {
                    overwriteFreedMemory();
                }
                collector.backward(loss);
            }
            return gpt.getParameters().values().stream()
                    .map(parameter -> take(parameter.getArray().getGradient()))
                    .toList();
        }
    }

    /** Its values, cleared for the next time. */
    private static float[] take(NDArray gradient) {
        float[] values = gradient.toFloatArray();
        gradient.set(new float[values.length]);
        return values;
    }

    /** Fills whatever Java has let go of with something else. */
    private static void overwriteFreedMemory() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            ReferenceQueue<ByteBuffer> freed = new ReferenceQueue<>();
            WeakReference<ByteBuffer> one = new WeakReference<>(ByteBuffer.allocateDirect(1), freed);
            System.gc();
            assertThat(freed.remove(PATIENCE)).isSameAs(one);
            List<ByteBuffer> taken = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(SIZES[i % SIZES.length]);
                while (buffer.hasRemaining()) {
                    buffer.put((byte) 0x7f);
                }
                taken.add(buffer);
            }
            assertThat(taken).hasSize(5000);
        }
    }
}
