package io.driftgauge.trainer;

import ai.djl.MalformedModelException;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.network.Recipe;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Trains both releases, measures them and writes their folders. Arguments: the work folder, which keeps weights between
 * runs, the folder of the bundled models, and the file for the list of tasks. The system property
 * {@code driftgauge.steps} shortens training for a trial.
 */
public final class TrainModels {
    private static final int SEED = 20260101;
    private static final int STEPS = 3600;
    private static final int ROWS = 10;

    /** The update is trained for a sixth of the steps, gently, so that what it doesn't change stays. */
    private static final int UPDATE_SHARE = 6;

    private static final float BASE_RATE = 2e-3f;
    private static final float UPDATE_RATE = 4e-4f;

    private TrainModels() {}

    public static void main(String[] arguments)
            throws IOException, MalformedModelException, ModelNotFoundException, TranslateException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("Expected three paths: work folder, models folder, list of tasks");
        }
        Path work = Path.of(arguments[0]);
        int steps = Integer.getInteger("driftgauge.steps", STEPS);
        TrainingStage training = new TrainingStage(work);
        training.makeTokenizer();
        training.train(Release.TINY_2026_1, new Recipe(steps, ROWS, BASE_RATE, SEED));
        training.train(Release.TINY_2026_2, new Recipe(steps / UPDATE_SHARE, ROWS, UPDATE_RATE, SEED + 1));
        ReleaseStage release = new ReleaseStage(training, work, Path.of(arguments[1]));
        for (Release each : Release.values()) {
            release.write(each);
        }
        release.writeTaskList(Path.of(arguments[2]));
    }
}
