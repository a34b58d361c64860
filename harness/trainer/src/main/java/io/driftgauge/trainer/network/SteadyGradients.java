package io.driftgauge.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps single wild gradients from an optimizer that remembers them: one that is far longer than those before is cut to
 * their length. A single one stays in the momentum for hundreds of steps, in which that matrix learns nothing.
 */
final class SteadyGradients extends Optimizer {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyGradients.class);

    /** More than so many times the usual length is wild. */
    private static final float WILD = 5;

    /** Weight of the newest length in the usual one. */
    private static final float NEWEST = 0.05f;

    /** As long as lengths are still unknown, they count as they come. */
    private static final int UNKNOWN = 20;

    private final Optimizer optimizer;
    private final Map<String, Length> usual = new HashMap<>();

    private record Length(int seen, float value) {}

    SteadyGradients(Optimizer optimizer) {
        super(new Builder());
        this.optimizer = optimizer;
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray grad) {
        float length = GradientGuard.length(grad);
        Length before = usual.getOrDefault(parameterId, new Length(0, length));
        if (before.seen >= UNKNOWN && length > WILD * before.value) {
            LOG.warn("A gradient of {} is {} times as long as usual", weight.getShape(), length / before.value);
            grad.muli(before.value / length);
            length = before.value;
        }
        float share = Math.max(NEWEST, 1f / (before.seen + 1));
        usual.put(parameterId, new Length(before.seen + 1, before.value + share * (length - before.value)));
        optimizer.update(parameterId, weight, grad);
    }

    private static final class Builder extends OptimizerBuilder<Builder> {
        @Override
        protected Builder self() {
            return this;
        }
    }
}
