package io.driftgauge.providers;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.HttpMode;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.providers.cassette.CassetteInterceptor;
import io.driftgauge.providers.http.Gate;
import io.driftgauge.providers.http.SharedClient;
import io.driftgauge.providers.http.Timeouts;
import io.driftgauge.providers.http.Transport;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.providers.vendor.Opening;
import io.driftgauge.providers.vendor.Vendor;
import io.driftgauge.providers.vendor.Vendors;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;

/** Opens models behind HTTP. Keys come from environment variables only. */
public final class HttpModelFactory implements ChatModelFactory {

    /** More at once than any run asks for; what the server stands is found out. */
    private static final int MOST_AT_ONCE = 256;

    private final Map<String, String> environment;
    private final Map<String, CassetteInterceptor> cassettes = new ConcurrentHashMap<>();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** With this process's environment; for {@link java.util.ServiceLoader}. */
    public HttpModelFactory() {
        this(System.getenv());
    }

    HttpModelFactory(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
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
        Transport transport = new Transport(
                spec.id(),
                client(settings),
                timeouts(opening),
                gates.computeIfAbsent(gate(endpoint), g -> new Gate(MOST_AT_ONCE, System::nanoTime)),
                Secrets.of(environment),
                Clock.systemUTC());
        return new HttpChatModel(spec, endpoint, transport);
    }

    @Override
    public boolean replaysHttp() {
        return true;
    }

    /** The shared client, through a cassette where the settings say so. */
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

    private static boolean replayed(Settings settings) {
        return HttpMode.of(settings) == HttpMode.REPLAY;
    }

    /** Providers of one account share a limit; which accounts these are, their address and signer tell. */
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

    private static Vendor vendor(ModelSpec spec) {
        return Vendors.of(spec.id())
                .orElseThrow(() -> new InvalidInputException(
                        new Problem(spec.where(), "no vendor answers to '" + spec.id() + "'.")));
    }
}
