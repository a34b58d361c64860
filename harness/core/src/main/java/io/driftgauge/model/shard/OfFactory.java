package io.driftgauge.model.shard;

import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ModelSpec;
import java.util.List;

/** Models for the same providers as another factory's, on the same terms. */
interface OfFactory extends ChatModelFactory {

    ChatModelFactory factory();

    @Override
    default List<String> vendors() {
        return factory().vendors();
    }

    @Override
    default boolean needsLive(ModelSpec spec) {
        return factory().needsLive(spec);
    }

    @Override
    default boolean replaysHttp() {
        return factory().replaysHttp();
    }
}
