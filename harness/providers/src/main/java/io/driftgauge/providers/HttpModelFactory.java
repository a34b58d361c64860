package io.driftgauge.providers;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.HttpMode;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.providers.vendor.Opening;
import io.driftgauge.providers.vendor.Vendor;
import io.driftgauge.providers.vendor.Vendors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens models behind HTTP. Keys come from environment variables only. */
public final class HttpModelFactory implements ChatModelFactory {

    private final Map<String, String> environment;
    private final Connections connections;

    /** With this process's environment; for {@link java.util.ServiceLoader}. */
    public HttpModelFactory() {
        this(System.getenv());
    }

    HttpModelFactory(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.connections = new Connections(environment);
    }

    @Override
    public List<String> vendors() {
        return Vendors.all().stream().flatMap(v -> v.prefixes().stream()).toList();
    }

    @Override
    public boolean needsLive(ModelSpec spec) {
        return vendor(spec).needsLive(new Opening(spec, environment, false));
    }

    @Override
    public ChatModel open(ModelSpec spec, Path prompts, Settings settings) throws ModelCallException {
        Opening opening = new Opening(spec, environment, replayed(settings));
        Endpoint endpoint = vendor(spec).endpoint(opening);
        return new HttpChatModel(spec, endpoint, connections.to(endpoint, opening, settings));
    }

    @Override
    public boolean replaysHttp() {
        return true;
    }

    private static boolean replayed(Settings settings) {
        return HttpMode.of(settings) == HttpMode.REPLAY;
    }

    private static Vendor vendor(ModelSpec spec) {
        return Vendors.of(spec.id())
                .orElseThrow(() -> new InvalidInputException(
                        new Problem(spec.where(), "no vendor answers to '" + spec.id() + "'.")));
    }
}
