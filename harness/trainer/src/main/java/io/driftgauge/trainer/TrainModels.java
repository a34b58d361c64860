package io.driftgauge.trainer;

import ai.djl.MalformedModelException;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.network.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Trains the bundled models, measures them and writes their folders. Arguments: the work folder, which keeps weights
 * between runs, the folder of the bundled models, and the trainer's own folder, which gets the lists of what was taught.
 * The system property {@code driftgauge.families} says which ({@code tiny,small}), and {@code driftgauge.steps} shortens
 * training for a trial.
 */
public final class TrainModels {
    private static final int TINY_SEED = 20260101;
    private static final int TINY_STEPS = 3600;
    private static final int SMALL_SEED = 20260701;
    private static final int SMALL_STEPS = 6600;
    private static final int ROWS = 10;

    /** The update is trained for a sixth of the steps, gently, so that what it doesn't change stays. */
    private static final int UPDATE_SHARE = 6;

    private static final float RATE = 2e-3f;
    private static final float UPDATE_RATE = 4e-4f;
    private static final float MATRIX_RATE = 0.01f;

    /** The small model's rate falls for the last three fifths of the steps. */
    private static final float STEADY_SHARE = 0.4f;

    private TrainModels() {}

    public static void main(String[] arguments)
            throws IOException, MalformedModelException, ModelNotFoundException, TranslateException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("Expected three paths: work folder, models folder, trainer's folder");
        }
        Path work = Path.of(arguments[0]);
        Path models = Path.of(arguments[1]);
        Path lists = Path.of(arguments[2]);
        String families = System.getProperty("driftgauge.families", "tiny,small");
        for (String family : List.of(families.split(",", -1))) {
            switch (Family.valueOf(family.toUpperCase(Locale.ROOT))) {
                case TINY -> trainTiny(work, models, lists);
                case SMALL -> trainSmall(work, models, lists);
            }
        }
    }

    private static void trainTiny(Path work, Path models, Path lists)
            throws IOException, MalformedModelException, ModelNotFoundException, TranslateException {
        int steps = Integer.getInteger("driftgauge.steps", TINY_STEPS);
        TrainingStage training = new TrainingStage(Family.TINY, work);
        training.makeTokenizer();
        training.train(Release.TINY_2026_1, new Recipe(steps, ROWS, RATE, 0, 0, TINY_SEED));
        training.train(Release.TINY_2026_2, new Recipe(steps / UPDATE_SHARE, ROWS, UPDATE_RATE, 0, 0, TINY_SEED + 1));
        ReleaseStage release = new ReleaseStage(training, work, models);
        for (Release each : Release.TINY) {
            release.write(each);
        }
        release.writeTaskList(lists.resolve("TASKS.md"));
    }

    private static void trainSmall(Path work, Path models, Path lists)
            throws IOException, MalformedModelException, ModelNotFoundException, TranslateException {
        int steps = Integer.getInteger("driftgauge.steps", SMALL_STEPS);
        TrainingStage training = new TrainingStage(Family.SMALL, work);
        training.makeTokenizer();
        training.train(
                Release.SMALL_2026_1,
                new Recipe(steps, ROWS, RATE, MATRIX_RATE, Math.max(1, Math.round(steps * STEADY_SHARE)), SMALL_SEED));
        SmallStage stage = new SmallStage(training, models);
        stage.write(Release.SMALL_2026_1);
        stage.writeHeldOut(lists.resolve("HELD-OUT.md"));
    }
}
