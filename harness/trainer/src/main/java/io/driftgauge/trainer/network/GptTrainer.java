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
import io.driftgauge.trainer.corpus.ConversationStream;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
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

    private final Recipe recipe;
    private final ChatTokenizer tokenizer;
    private final @Nullable Gpt teacher;

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
    }

    /** Makes the draw of initial weights repeatable; to be called before a new network is trained. */
    public static void seed(int seed) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
    }

    /** Trains the model's block, which must be a {@link Gpt}, from whatever weights it has. */
    public void train(Model model, ConversationStream stream) {
        Gpt gpt = (Gpt) model.getBlock();
        int length = gpt.size().context();
        Packer packer = new Packer(stream, tokenizer, recipe.rows(), length);
        try (Trainer trainer = model.newTrainer(configuration())) {
            trainer.initialize(new Shape(recipe.rows(), length));
            LOG.info("{} parameters, {} steps of {} rows", gpt.parameterCount(), recipe.steps(), recipe.rows());
            long start = System.nanoTime();
            double recent = Double.NaN;
            for (int step = 0; step < recipe.steps(); step++) {
                float loss = step(trainer, packer.next(), gpt.size());
                recent = Double.isNaN(recent) ? loss : 0.97 * recent + 0.03 * loss;
                if (step % LOG_EVERY == 0 || step == recipe.steps() - 1) {
                    log(step, recent, (System.nanoTime() - start) / 1e9);
                }
            }
        }
    }

    private float step(Trainer trainer, Batch batch, GptSize size) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            int tokens = batch.ids.length;
            NDArray ids = manager.create(batch.ids, new Shape(recipe.rows(), size.context()));
            NDArray next = manager.create(batch.next, new Shape(tokens, 1));
            NDArray weights = manager.create(batch.weights, new Shape(tokens, 1));
            NDArray kept = teacher == null ? null : predict(teacher, ids);
            float loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray logits = trainer.forward(new NDList(ids)).head().reshape(tokens, size.vocabulary());
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
            trainer.step();
            return loss;
        }
    }

    /** Probability of every token at every place. */
    private static NDArray predict(Gpt network, NDArray ids) {
        NDArray logits = network.forward(new ParameterStore(ids.getManager(), false), new NDList(ids), false)
                .head();
        return logits.reshape(-1, network.size().vocabulary()).softmax(1);
    }

    private TrainingConfig configuration() {
        int warmUp = Math.max(1, recipe.steps() / 10);
        float lowest = recipe.learningRate() * FINAL_SHARE_OF_RATE;
        Tracker cosine = Tracker.cosine()
                .setBaseValue(recipe.learningRate())
                .optFinalValue(lowest)
                .setMaxUpdates(recipe.steps() - warmUp)
                .build();
        Tracker rate = Tracker.warmUp()
                .optWarmUpBeginValue(lowest)
                .optWarmUpSteps(warmUp)
                .setMainTracker(cosine)
                .build();
        Optimizer adam = Optimizer.adam()
                .optLearningRateTracker(rate)
                .optBeta2(0.98f)
                .optClipGrad(1f)
                .build();
        // The loss named here is not used: step() weighs the tokens itself.
        return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(adam)
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
