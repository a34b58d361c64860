package io.driftgauge.trainer.network;

import ai.djl.training.tracker.Tracker;

/**
 * A learning rate that rises, stays, and falls in a straight line to almost nothing. Since it doesn't fall before the end,
 * the end can be moved while training goes on.
 */
final class Slope implements Tracker {
    private static final int RISE = 50;
    private static final float LOWEST_SHARE = 0.02f;

    private final int start;
    private Recipe recipe;

    /** @param start the step that training begins with; after an interruption it is not the first */
    Slope(Recipe recipe, int start) {
        this.recipe = recipe;
        this.start = start;
    }

    /** As it is now. */
    Recipe recipe() {
        return recipe;
    }

    /** Lets the rate fall from this step on, for as long a share of all steps as was planned. */
    void finish(int step) {
        if (step < recipe.decayFrom()) {
            int steps = (int) ((long) step * recipe.steps() / recipe.decayFrom());
            recipe = new Recipe(steps, recipe.rows(), recipe.learningRate(), recipe.matrixRate(), step, recipe.seed());
        }
    }

    /** Ends training after so many steps, if they aren't over yet; the rate falls the faster. */
    void endAt(int steps, int step) {
        if (steps > step) {
            int decayFrom = Math.min(recipe.decayFrom(), steps - 1);
            recipe = new Recipe(
                    steps, recipe.rows(), recipe.learningRate(), recipe.matrixRate(), decayFrom, recipe.seed());
        }
    }

    @Override
    public float getNewValue(int update) {
        float rise = Math.min(1, (update + 1f) / RISE);
        float left = (recipe.steps() - start - update) / (float) (recipe.steps() - recipe.decayFrom());
        return recipe.learningRate() * Math.max(LOWEST_SHARE, Math.min(rise, left));
    }
}
