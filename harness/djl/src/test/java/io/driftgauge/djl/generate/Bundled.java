package io.driftgauge.djl.generate;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Opens models that come with the build. */
final class Bundled {

    private Bundled() {}

    /** By their names, on the CPU; to be closed. */
    static Map<String, ChatModel> open(String... names) throws ModelCallException {
        Map<String, ChatModel> models = new HashMap<>();
        for (String name : names) {
            ModelSpec spec = new ModelSpec("djl:" + name, name, Map.of(), false, null);
            models.put(
                    name,
                    new DjlModelFactory()
                            .open(spec, Path.of("prompts"), Settings.of(Map.of("driftgauge.device", "cpu"))));
        }
        return models;
    }
}
