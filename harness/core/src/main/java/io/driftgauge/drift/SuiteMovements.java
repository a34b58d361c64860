package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Says in words in which direction a suite's sampled cases moved together. Excerpts of what models said may stand in it. */
final class SuiteMovements {

    private static final int CATEGORIES = 2;

    /** An answer that does not parse. */
    private static final String NONE = "(none)";

    private SuiteMovements() {}

    /** One phrase a movement of those channels that are significant; empty if none is. */
    static List<Phrase> of(SuiteFindings found) {
        GateFigures gate = found.test().gate();
        SuiteEffects effects = found.test().effects();
        if (gate == null || effects == null || !found.rejected()) {
            return List.of();
        }
        List<Comparison> cases =
                found.test().sampled().stream().map(Measured::comparison).toList();
        double limit = found.limit();
        List<Phrase> phrases = new ArrayList<>();
        if (gate.moved(ChannelName.LABEL, limit) || gate.moved(ChannelName.SHARED_LABEL, limit)) {
            phrases.add(Phrase.of("together.LABEL", shares(cases, f -> f.parsed() == null ? NONE : f.parsed())));
        }
        if (gate.moved(ChannelName.REFUSAL, limit)) {
            phrases.add(Phrase.of("together.REFUSAL", points(effects.share(ChannelName.REFUSAL))));
        }
        if (gate.moved(ChannelName.ASSERTIONS, limit)) {
            phrases.add(Phrase.of("together.ASSERTIONS", points(effects.share(ChannelName.ASSERTIONS))));
        }
        if (gate.moved(ChannelName.JSON, limit)) {
            phrases.add(Phrase.of("together.JSON", points(effects.share(ChannelName.JSON))));
        }
        if (gate.moved(ChannelName.FORMAT, limit) || gate.moved(ChannelName.SHARED_FORMAT, limit)) {
            phrases.add(Phrase.of("together.FORMAT", shares(cases, Features::format)));
        }
        if (gate.moved(ChannelName.STYLE, limit) || gate.moved(ChannelName.LENGTH, limit)) {
            phrases.addAll(StyleShift.inWords(effects.style()));
        }
        if (gate.moved(ChannelName.OPENING, limit)) {
            phrases.add(Phrase.of("together.OPENING", shares(cases, SuiteChannels::opening)));
        }
        if (effects.noiseKnown() && effects.drop() >= effects.floor()) {
            phrases.add(Phrase.of("together.drop", Words.fixed(effects.drop(), 3)));
        }
        Outliers outside = effects.outside();
        if (outside.excessShare() >= EffectFloor.outsideFloor(effects)) {
            phrases.add(Phrase.of(
                    "together.outside", outside.outside(), outside.answers(), Words.fixed(outside.expected(), 0)));
        }
        return phrases;
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%+.0f", 100 * share);
    }

    /** The categories whose share changed most: {@code yes 56% → 3%, no 42% → 97%}. */
    private static Phrase shares(List<Comparison> cases, Function<Features, String> category) {
        Map<String, Double> before = new TreeMap<>();
        Map<String, Double> now = new TreeMap<>();
        for (Comparison comparison : cases) {
            add(before, comparison.before(), category, cases.size());
            add(now, comparison.now(), category, cases.size());
        }
        List<String> names = new ArrayList<>(before.keySet());
        now.keySet().stream().filter(c -> !before.containsKey(c)).forEach(names::add);
        names.sort(Comparator.<String>comparingDouble(
                        c -> -Math.abs(now.getOrDefault(c, 0.0) - before.getOrDefault(c, 0.0)))
                .thenComparing(Comparator.naturalOrder()));
        return Phrase.list(
                "list.comma",
                names.stream()
                        .limit(CATEGORIES)
                        .map(c -> Phrase.joined(
                                c.isEmpty()
                                        ? Phrase.of("empty")
                                        : c.equals(NONE) ? Phrase.of("none") : Words.excerpt(c),
                                Phrase.verbatim(String.format(
                                        Locale.ROOT,
                                        " %.0f%% → %.0f%%",
                                        100 * before.getOrDefault(c, 0.0),
                                        100 * now.getOrDefault(c, 0.0)))))
                        .toList());
    }

    private static void add(
            Map<String, Double> shares, List<Features> answers, Function<Features, String> category, int cases) {
        answers.forEach(f -> shares.merge(category.apply(f), 1.0 / answers.size() / cases, Double::sum));
    }
}
