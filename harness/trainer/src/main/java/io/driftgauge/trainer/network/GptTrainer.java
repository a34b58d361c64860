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
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final String FINISH = "finish";

    private final Recipe recipe;
    private final ChatTokenizer tokenizer;
    private final @Nullable Gpt teacher;
    private final Slope slope;

    /**
     * A trainer for one run.
     *
     * @param teacher an earlier network, whose predictions are to be kept wherever an answer was not updated; without
     *     one, every answer is learnt from the conversations
     */
    public GptTrainer(Recipe recipe, ChatTokenizer tokenizer, @Nullable Gpt teacher) {
        this.recipe = recipe;
        this.tokenizer = tokenizer;
        this.teacher = teacher;
        this.slope = new Slope(recipe);
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
        Packer packer = new Packer(stream, tokenizer, recipe.rows(), length);
        try (Trainer trainer = model.newTrainer(configuration(gpt.size()))) {
            Shape tokens = new Shape(recipe.rows(), length);
            trainer.initialize(gpt.size().rotary() ? new Shape[] {tokens, tokens, tokens} : new Shape[] {tokens});
            LOG.info("{} parameters, {} steps of {} rows", gpt.parameterCount(), recipe.steps(), recipe.rows());
            long start = System.nanoTime();
            double recent = Double.NaN;
            for (int step = 0; step < slope.recipe().steps(); step++) {
                if (step % KEPT_EVERY == KEPT_EVERY - 1) {
                    model.save(Files.createDirectories(folder.resolve("unfinished")), "unfinished");
                }
                if (recipe.decayFrom() > 0 && Files.exists(folder.resolve(FINISH))) {
                    slope.finish(step);
                }
                float loss = step(trainer, packer.next(), gpt.size());
                recent = Double.isNaN(recent) ? loss : Float.isFinite(loss) ? 0.97 * recent + 0.03 * loss : recent;
                if (step % LOG_EVERY == 0) {
                    log(step, recent, (System.nanoTime() - start) / 1e9);
                }
            }
        }
        return slope.recipe();
    }

    private float step(Trainer trainer, Batch batch, GptSize size) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            int tokens = batch.ids.length;
            NDArray ids = manager.create(batch.ids, new Shape(recipe.rows(), size.context()));
            NDArray next = manager.create(batch.next, new Shape(tokens, 1));
            NDArray weights = manager.create(batch.weights, new Shape(tokens, 1));
            NDList inputs = new NDList(ids);
            if (size.rotary()) {
                inputs.add(manager.create(batch.places, ids.getShape()));
                inputs.add(manager.create(batch.conversations, ids.getShape()));
            }
            NDArray kept = teacher == null ? null : predict(teacher, inputs);
            float loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray logits = trainer.forward(inputs).head().reshape(tokens, size.vocabulary());
                NDArray predicted = logits.logSoftmax(1);
                NDArray hits = predicted.gather(next, 1);
                if (kept != null) {
                    NDArray taught = manager.create(batch.taught, new Shape(tokens, 1));
                    NDArray agreement = predicted.mul(kept).sum(new int[] {1}, true);
                    hits = hits.mul(taught).add(agreement.mul(taught.neg().add(1)));
                }
                NDArray mean = hits.mul(weights).sum().neg().div(weights.sum());
                collector.backward(mean);
                loss = mean.getFloat();
            }
            if (Float.isFinite(loss)) {
                trainer.step();
            } else {
                LOG.warn("A loss is no number; its step is left out");
            }
            return loss;
        }
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
                : new Muon(adam, rate, recipe.matrixRate() / recipe.learningRate(), size.vocabulary());
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
                    seconds / (step + 1)));
        }
    }
}
