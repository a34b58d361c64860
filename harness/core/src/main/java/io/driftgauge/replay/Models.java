package io.driftgauge.replay;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.HttpMode;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of a run: each provider is opened once, when it is first needed, and closed with this. Not thread-safe. */
public final class Models implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    /** A provider after it was opened: a model, or why there is none. */
    sealed interface Opened {}

    record Ready(ChatModel model, Map<String, String> environment) implements Opened {}

    record Unreachable(ModelCallException why) implements Opened {}

    private final List<ChatModelFactory> factories;
    private final Path prompts;
    private final Settings settings;
    private final Secrets secrets;
    private final Map<ModelSpec, Opened> opened = new HashMap<>();
    private final Set<ModelSpec> busy = new HashSet<>();

    /**
     * Nothing is opened yet.
     *
     * @param prompts the folder that relative files of a provider's config are looked for in
     * @param secrets what no answer and no failure may tell
     */
    public Models(List<ChatModelFactory> factories, Path prompts, Settings settings, Secrets secrets) {
        this.factories = List.copyOf(factories);
        this.prompts = prompts;
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * Looks for their factories, without opening anything.
     *
     * @throws InvalidInputException if no factory opens one of these, all of them at once
     */
    public void check(Collection<ModelSpec> specs) {
        List<Problem> problems = new ArrayList<>();
        for (ModelSpec spec : new LinkedHashSet<>(specs)) {
            if (factory(spec).isEmpty()) {
                List<String> known =
                        factories.stream().flatMap(f -> f.vendors().stream()).toList();
                problems.add(new Problem(
                        spec.where(),
                        "unknown kind of provider '" + vendor(spec) + "' in '" + spec.id() + "'. "
                                + Nearest.hint("kinds", vendor(spec), known)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    /** True if its calls cost money or need a key; those that only replay a recording don't. */
    public boolean needsLive(ModelSpec spec) {
        boolean replays = HttpMode.of(settings) == HttpMode.REPLAY;
        return costs(spec)
                && !(replays
                        && factory(spec).filter(ChatModelFactory::replaysHttp).isPresent());
    }

    /** True if its calls cost money or need a key, or did so when what is replayed now was recorded. */
    public boolean costs(ModelSpec spec) {
        return factory(spec).map(f -> f.needsLive(spec)).orElse(true);
    }

    /**
     * Opens those that are not open yet.
     *
     * @throws InvalidInputException if a spec can't be right, all of them at once
     */
    void open(Collection<ModelSpec> specs) {
        List<Problem> problems = new ArrayList<>();
        for (ModelSpec spec : new LinkedHashSet<>(specs)) {
            try {
                get(spec);
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    Opened get(ModelSpec spec) {
        Opened before = opened.get(spec);
        if (before != null) {
            return before;
        }
        check(List.of(spec));
        Opened now;
        try {
            ChatModel model = new MaskedModel(factory(spec).orElseThrow().open(spec, prompts, settings), secrets);
            now = new Ready(model, model.environment());
        } catch (ModelCallException e) {
            now = new Unreachable(MaskedModel.masked(e, secrets));
        }
        opened.put(spec, now);
        return now;
    }

    /** A call of this model did not stop: closing it could bring down the process, so that it stays open. */
    void leaveOpen(ModelSpec spec) {
        busy.add(spec);
    }

    private Optional<ChatModelFactory> factory(ModelSpec spec) {
        return factories.stream()
                .filter(f -> f.vendors().contains(vendor(spec)))
                .findFirst();
    }

    private static String vendor(ModelSpec spec) {
        int colon = spec.id().indexOf(':');
        return colon < 0 ? spec.id() : spec.id().substring(0, colon);
    }

    @Override
    public void close() {
        opened.forEach((spec, state) -> {
            if (state instanceof Ready ready && !busy.contains(spec)) {
                try {
                    ready.model().close();
                } catch (RuntimeException e) {
                    LOG.warn("Could not close {}", spec.label(), e);
                }
            }
        });
        opened.clear();
    }
}
