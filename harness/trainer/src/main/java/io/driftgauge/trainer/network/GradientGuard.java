package io.driftgauge.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.ParameterList;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a step happen only if all its gradients are numbers. A single one that isn't would stay for good in the weights and
 * in the optimizer's memory, and in the gradient too: DJL clears gradients by taking them from themselves.
 */
final class GradientGuard {
    private static final Logger LOG = LoggerFactory.getLogger(GradientGuard.class);

    /** As many steps in a row tell that the weights themselves are spoilt. */
    static final int MOST_IN_A_ROW = 20;

    private int left;
    private int inARow;

    /** How many steps were left out. */
    int left() {
        return left;
    }

    /**
     * Whether the step may happen; if not, all its gradients are cleared.
     *
     * @throws IllegalStateException if too many steps in a row were not admitted
     */
    boolean admits(ParameterList parameters, int step) {
        List<String> broken = new ArrayList<>();
        parameters.forEach(named -> {
            NDArray gradient = named.getValue().getArray().getGradient();
            if (!Float.isFinite(length(gradient))) {
                broken.add(named.getKey() + " " + gradient.getShape());
            }
        });
        if (broken.isEmpty()) {
            inARow = 0;
            return true;
        }
        parameters.values().forEach(parameter -> clear(parameter.getArray().getGradient()));
        left++;
        inARow++;
        LOG.warn("Step {} is left out: gradients are no numbers, the first that of {}", step, broken.get(0));
        if (inARow == MOST_IN_A_ROW) {
            throw new IllegalStateException("The gradients of " + MOST_IN_A_ROW + " steps in a row, up to step " + step
                    + ", are no numbers; start again, training goes on from the weights that were kept last");
        }
        return false;
    }

    private static void clear(NDArray gradient) {
        gradient.set(new float[(int) gradient.size()]);
    }

    /** Square root of the sum of squares. */
    static float length(NDArray values) {
        try (NDArray squares = values.square();
                NDArray sum = squares.sum()) {
            return (float) Math.sqrt(sum.getFloat());
        }
    }
}
