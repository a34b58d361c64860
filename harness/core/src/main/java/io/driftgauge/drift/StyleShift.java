package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a feature of style moved over a suite.
 *
 * @param before mean over the cases of their old answers' mean
 * @param now likewise of the new ones
 * @param z the sum over cases of new minus old mean (counts as logarithms), in units of its standard deviation when labels
 *     are shuffled
 * @param same cases that moved in the direction of the sum
 * @param cases all of them
 */
record StyleShift(Style feature, double before, double now, double z, int same, int cases) {

    /** |z| from here on is told to people as a movement: two-sided 0.3% for one feature, for more than twenty of them. */
    static final double TOLD = 3;

    /** A count or a mean has moved if its change is at least this share of it, as for {@link EffectFloor#LENGTH}. */
    static final double RELATIVE = EffectFloor.LENGTH - 1;

    /** And at least so much an answer, so that what hardly ever occurs is no matter. */
    private static final double PER_ANSWER = 0.1;

    /** Shares of characters move by at least this. */
    private static final double OF_CHARACTERS = 0.005;

    private static final int LISTED = 3;

    /** Every feature, the one that moved most clearly first. */
    static List<StyleShift> of(List<Comparison> cases, Surfaces surfaces) {
        List<double[][]> old =
                cases.stream().map(c -> all(c.before(), surfaces)).toList();
        List<double[][]> fresh = cases.stream().map(c -> all(c.now(), surfaces)).toList();
        List<StyleShift> shifts = new ArrayList<>();
        for (Style feature : Style.values()) {
            double before = 0;
            double now = 0;
            double sum = 0;
            double variance = 0;
            int rises = 0;
            int falls = 0;
            for (int c = 0; c < cases.size(); c++) {
                double[] valuesBefore = values(old.get(c), feature);
                double[] valuesNow = values(fresh.get(c), feature);
                before += mean(valuesBefore) / cases.size();
                now += mean(valuesNow) / cases.size();
                double[] testedOld = tested(valuesBefore, feature);
                double[] testedFresh = tested(valuesNow, feature);
                double difference = mean(testedFresh) - mean(testedOld);
                sum += difference;
                variance += pooled(testedOld, testedFresh) * (1.0 / testedOld.length + 1.0 / testedFresh.length);
                rises += difference > 1e-9 ? 1 : 0;
                falls += difference < -1e-9 ? 1 : 0;
            }
            double z = variance > 0 ? sum / Math.sqrt(variance) : 0;
            shifts.add(new StyleShift(feature, before, now, z, z >= 0 ? rises : falls, cases.size()));
        }
        shifts.sort(Comparator.comparing(s -> -Math.abs(s.z)));
        return shifts;
    }

    private static double[][] all(List<Features> answers, Surfaces surfaces) {
        return answers.stream().map(surfaces::of).toArray(double[][]::new);
    }

    private static double[] values(double[][] answers, Style feature) {
        double[] values = new double[answers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = answers[i][feature.index()];
        }
        return values;
    }

    private static double[] tested(double[] values, Style feature) {
        double[] tested = values.clone();
        for (int i = 0; i < tested.length && feature.kind() == Style.Kind.COUNT; i++) {
            tested[i] = Math.log1p(tested[i]);
        }
        return tested;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The variance of all answers of a case together, whatever their labels. */
    private static double pooled(double[] a, double[] b) {
        int count = a.length + b.length;
        double mean = (mean(a) * a.length + mean(b) * b.length) / count;
        double squares = 0;
        for (double value : a) {
            squares += (value - mean) * (value - mean);
        }
        for (double value : b) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (count - 1);
    }

    /**
     * True if it moved clearly, and far enough for people to care.
     *
     * @param times what is far enough is multiplied by, at least 1
     */
    boolean matters(double times) {
        double change = Math.abs(now - before);
        boolean far = switch (feature.kind()) {
            case COUNT -> change >= times * PER_ANSWER && change >= times * RELATIVE * before;
            case MEAN -> change >= times * RELATIVE * before;
            case SHARE -> change >= times * OF_CHARACTERS && change >= times * RELATIVE * before;
            case ANSWERS -> change >= times * EffectFloor.CATEGORY;
        };
        return far && Math.abs(z) >= TOLD;
    }

    /** The strongest that matter, in words: {@code answers 21% shorter in 14 of 20 cases}. */
    static List<Phrase> inWords(List<StyleShift> shifts) {
        return shifts.stream()
                .filter(s -> s.matters(1))
                .limit(LISTED)
                .map(StyleShift::inWords)
                .toList();
    }

    Phrase inWords() {
        return Phrase.of("style.cases", change(), same, Phrase.count("count.cases", cases));
    }

    private Phrase change() {
        Phrase label = Phrase.of("style." + feature);
        if (feature.kind() == Style.Kind.SHARE || feature.kind() == Style.Kind.ANSWERS) {
            return Phrase.of("style.share", label, Words.fixed(100 * before, 1), Words.fixed(100 * now, 1));
        }
        boolean up = now > before;
        long percent = Math.round(100 * Math.abs(now / Math.max(before, 1e-9) - 1));
        if (feature == Style.WORDS) {
            return Phrase.of(up ? "style.longer" : "style.shorter", percent);
        }
        if (feature == Style.WORD_LENGTH) {
            return Phrase.of(up ? "style.words.longer" : "style.words.shorter", percent);
        }
        if (now < 0.05 * before) {
            return Phrase.of("style.gone", label);
        }
        if (before < 0.05 * now) {
            return Phrase.of("style.new", label, Words.fixed(now, 1));
        }
        return Phrase.of(up ? "style.more" : "style.fewer", percent, label);
    }
}
