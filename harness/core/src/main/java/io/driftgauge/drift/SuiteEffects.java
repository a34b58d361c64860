package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a suite's sampled cases moved, in numbers that people can weigh; none of them is a test.
 *
 * @param drops of the cases whose noise is known: how far beyond the baseline's own, in [-2, 2]
 * @param floor mean over the cases of the drop that counts, raised to twice the drop between the baseline's own sessions
 * @param outliers answers outside their baseline's own range
 * @param shares by channel: how far the shares of categories over all cases shifted (labels, formats, first words), in
 *     [0, 1]; rates signed
 * @param unstable share of the cases whose baseline is too noisy to judge them alone, in [0, 1]
 * @param lengthRatio of the new answers to the old ones
 * @param shared share of the pairs' squared distance that all cases have in common; 0 unless every case is a pair
 * @param style every feature's shift, the clearest first
 * @param distance mean squared distance of the means of new and old answers (MMD) over the cases that have a range; NaN if none has
 * @param noise of the baseline's sessions
 * @param confirmed how far they moved by the answers that test the cases; null unless they were asked in stages, where the rest
 *     here is of first answers
 */
record SuiteEffects(
        List<Double> drops,
        double floor,
        Outliers outliers,
        Map<ChannelName, Double> shares,
        double unstable,
        double lengthRatio,
        double shared,
        List<StyleShift> style,
        double distance,
        SessionNoise noise,
        @Nullable Confirmed confirmed) {

    /**
     * What varies by itself also shifts from day to day, so it must move further to count. For one-token probes, all of
     * them unstable, B3IT (Chauvin and others 2026) alarms from a total variation of 0.2: twice what counts elsewhere.
     */
    static final double UNSTABLE = 2;

    /** So much the noise between sessions is multiplied by before a shift counts as more than it. */
    static final double SESSIONS = 2;

    static SuiteEffects of(List<Comparison> cases, List<SimilarityMatrix> similarities, Surfaces surfaces) {
        List<Double> drops = new ArrayList<>();
        List<Double> distances = new ArrayList<>();
        double floor = 0;
        double unstable = 0;
        Outliers outliers = Outliers.NONE;
        for (int c = 0; c < cases.size(); c++) {
            Comparison comparison = cases.get(c);
            Closeness closeness = Closeness.sampled(comparison, similarities.get(c));
            int m = comparison.now().size();
            if (closeness.noiseKnown()) {
                drops.add(closeness.effect());
            }
            floor += comparison.replay().promptCase().drift().effectFloor() / cases.size();
            unstable += Noise.tooLarge(comparison.before(), closeness.expected()) == null ? 0 : 1;
            if (comparison.before().size() > 1) {
                outliers = outliers.and(closeness, m, 1);
                distances.add(distance(similarities.get(c), closeness));
            }
        }
        SessionNoise noise = SessionNoise.of(cases);
        Map<ChannelName, Double> shares = new EnumMap<>(ChannelName.class);
        shares.put(ChannelName.SHARED_LABEL, shift(labelled(cases), Channels::label));
        shares.put(ChannelName.OPENING, shift(cases, SuiteChannels::opening));
        shares.put(ChannelName.SHARED_FORMAT, shift(cases, Features::format));
        shares.put(ChannelName.JSON, rate(cases, Channels::json));
        shares.put(ChannelName.REFUSAL, rate(cases, f -> f.refusal() ? 1 : 0));
        shares.put(ChannelName.ASSERTIONS, rate(cases, Features::passes));
        return new SuiteEffects(
                List.copyOf(drops),
                Math.max(floor, SESSIONS * noise.drop()),
                outliers,
                shares,
                unstable / cases.size(),
                EffectFloor.lengthRatio(cases),
                shared(cases),
                StyleShift.of(cases, surfaces),
                distances.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN),
                noise,
                null);
    }

    /** The same of first answers, with what the fresh ones say. */
    SuiteEffects with(Confirmed confirmed) {
        return new SuiteEffects(
                drops, floor, outliers, shares, unstable, lengthRatio, shared, style, distance, noise, confirmed);
    }

    /** Of a single new answer twice its drop: as much on average, where old and new vary alike. */
    private static double distance(SimilarityMatrix similarities, Closeness closeness) {
        MmdChannel mmd = new MmdChannel(similarities);
        return mmd.defined() ? mmd.observed() : 2 * closeness.effect();
    }

    /** False if the baseline's own days lie so far apart that a day would explain how far the new answers are. */
    boolean beyondDays() {
        return Double.isNaN(distance) || distance >= SESSIONS * noise.certainDistance();
    }

    /** By what the floors of categories, rates, length and style are multiplied: from 1 to {@link #UNSTABLE}. */
    double steadiness() {
        return 1 + (UNSTABLE - 1) * unstable;
    }

    /** True if some case has more than one old and one new answer, which tells noise from change. */
    boolean noiseKnown() {
        return !drops.isEmpty();
    }

    /** Mean drop of similarity over the cases whose noise is known; 0 if there are none. */
    double drop() {
        if (confirmed != null) {
            return confirmed.drop();
        }
        return drops.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Answers outside their baseline's range: those that decide. */
    Outliers outside() {
        return confirmed != null ? confirmed.outliers() : outliers;
    }

    double share(ChannelName channel) {
        return shares.getOrDefault(channel, 0.0);
    }

    /** The cases that have a parsed answer: the others have no label that could move. */
    private static List<Comparison> labelled(List<Comparison> cases) {
        return cases.stream()
                .filter(c ->
                        Stream.concat(c.before().stream(), c.now().stream()).anyMatch(f -> f.parsed() != null))
                .toList();
    }

    /** Total variation between the mean shares of categories, old and new. */
    private static double shift(List<Comparison> cases, Function<Features, String> category) {
        Map<String, Double> gains = new TreeMap<>();
        for (Comparison comparison : cases) {
            comparison
                    .now()
                    .forEach(f -> gains.merge(
                            category.apply(f), 1.0 / comparison.now().size(), Double::sum));
            comparison
                    .before()
                    .forEach(f -> gains.merge(
                            category.apply(f), -1.0 / comparison.before().size(), Double::sum));
        }
        return gains.values().stream().mapToDouble(Math::abs).sum() / 2 / Math.max(1, cases.size());
    }

    private static double rate(List<Comparison> cases, ToDoubleFunction<Features> rate) {
        return cases.stream()
                        .mapToDouble(c -> mean(c.now(), rate) - mean(c.before(), rate))
                        .sum()
                / cases.size();
    }

    private static double mean(List<Features> answers, ToDoubleFunction<Features> value) {
        return answers.stream().mapToDouble(value).sum() / answers.size();
    }

    /** (|Σ d|² − Σ |d|²) / ((P − 1) Σ |d|²), with d a pair's difference of embeddings: 0 on average if nothing moved. */
    private static double shared(List<Comparison> cases) {
        if (cases.size() < 2
                || !cases.stream()
                        .allMatch(c -> c.before().size() == 1 && c.now().size() == 1)) {
            return 0;
        }
        double[] sum = new double[cases.get(0).now().get(0).embedding().mean().dimension()];
        double squares = 0;
        for (Comparison comparison : cases) {
            float[] old = comparison.before().get(0).embedding().mean().toArray();
            float[] now = comparison.now().get(0).embedding().mean().toArray();
            for (int d = 0; d < sum.length; d++) {
                double difference = now[d] - old[d];
                sum[d] += difference;
                squares += difference * difference;
            }
        }
        double together =
                IntStream.range(0, sum.length).mapToDouble(d -> sum[d] * sum[d]).sum();
        return squares > 0 ? (together - squares) / ((cases.size() - 1) * squares) : 0;
    }
}
