package io.driftgauge.trainer.network;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.driftgauge.trainer.corpus.Conversations;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a network on a stream of conversations. */
public final class GptTrainer {
    static final float INITIAL_DEVIATION = 0.02f;

    private static final Logger LOG = LoggerFactory.getLogger(GptTrainer.class);
    private static final float FINAL_SHARE_OF_RATE = 0.05f;
    private static final int LOG_EVERY = 50;
    private static final int KEPT_EVERY = 250;
    private static final int QUESTIONS_ONE_IN = 4;
    private static final String FINISH = "finish";

    /** Folder and name of the weights that are kept on the way. */
    public static final String UNFINISHED = "unfinished";

    /** File beside them with the number of steps that they have seen. */
    public static final String STEPS = "steps.txt";

    private final Recipe recipe;
    private final ChatTokenizer tokenizer;
    private final @Nullable Gpt teacher;
    private final int start;
    private final Slope slope;
    private final GradientGuard guard = new GradientGuard();

    /**
     * A trainer for one run.
     *
     * @param start the step to begin with; not 0 where an interrupted training goes on
     * @param teacher an earlier network, whose predictions are to be kept wherever an answer was not updated; without
     *     one, every answer is learnt from the conversations
     */
    public GptTrainer(Recipe recipe, int start, ChatTokenizer tokenizer, @Nullable Gpt teacher) {
        this.recipe = recipe;
        this.tokenizer = tokenizer;
        this.teacher = teacher;
        this.start = start;
        this.slope = new Slope(recipe, start);
    }

    /** Makes the draw of initial weights repeatable; to be called before a new network is trained. */
    public static void seed(int seed) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
    }

    /**
     * Trains the model's block, which must be a {@link Gpt}, from whatever weights it has.
     *
     * @param folder where the weights are kept as they are now and then, for whoever can't wait; a file
     *     {@value #FINISH} there lets a training that can do so end early
     * @return how it went
     */
    public Recipe train(Model model, Conversations stream, Path folder) throws IOException {
        Gpt gpt = (Gpt) model.getBlock();
        int length = gpt.size().context();
        Packer packer =
                new Packer(stream, tokenizer, recipe.rows(), length, gpt.size().rotary() ? QUESTIONS_ONE_IN : 1);
        try (Trainer trainer = model.newTrainer(configuration(gpt.size()))) {
            Shape tokens = new Shape(recipe.rows(), length);
            trainer.initialize(gpt.size().rotary() ? new Shape[] {tokens, tokens, tokens} : new Shape[] {tokens});
            LOG.info("{} parameters, {} steps of {} rows", gpt.parameterCount(), recipe.steps(), recipe.rows());
            for (int step = 0; step < start; step++) {
                packer.next();
            }
            long began = System.nanoTime();
            double recent = Double.NaN;
            for (int step = start; step < slope.recipe().steps(); step++) {
                if (step % KEPT_EVERY == KEPT_EVERY - 1) {
                    Path kept = Files.createDirectories(folder.resolve(UNFINISHED));
                    model.save(kept, UNFINISHED);
                    Files.writeString(kept.resolve(STEPS), String.valueOf(step), StandardCharsets.UTF_8);
                }
                if (recipe.decayFrom() > 0 && Files.exists(folder.resolve(FINISH))) {
                    finish(Files.readString(folder.resolve(FINISH)).strip(), step);
                }
                float loss = step(trainer, packer.next(), gpt.size(), step);
                recent = Double.isNaN(recent) ? loss : Float.isFinite(loss) ? 0.97 * recent + 0.03 * loss : recent;
                if (step % LOG_EVERY == 0) {
                    log(step, recent, (System.nanoTime() - began) / 1e9);
                }
            }
        }
        return slope.recipe();
    }

    private void finish(String steps, int step) {
        if (steps.isEmpty()) {
            slope.finish(step);
        } else {
            slope.endAt(Integer.parseInt(steps), step);
        }
    }

    private float step(Trainer trainer, Batch batch, GptSize size, int done) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            int[] counted = batch.counted();
            Shape all = new Shape(recipe.rows(), size.context());
            Shape column = new Shape(counted.length, 1);
            NDArray next = manager.create(
                    Arrays.stream(counted).mapToLong(i -> batch.next[i]).toArray(), column);
            NDArray weights = manager.create(pick(batch.weights, counted), column);
            NDList inputs = new NDList(manager.create(batch.ids, all));
            if (size.rotary()) {
                inputs.add(manager.create(batch.places, all));
                inputs.add(manager.create(batch.conversations, all));
                inputs.add(manager.create(Arrays.stream(counted).asLongStream().toArray()));
            }
            NDArray kept = teacher == null ? null : predict(teacher, inputs);
            float loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray logits = trainer.forward(inputs).head().reshape(-1, size.vocabulary());
                NDArray predicted = logits.logSoftmax(1);
                NDArray hits = predicted.gather(next, 1);
                if (kept != null) {
                    NDArray taught = manager.create(pick(batch.taught, counted), column);
                    NDArray agreement = predicted.mul(kept).sum(new int[] {1}, true);
                    hits = hits.mul(taught).add(agreement.mul(taught.neg().add(1)));
                }
                NDArray mean = hits.mul(weights).sum().neg().div(weights.sum());
                collector.backward(mean);
                loss = mean.getFloat();
            }
            if (guard.admits(trainer.getModel().getBlock().getParameters(), done)) {
                trainer.step();
            }
            return loss;
        }
    }

    private static float[] pick(float[] values, int... places) {
        float[] picked = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }

    /** Probability of every token at every place. */
    private static NDArray predict(Gpt network, NDList inputs) {
        NDArray logits = network.forward(new ParameterStore(inputs.head().getManager(), false), inputs, false)
                .head();
        return logits.reshape(-1, network.size().vocabulary()).softmax(1);
    }

    private TrainingConfig configuration(GptSize size) {
        int warmUp = Math.max(1, recipe.steps() / 10);
        float lowest = recipe.learningRate() * FINAL_SHARE_OF_RATE;
        Tracker cosine = Tracker.cosine()
                .setBaseValue(recipe.learningRate())
                .optFinalValue(lowest)
                .setMaxUpdates(recipe.steps() - warmUp)
                .build();
        Tracker rate = recipe.decayFrom() > 0
                ? slope
                : Tracker.warmUp()
                        .optWarmUpBeginValue(lowest)
                        .optWarmUpSteps(warmUp)
                        .setMainTracker(cosine)
                        .build();
        Optimizer adam = Optimizer.adam()
                .optLearningRateTracker(rate)
                .optBeta2(0.98f)
                .optClipGrad(1f)
                .build();
        Optimizer optimizer = recipe.matrixRate() == 0
                ? adam
                : new SteadyGradients(
                        new Muon(adam, rate, recipe.matrixRate() / recipe.learningRate(), size.vocabulary()));
        // The loss named here is not used: step() weighs the tokens itself.
        return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(optimizer)
                .optInitializer(new NormalInitializer(INITIAL_DEVIATION), Parameter.Type.WEIGHT);
    }

    private void log(int step, double loss, double seconds) {
        if (LOG.isInfoEnabled()) {
            LOG.info(String.format(
                    Locale.ROOT,
                    "step %d, loss %.4f, %.0f s, %.2f s a step",
                    step,
                    loss,
                    seconds,
                    seconds / (step - start + 1)));
        }
    }
}
