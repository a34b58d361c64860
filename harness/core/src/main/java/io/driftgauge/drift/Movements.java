package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Says in words what moved: {@code facts: 30 days → 14 days}. Plain text on one line each; holds excerpts of what models
 * said, which are data: escape them where they are shown.
 */
public final class Movements {

    private static final int MOST_FACTS = 3;

    private static final double ROUNDING = 1e-9;

    private Movements() {}

    /** One phrase a movement, in the given order. */
    public static List<String> of(Collection<Moved> moved, Comparison comparison) {
        return moved.stream().map(what -> phrase(what, comparison)).toList();
    }

    private static String phrase(Moved what, Comparison comparison) {
        List<Features> before = comparison.before();
        List<Features> now = comparison.now();
        return switch (what) {
            case LABEL -> "label: " + change(before, now, f -> f.parsed() == null ? "(none)" : f.parsed());
            case FORMAT -> "format: " + change(before, now, Features::format);
            case FACTS -> "facts: " + facts(before, now);
            case REFUSAL -> "refusal: declined " + refusals(before) + ", now " + refusals(now);
            case LENGTH ->
                "length: " + Math.round(EffectFloor.median(before)) + " → "
                        + Words.count(Math.round(EffectFloor.median(now)), "word");
            case ASSERTIONS ->
                String.format(
                        Locale.ROOT, "assertions: %.0f%% pass → %.0f%%", 100 * passing(before), 100 * passing(now));
            case STYLE -> "style: written differently";
            case TOOL_CALLS -> "tool calls: " + change(before, now, Movements::tools);
            case MEANING -> "meaning: the answers say something else";
            case WORDING -> "wording: about the same in other words";
        };
    }

    private static double passing(List<Features> answers) {
        return answers.stream().mapToDouble(Features::passes).average().orElse(1);
    }

    private static String tools(Features features) {
        return features.tools().isEmpty() ? "(none)" : String.join(", ", features.tools());
    }

    private static String refusals(List<Features> answers) {
        return answers.stream().filter(Features::refusal).count() + " of " + answers.size();
    }

    /** The value that lost the largest share → the one that gained it. */
    private static String change(List<Features> before, List<Features> now, Function<Features, String> value) {
        Map<String, Double> gains = gains(before, now, f -> List.of(value.apply(f)));
        String lost = gains.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        String gained = gains.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return lost.equals(gained) ? "other details" : Words.shorten(lost) + " → " + Words.shorten(gained);
    }

    private static String facts(List<Features> before, List<Features> now) {
        Map<String, Double> gains = gains(before, now, Features::facts);
        return strongest(gains, -1) + " → " + strongest(gains, 1);
    }

    private static String strongest(Map<String, Double> gains, int sign) {
        List<String> facts = gains.entrySet().stream()
                .filter(e -> e.getValue() * sign > ROUNDING)
                .sorted(Comparator.comparingDouble(e -> -e.getValue() * sign))
                .limit(MOST_FACTS)
                .map(e -> Words.shorten(e.getKey()))
                .toList();
        return facts.isEmpty() ? "(none)" : String.join(", ", facts);
    }

    private static Map<String, Double> gains(
            List<Features> before, List<Features> now, Function<Features, List<String>> values) {
        Map<String, Double> gains = new TreeMap<>();
        now.forEach(f -> values.apply(f).forEach(v -> gains.merge(v, 1.0 / now.size(), Double::sum)));
        before.forEach(f -> values.apply(f).forEach(v -> gains.merge(v, -1.0 / before.size(), Double::sum)));
        return gains;
    }
}
