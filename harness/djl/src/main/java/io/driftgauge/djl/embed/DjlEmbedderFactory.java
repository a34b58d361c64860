package io.driftgauge.djl.embed;

import io.driftgauge.base.Settings;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;

/** Opens {@code djl:all-MiniLM-L6-v2}. Found by {@link java.util.ServiceLoader}. */
public final class DjlEmbedderFactory implements EmbedderFactory {

    private static final String ID = "djl:" + MiniLm.NAME;

    @Override
    public boolean supports(String id) {
        return id.equals(ID);
    }

    @Override
    public Embedder open(String id, Settings settings) {
        return MiniLmEmbedder.open(new MiniLm(DjlEmbedderFactory.class.getClassLoader()), settings, GpuProbe.real());
    }
}
