package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    public static List<Phrase> of(Collection<Moved> moved, Comparison comparison) {
        return moved.stream().map(what -> phrase(what, comparison)).toList();
    }

    private static Phrase phrase(Moved what, Comparison comparison) {
        List<Features> before = comparison.before();
        List<Features> now = comparison.now();
        return switch (what) {
            case LABEL -> Phrase.of("movement.LABEL", change(before, now, f -> f.parsed() == null ? "" : f.parsed()));
            case FORMAT -> Phrase.of("movement.FORMAT", change(before, now, Features::format));
            case FACTS -> Phrase.of("movement.FACTS", facts(before, now));
            case REFUSAL -> Phrase.of("movement.REFUSAL", refusals(before), before.size(), refusals(now), now.size());
            case LENGTH ->
                Phrase.of(
                        "movement.LENGTH",
                        Math.round(EffectFloor.median(before)),
                        Phrase.count("count.words", Math.round(EffectFloor.median(now))));
            case ASSERTIONS ->
                Phrase.of(
                        "movement.ASSERTIONS",
                        Words.fixed(100 * passing(before), 0),
                        Words.fixed(100 * passing(now), 0));
            case STYLE -> Phrase.of("movement.STYLE");
            case TOOL_CALLS -> Phrase.of("movement.TOOL_CALLS", change(before, now, Movements::tools));
            case MEANING -> Phrase.of("movement.MEANING");
            case WORDING -> Phrase.of("movement.WORDING");
        };
    }

    private static double passing(List<Features> answers) {
        return answers.stream().mapToDouble(Features::passes).average().orElse(1);
    }

    private static String tools(Features features) {
        return String.join(", ", features.tools());
    }

    private static long refusals(List<Features> answers) {
        return answers.stream().filter(Features::refusal).count();
    }

    /** The value that lost the largest share → the one that gained it. */
    private static Phrase change(List<Features> before, List<Features> now, Function<Features, String> value) {
        Map<String, Double> gains = gains(before, now, f -> List.of(value.apply(f)));
        String lost = gains.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        String gained = gains.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return lost.equals(gained)
                ? Phrase.of("movement.details")
                : Phrase.joined(named(lost), Phrase.verbatim(" → "), named(gained));
    }

    private static Phrase named(String value) {
        return value.isEmpty() ? Phrase.of("none") : Words.excerpt(value);
    }

    private static Phrase facts(List<Features> before, List<Features> now) {
        Map<String, Double> gains = gains(before, now, Features::facts);
        return Phrase.joined(strongest(gains, -1), Phrase.verbatim(" → "), strongest(gains, 1));
    }

    private static Phrase strongest(Map<String, Double> gains, int sign) {
        List<String> facts = gains.entrySet().stream()
                .filter(e -> e.getValue() * sign > ROUNDING)
                .sorted(Comparator.comparingDouble(e -> -e.getValue() * sign))
                .limit(MOST_FACTS)
                .map(e -> Words.shorten(e.getKey()))
                .toList();
        return facts.isEmpty() ? Phrase.of("none") : Phrase.verbatim(String.join(", ", facts));
    }

    private static Map<String, Double> gains(
            List<Features> before, List<Features> now, Function<Features, List<String>> values) {
        Map<String, Double> gains = new TreeMap<>();
        now.forEach(f -> values.apply(f).forEach(v -> gains.merge(v, 1.0 / now.size(), Double::sum)));
        before.forEach(f -> values.apply(f).forEach(v -> gains.merge(v, -1.0 / before.size(), Double::sum)));
        return gains;
    }
}
