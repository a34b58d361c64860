package io.driftgauge.suite;

import io.driftgauge.base.Nearest;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ModelSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the settings of a run change of what the files say. */
final class Overrides {

    private static final String PROVIDER = "driftgauge.provider.";
    private static final String MODE = "driftgauge.drift.mode";

    private final Settings settings;
    private final Problems problems;
    private final Map<String, String> overridden = new TreeMap<>();
    private final Set<String> judges = new TreeSet<>();

    Overrides(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** By label, the ids that the files configure, of the providers that were overridden so far. */
    Map<String, String> overridden() {
        return overridden;
    }

    Suite apply(Suite suite) {
        List<ModelSpec> providers = suite.providers().stream().map(this::apply).toList();
        Optional<Integer> repeat = repeat();
        Optional<CallMode> mode = mode();
        List<PromptCase> cases = suite.cases().stream()
                .map(c -> c.with(
                        repeat.orElse(c.repeat()),
                        mode.map(m -> c.drift().withMode(m)).orElse(c.drift())))
                .map(this::apply)
                .toList();
        return suite.with(providers, cases);
    }

    /** A provider that grades; its label is known from then on. */
    ModelSpec judge(ModelSpec spec) {
        judges.add(spec.label());
        return apply(spec);
    }

    /** The case with the providers of its steps overridden. */
    private PromptCase apply(PromptCase one) {
        if (one.script().providers().isEmpty()) {
            return one;
        }
        return one.withScript(one.script()
                .withSteps(one.script().steps().stream()
                        .map(s -> s.provider() == null ? s : s.withProvider(apply(s.provider())))
                        .toList()));
    }

    private ModelSpec apply(ModelSpec spec) {
        String name = PROVIDER + spec.label();
        Optional<String> id = settings.get(name);
        if (id.isEmpty() || id.get().equals(spec.id())) {
            return spec;
        }
        String fault = ProviderReader.fault(id.get());
        if (fault != null) {
            problems.error(new Problem(null, name + ": the provider '" + id.get() + "' " + fault));
        }
        overridden.put(spec.label(), spec.id());
        return spec.withId(id.get());
    }

    /** Notes overrides of labels that no suite has: most likely misspelt. */
    void check(List<Suite> suites) {
        Set<String> labels = new TreeSet<>(judges);
        suites.forEach(s -> {
            s.providers().forEach(p -> labels.add(p.label()));
            s.cases().forEach(c -> c.script().providers().forEach(p -> labels.add(p.label())));
        });
        for (String name : settings.names(PROVIDER)) {
            String label = name.substring(PROVIDER.length());
            if (!labels.contains(label)) {
                problems.error(new Problem(
                        null,
                        name + ": no suite has the provider '" + label + "'. "
                                + Nearest.hint("providers", label, labels)));
            }
        }
    }

    double alpha(double configured) {
        Double alpha = number("driftgauge.alpha", "above 0 and at most 0.5", Double::valueOf, v -> v > 0 && v <= 0.5);
        return alpha == null ? configured : alpha;
    }

    Budget budget(Budget configured) {
        BigDecimal usd = number("driftgauge.budget.usd", "from 0", BigDecimal::new, v -> v.signum() >= 0);
        Integer calls = number("driftgauge.budget.calls", "whole and from 0", Integer::valueOf, v -> v >= 0);
        return new Budget(usd == null ? configured.usd() : usd, calls == null ? configured.calls() : calls);
    }

    private Optional<CallMode> mode() {
        Optional<String> text = settings.get(MODE);
        List<String> names = Stream.of(CallMode.values()).map(CallMode::text).toList();
        if (text.isPresent() && !names.contains(text.get())) {
            problems.error(new Problem(
                    null,
                    MODE + ": '" + text.get() + "' is no way to ask for answers. "
                            + Nearest.hint("values", text.get(), names)));
            return Optional.empty();
        }
        return text.flatMap(t ->
                Stream.of(CallMode.values()).filter(m -> m.text().equals(t)).findFirst());
    }

    private Optional<Integer> repeat() {
        return Optional.ofNullable(number(
                "driftgauge.repeat",
                "whole and from 1 to " + LayerReader.MOST_REPEATS,
                Integer::valueOf,
                v -> v >= 1 && v <= LayerReader.MOST_REPEATS));
    }

    private <T> @Nullable T number(String name, String range, Function<String, T> parse, Predicate<T> test) {
        Optional<String> text = settings.get(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            T value = parse.apply(text.get());
            if (test.test(value)) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, with numbers out of range.
        }
        problems.error(new Problem(null, name + " must be a number " + range + ", but is '" + text.get() + "'."));
        return null;
    }
}
