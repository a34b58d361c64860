package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.Style;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The style of a suite's answers in numbers: each answer is measured once, on all cores, however often it is asked for. */
final class Surfaces {

    private final IdentityHashMap<Features, double[]> measured = new IdentityHashMap<>();

    private Surfaces() {}

    static Surfaces of(List<Comparison> cases) {
        Set<Features> answers = Collections.newSetFromMap(new IdentityHashMap<>());
        cases.forEach(c -> Stream.concat(c.before().stream(), c.now().stream()).forEach(answers::add));
        Surfaces surfaces = new Surfaces();
        List.copyOf(answers).parallelStream()
                .map(a -> Map.entry(a, Style.of(a.text())))
                .collect(Collectors.toList())
                .forEach(e -> surfaces.measured.put(e.getKey(), e.getValue()));
        return surfaces;
    }

    /** One of these answers' features, each at its {@link Style#index}. */
    double[] of(Features answer) {
        return Objects.requireNonNull(measured.get(answer), "not an answer of this suite")
                .clone();
    }

    /** Likewise as they are tested: counts as logarithms. */
    double[] tested(Features answer) {
        double[] values = of(answer);
        for (Style feature : Style.values()) {
            if (feature.kind() == Style.Kind.COUNT) {
                values[feature.index()] = Math.log1p(values[feature.index()]);
            }
        }
        return values;
    }
}
