package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The channels that look at a suite's cases together; only those in which its answers differ at all. */
final class SuiteChannels {

    /** More categories than this over a suite are not labels that its cases share. */
    private static final int MOST_CATEGORIES = 40;

    /** Weight of the mean variance against a direction's own: keeps directions without noise from weighing everything. */
    private static final double RIDGE = 1;

    private static final int LONGEST_OPENING = 24;

    private final List<List<Features>> answers;
    private final List<SuiteChannel> channels = new ArrayList<>();

    private SuiteChannels(List<Comparison> cases) {
        answers = cases.stream()
                .map(c -> Stream.concat(c.before().stream(), c.now().stream()).toList())
                .toList();
    }

    /**
     * Of a suite.
     *
     * @param cases at least one
     * @param similarities of each of them
     * @param surfaces of their answers
     * @param seed of the projection of embeddings
     */
    static List<SuiteChannel> of(
            List<Comparison> cases, List<SimilarityMatrix> similarities, Surfaces surfaces, long seed) {
        SuiteChannels all = new SuiteChannels(cases);
        all.meaning(Seeds.mix(seed, "subspace", 0));
        all.outliers(similarities);
        all.add(new Shared(
                ChannelName.LENGTH, AlignedRanks.of(all.aligned(f -> Math.log1p(f.words()))), new double[] {1}));
        all.style(surfaces);
        all.shared(ChannelName.SHARED_LABEL, Channels::label);
        all.shared(ChannelName.SHARED_FORMAT, Features::format);
        all.shared(ChannelName.OPENING, SuiteChannels::opening);
        return all.channels;
    }

    private void add(SuiteChannel channel) {
        if (IntStream.range(0, answers.size()).anyMatch(c -> !channel.constant(c))) {
            channels.add(channel);
        }
    }

    private void meaning(long seed) {
        float[][][] embeddings = answers.stream()
                .map(a -> a.stream().map(f -> f.embedding().mean().toArray()).toArray(float[][]::new))
                .toArray(float[][][]::new);
        add(Shared.standardised(ChannelName.SHARED_MEANING, Subspace.coordinates(embeddings, seed), RIDGE));
    }

    /**
     * How far an answer stands from the others of its case, in units of how far they usually do: half of that unit is the
     * case's own spread, half the suite's, since a few answers don't show their spread well.
     */
    private void outliers(List<SimilarityMatrix> similarities) {
        double[][] distances =
                similarities.stream().map(SuiteChannels::distances).toArray(double[][]::new);
        double[] spreads =
                Arrays.stream(distances).mapToDouble(SuiteChannels::spread).toArray();
        double ofSuite = Arrays.stream(spreads).average().orElse(0);
        double[][] aligned = new double[distances.length][];
        for (int c = 0; c < distances.length; c++) {
            double[] own = distances[c];
            double middle = Median.of(own);
            double unit = Math.max(1e-9, (spreads[c] + ofSuite) / 2);
            aligned[c] = Arrays.stream(own).map(d -> (d - middle) / unit).toArray();
        }
        add(new OneSided(ChannelName.OUTLIERS, AlignedRanks.tail(aligned)));
    }

    private static double[] distances(SimilarityMatrix similarities) {
        int size = similarities.before() + similarities.now();
        double[] distances = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += i == j ? 0 : similarities.at(i, j);
            }
            distances[i] = 1 - sum / (size - 1);
        }
        return distances;
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }

    private double[][] aligned(ToDoubleFunction<Features> value) {
        return answers.stream()
                .map(a -> {
                    double[] values = a.stream().mapToDouble(value).toArray();
                    double mean = Arrays.stream(values).sum() / values.length;
                    return Arrays.stream(values).map(v -> v - mean).toArray();
                })
                .toArray(double[][]::new);
    }

    /** Features about their case's mean, in units of their spread within cases, bent so that no answer weighs alone. */
    private void style(Surfaces surfaces) {
        double[][][] scores = answers.stream()
                .map(a -> a.stream().map(surfaces::tested).toArray(double[][]::new))
                .toArray(double[][][]::new);
        double[] deviations =
                Arrays.stream(Shared.variances(scores)).map(Math::sqrt).toArray();
        double[][][] bent = new double[scores.length][][];
        for (int c = 0; c < scores.length; c++) {
            double[][] rows = scores[c];
            bent[c] = new double[rows.length][deviations.length];
            for (int d = 0; d < deviations.length; d++) {
                int dimension = d;
                double mean = Arrays.stream(rows).mapToDouble(r -> r[dimension]).sum() / rows.length;
                for (int i = 0; i < rows.length; i++) {
                    bent[c][i][d] = deviations[d] > 1e-12 ? Math.tanh((rows[i][d] - mean) / deviations[d]) : 0;
                }
            }
        }
        add(Shared.standardised(ChannelName.STYLE, bent, 0));
    }

    /** An answer's first word in lower case, signs kept; empty if there is none. */
    static String opening(Features answer) {
        String text = answer.text().strip();
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, Math.min(end, LONGEST_OPENING)).toLowerCase(Locale.ROOT);
    }

    /** Categories that at least two cases have, each a dimension; a dimension's noise is its own frequency. */
    private void shared(ChannelName name, Function<Features, String> category) {
        Map<String, Integer> cases = new HashMap<>();
        Map<String, Integer> count = new HashMap<>();
        for (List<Features> ofCase : answers) {
            new HashSet<>(ofCase.stream().map(category).toList()).forEach(c -> cases.merge(c, 1, Integer::sum));
            ofCase.forEach(f -> count.merge(category.apply(f), 1, Integer::sum));
        }
        List<String> kept = count.keySet().stream()
                .filter(c -> cases.getOrDefault(c, 0) > 1)
                .sorted(Comparator.<String>comparingInt(c -> -count.getOrDefault(c, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_CATEGORIES)
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        double[][][] scores = answers.stream()
                .map(a -> a.stream().map(f -> oneHot(kept, category.apply(f))).toArray(double[][]::new))
                .toArray(double[][][]::new);
        add(Shared.standardised(name, scores, 0));
    }

    private static double[] oneHot(List<String> categories, String category) {
        double[] scores = new double[categories.size()];
        int index = categories.indexOf(category);
        if (index >= 0) {
            scores[index] = 1;
        }
        return scores;
    }
}
