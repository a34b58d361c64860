package io.driftgauge.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientGuardTests {
    private static final GptSize SIZE = new GptSize(30, 8, 16, 1, 2, true);
    private static final Shape ROWS = new Shape(2, 8);

    private final GradientGuard guard = new GradientGuard();
    private Model model;
    private Trainer trainer;
    private ParameterList parameters;

    @BeforeEach
    void begin() {
        GptTrainer.seed(1);
        model = Model.newInstance("guarded", "PyTorch");
        Gpt gpt = new Gpt(SIZE);
        model.setBlock(gpt);
        Tracker rate = Tracker.fixed(0.01f);
        Optimizer adam = Optimizer.adam().optLearningRateTracker(rate).build();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(new SteadyGradients(new Muon(adam, rate, 1, SIZE.vocabulary())))
                .optInitializer(new NormalInitializer(0.1f), Parameter.Type.WEIGHT));
        trainer.initialize(ROWS, ROWS, ROWS);
        parameters = gpt.getParameters();
    }

    @AfterEach
    void end() {
        trainer.close();
        model.close();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void a_step_with_a_gradient_that_is_no_number_leaves_the_weights_alone_and_the_next_steps_learn(float wild) {
        float before = learn(0);
        float[] weights = weights();
        spoil(wild);
        assertThat(step(1)).isFalse();
        assertThat(weights()).isEqualTo(weights);
        assertThat(guard.left()).isEqualTo(1);
        float after = before;
        for (int i = 2; i < 30; i++) {
            after = learn(i);
        }
        assertThat(after).isLessThan(before / 2);
        assertThat(guard.left()).isEqualTo(1);
    }

    @Test
    void too_many_of_them_in_a_row_end_the_training() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < GradientGuard.MOST_IN_A_ROW; i++) {
                        spoil(Float.NaN);
                        step(i);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("up to step 19");
    }

    /** One gradient of a step goes wrong, as it did in layer 0's attention. */
    private void spoil(float wild) {
        backward();
        NDArray gradient = parameters
                .valueAt(parameters
                        .keys()
                        .indexOf(parameters.keys().stream()
                                .filter(key -> key.contains("queryKeyValue"))
                                .findFirst()
                                .orElseThrow()))
                .getArray()
                .getGradient();
        float[] values = new float[(int) gradient.size()];
        values[3] = wild;
        gradient.set(values);
    }

    private boolean step(int step) {
        boolean admitted = guard.admits(parameters, step);
        if (admitted) {
            trainer.step();
        }
        return admitted;
    }

    private float learn(int step) {
        float loss = backward();
        assertThat(step(step)).isTrue();
        return loss;
    }

    private float backward() {
        try (NDManager manager = trainer.getManager().newSubManager();
                GradientCollector collector = trainer.newGradientCollector()) {
            long[] ids = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
            long[] places = {0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7};
            NDList inputs = new NDList(
                    manager.create(ids, ROWS), manager.create(places, ROWS), manager.create(new float[16], ROWS));
            NDArray next = manager.create(Arrays.stream(ids).map(id -> id + 1).toArray(), new Shape(16, 1));
            NDArray loss = trainer.forward(inputs)
                    .head()
                    .reshape(16, SIZE.vocabulary())
                    .logSoftmax(1)
                    .gather(next, 1)
                    .mean()
                    .neg();
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    private float[] weights() {
        return parameters.values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .reduce(new float[0], GradientGuardTests::join);
    }

    private static float[] join(float[] left, float[] right) {
        float[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }
}
