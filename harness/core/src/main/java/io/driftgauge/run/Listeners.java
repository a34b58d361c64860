package io.driftgauge.run;

import io.driftgauge.report.RunListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners; what one throws is logged and keeps neither the run nor the others from going on. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RunListener> listeners;

    Listeners(List<RunListener> listeners) {
        this.listeners = listeners;
    }

    void tell(Consumer<RunListener> news) {
        for (RunListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOG.error(
                        "{} failed; the verdicts stand, its report may be missing.",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
