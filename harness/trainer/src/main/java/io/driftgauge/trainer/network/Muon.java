package io.driftgauge.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.HashMap;
import java.util.Map;

/**
 * Trains the layers' matrices by their gradient's direction alone: the momentum is made all but orthogonal before it is
 * applied, so that rare directions are learnt as fast as common ones. What is no matrix of a layer goes to another
 * optimizer.
 *
 * <p>Source: Keller Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024; the polynomial is
 * the one given there.
 */
final class Muon extends Optimizer {
    private static final float MOMENTUM = 0.95f;

    /** How fast weights shrink, in rates; without it they grew to thirty times their first size, and the loss with them. */
    private static final float DECAY = 0.5f;

    private static final int ROUNDS = 5;
    private static final float LINEAR = 3.4445f;
    private static final float CUBIC = -4.7750f;
    private static final float QUINTIC = 2.0315f;
    private static final float TINY = 1e-7f;

    /** Queries, keys and values lie one under the other in one matrix, and are three. */
    private static final int PARTS = 3;

    private final Optimizer others;
    private final Tracker rate;
    private final float factor;
    private final long vocabulary;
    private final Map<String, NDArray> momenta = new HashMap<>();

    /**
     * Trains layers' matrices, and leaves the rest to another.
     *
     * @param factor this optimizer's rate, in rates of the other
     * @param vocabulary rows of the embedding, which is no layer's matrix
     */
    Muon(Optimizer others, Tracker rate, float factor, long vocabulary) {
        super(new Builder());
        this.others = others;
        this.rate = rate;
        this.factor = factor;
        this.vocabulary = vocabulary;
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray grad) {
        if (weight.getShape().dimension() != 2 || weight.getShape().get(0) == vocabulary) {
            others.update(parameterId, weight, grad);
            return;
        }
        float step = rate.getNewValue(updateCount(parameterId)) * factor;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray momentum = momenta.computeIfAbsent(parameterId, id -> {
                NDArray zeros = weight.getManager().zeros(weight.getShape());
                NDScope.unregister(zeros);
                return zeros;
            });
            momentum.muli(MOMENTUM).addi(grad);
            weight.muli(1 - step * DECAY)
                    .subi(directions(grad.add(momentum.mul(MOMENTUM))).mul(step));
        }
    }

    private static NDArray directions(NDArray gradient) {
        if (gradient.getShape().get(0) != PARTS * gradient.getShape().get(1)) {
            return direction(gradient);
        }
        NDList parts = new NDList();
        gradient.split(PARTS).forEach(part -> parts.add(direction(part)));
        return NDArrays.concat(parts);
    }

    private static NDArray direction(NDArray gradient) {
        long rows = gradient.getShape().get(0);
        long columns = gradient.getShape().get(1);
        NDArray x = rows > columns ? gradient.transpose() : gradient;
        x = x.div(x.square().sum().sqrt().add(TINY));
        for (int i = 0; i < ROUNDS; i++) {
            NDArray a = x.matMul(x.transpose());
            NDArray b = a.mul(CUBIC).add(a.matMul(a).mul(QUINTIC));
            x = x.mul(LINEAR).add(b.matMul(x));
        }
        NDArray back = rows > columns ? x.transpose() : x;
        return back.mul((float) Math.sqrt(Math.max(1, (double) rows / columns)));
    }

    private static final class Builder extends OptimizerBuilder<Builder> {
        @Override
        protected Builder self() {
            return this;
        }
    }
}
