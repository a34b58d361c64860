package io.driftgauge.providers;

import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.model.HttpMode;
import io.driftgauge.providers.cassette.CassetteInterceptor;
import io.driftgauge.providers.http.Gate;
import io.driftgauge.providers.http.SharedClient;
import io.driftgauge.providers.http.Timeouts;
import io.driftgauge.providers.http.Transport;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.providers.vendor.Opening;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;

/** The ways to all endpoints of a run: what is asked at the same address for the same model shares a gate. */
public final class Connections {

    /** More at once than any run asks for; what the server stands is found out. */
    private static final int MOST_AT_ONCE = 256;

    private final Map<String, String> environment;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, CassetteInterceptor> cassettes = new ConcurrentHashMap<>();

    /** With these environment variables. */
    public Connections(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The way to an endpoint, through a cassette where the settings say so. */
    public Transport to(Endpoint endpoint, Opening opening, Settings settings) {
        return new Transport(
                opening.spec().id(),
                client(settings),
                timeouts(opening),
                gates.computeIfAbsent(gate(endpoint), g -> new Gate(MOST_AT_ONCE, System::nanoTime)),
                Secrets.of(environment),
                Clock.systemUTC());
    }

    private OkHttpClient client(Settings settings) {
        HttpMode mode = HttpMode.of(settings);
        if (mode == HttpMode.LIVE) {
            return SharedClient.get();
        }
        Path folder = CassetteInterceptor.folder(settings);
        CassetteInterceptor cassette = cassettes.computeIfAbsent(
                mode + " " + folder,
                f -> new CassetteInterceptor(mode, folder, Secrets.of(environment), Clock.systemUTC()));
        return SharedClient.get().newBuilder().addInterceptor(cassette).build();
    }

    private static String gate(Endpoint endpoint) {
        return endpoint.url().host() + ":" + endpoint.url().port() + " " + endpoint.model();
    }

    private static Timeouts timeouts(Opening opening) {
        try {
            return Timeouts.of(opening.spec().config().get("timeout"));
        } catch (IllegalArgumentException e) {
            throw opening.invalid(String.valueOf(e.getMessage()));
        }
    }
}
