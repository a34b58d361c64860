package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import io.driftgauge.model.ModelSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What {@code driftgauge.yaml} says for all suites.
 *
 * @param providers by label, in file order
 * @param defaultProviders those of suites that name none
 * @param control the frozen model that all suites are replayed on as well; null if there is none
 */
record Config(
        Map<String, ModelSpec> providers,
        List<ModelSpec> defaultProviders,
        Layer defaults,
        Budget budget,
        double alpha,
        String embedder,
        @Nullable ModelSpec control) {

    static final String DEFAULT_EMBEDDER = "djl:all-MiniLM-L6-v2";

    static final double DEFAULT_ALPHA = 0.01;

    /** Where there is no such file. */
    static final Config NONE =
            new Config(Map.of(), List.of(), Layer.EMPTY, Budget.NONE, DEFAULT_ALPHA, DEFAULT_EMBEDDER, null);

    static Config read(Tree tree, Path file, LayerReader layers, Problems problems) {
        Mapping config = Mapping.of(tree, PromptKeys.CONFIG, "", problems);
        ProviderReader reader = new ProviderReader(problems);
        Map<String, ModelSpec> providers = new LinkedHashMap<>();
        for (ModelSpec spec : reader.read(config, Map.of())) {
            providers.put(spec.label(), spec);
        }
        Mapping defaults = config.mapping("defaults", PromptKeys.CONFIG_DEFAULTS);
        Layer layer = defaults == null ? Layer.EMPTY : layers.read(defaults, file);
        Mapping drift = config.mapping("drift", PromptKeys.CONFIG_DRIFT);
        OptionalDouble alpha = drift == null
                ? OptionalDouble.empty()
                : drift.number("alpha", "above 0 and at most 0.5", v -> v > 0 && v <= 0.5);
        Mapping budget = config.mapping("budget", PromptKeys.BUDGET);
        return new Config(
                providers,
                defaults == null ? List.of() : reader.read(defaults, providers),
                drift == null ? layer : layer.over(drift(drift)),
                budget == null ? Budget.NONE : budget(budget),
                alpha.orElse(DEFAULT_ALPHA),
                embedder(config, problems),
                drift == null ? null : control(drift, providers, problems));
    }

    private static @Nullable ModelSpec control(Mapping drift, Map<String, ModelSpec> providers, Problems problems) {
        String label = drift.text("control");
        if (label != null && !providers.containsKey(label)) {
            problems.error(
                    drift.at("control"),
                    "'control' names the provider '" + label + "', which driftgauge.yaml does not have. "
                            + Nearest.hint("providers", label, providers.keySet()));
        }
        return label == null ? null : providers.get(label);
    }

    private static Layer drift(Mapping drift) {
        return new Layer(
                Map.of(),
                List.of(),
                Map.of(),
                null,
                null,
                null,
                List.of(),
                null,
                drift.flag("compare"),
                LayerReader.boxed(drift.whole("baselineSamples", 1, LayerReader.MOST_REPEATS)),
                LayerReader.effectFloor(drift),
                LayerReader.mode(drift),
                Tools.NONE,
                LayerOptions.NONE,
                null);
    }

    private static Budget budget(Mapping budget) {
        OptionalDouble usd = budget.number("usd", "from 0", v -> v >= 0);
        return new Budget(
                usd.isPresent() ? BigDecimal.valueOf(usd.getAsDouble()) : null,
                LayerReader.boxed(budget.whole("calls", 0, Integer.MAX_VALUE)));
    }

    private static String embedder(Mapping config, Problems problems) {
        Tree tree = config.get("embeddings");
        if (tree == null) {
            return DEFAULT_EMBEDDER;
        }
        String id;
        Location where = tree.where();
        if (tree instanceof Tree.Fields) {
            Mapping embeddings = config.mapping("embeddings", PromptKeys.EMBEDDINGS);
            id = embeddings == null ? null : embeddings.text("provider");
        } else {
            id = config.text("embeddings");
        }
        return checked(id, where, problems);
    }

    private static String checked(@Nullable String id, Location where, Problems problems) {
        if (id == null) {
            return DEFAULT_EMBEDDER;
        }
        String fault = ProviderReader.fault(id);
        if (fault != null) {
            problems.error(where, "the embedder '" + id + "' " + fault);
        }
        return id;
    }
}
