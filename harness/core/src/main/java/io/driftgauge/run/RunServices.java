package io.driftgauge.run;

import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.report.RunListener;
import java.util.List;
import java.util.ServiceLoader;

/** The parts of a run that come from other modules. */
public record RunServices(List<ChatModelFactory> models, List<EmbedderFactory> embedders, List<RunListener> listeners) {

    public RunServices {
        models = List.copyOf(models);
        embedders = List.copyOf(embedders);
        listeners = List.copyOf(listeners);
    }

    /** All that the class path of the current thread holds. */
    public static RunServices discover() {
        return new RunServices(all(ChatModelFactory.class), all(EmbedderFactory.class), all(RunListener.class));
    }

    private static <S> List<S> all(Class<S> service) {
        return ServiceLoader.load(service).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
