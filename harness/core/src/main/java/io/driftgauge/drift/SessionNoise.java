package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How much a baseline's sessions differ from each other: what a day makes, without any change of the model. Each session is
 * held against the others as a new run would be, and the figures are averaged.
 *
 * @param sessions that were held against others, over all cases; 0 if no case has two
 * @param drop mean drop of similarity from the others to one, not negative
 * @param outside mean excess share of answers outside the others' range, not negative
 * @param labels mean total variation of the parsed answers beyond what as few answers show by chance, over the cases that have
 *     parsed answers, not negative
 * @param distance mean squared distance (MMD) of one to the others, not negative; 0 if no session has two answers
 * @param certainDistance the same, where days differ with 95% confidence; 0 where they may be alike
 */
record SessionNoise(int sessions, double drop, double outside, double labels, double distance, double certainDistance) {

    static final SessionNoise NONE = new SessionNoise(0, 0, 0, 0, 0, 0);

    /** Standard errors below a mean that leave 5%. */
    private static final double CERTAIN = 1.645;

    static SessionNoise of(List<Comparison> cases) {
        int sessions = 0;
        double drop = 0;
        double outside = 0;
        double labels = 0;
        int labelled = 0;
        List<Double> distances = new ArrayList<>(); // a mean a case: its sessions are not independent
        for (Comparison comparison : cases) {
            List<Double> ofCase = new ArrayList<>();
            TreeSet<Integer> ids = new TreeSet<>(comparison.sessions());
            for (int id : ids.size() < 2 ? new TreeSet<Integer>() : ids) {
                Comparison held = against(comparison, id);
                SimilarityMatrix similarities = SimilarityMatrix.of(held);
                Closeness closeness = Closeness.sampled(held, similarities);
                sessions++;
                MmdChannel mmd = new MmdChannel(similarities);
                if (mmd.defined()) {
                    ofCase.add(mmd.observed());
                }
                drop += closeness.noiseKnown() ? closeness.effect() : 0;
                outside += closeness.outsideShare() - closeness.outsideExpected();
                if (Stream.concat(held.before().stream(), held.now().stream()).anyMatch(f -> f.parsed() != null)) {
                    labels += labels(held);
                    labelled++;
                }
            }
            if (!ofCase.isEmpty()) {
                distances.add(Spread.of(ofCase).mean());
            }
        }
        Spread spread = Spread.of(distances);
        double error = spread.deviation() / Math.sqrt(Math.max(1, distances.size()));
        return sessions == 0
                ? NONE
                : new SessionNoise(
                        sessions,
                        Math.max(0, drop / sessions),
                        Math.max(0, outside / sessions),
                        Math.max(0, labels / Math.max(1, labelled)),
                        Math.max(0, spread.mean()),
                        spread.mean() > CERTAIN * error ? spread.mean() : 0);
    }

    /**
     * How far a single case of so many must be for no day to explain it. Squared distances of days vary about as an exponential
     * distribution does, of which the largest of many stays below its mean times ln(cases / alpha), but for a chance of alpha;
     * some cases vary more than others, hence twice that.
     */
    double furthest(int cases, double alpha) {
        return SuiteEffects.SESSIONS * distance * Math.log(cases / alpha);
    }

    private static Comparison against(Comparison comparison, int session) {
        List<Features> others = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        List<Features> one = new ArrayList<>();
        for (int i = 0; i < comparison.before().size(); i++) {
            int id = comparison.sessions().get(i);
            if (id == session) {
                one.add(comparison.before().get(i));
            } else {
                others.add(comparison.before().get(i));
                ids.add(id);
            }
        }
        return Stage.of(comparison, others, ids, one);
    }

    /** Observed total variation less its mean over all ways to pick as many answers. */
    private static double labels(Comparison held) {
        List<String> all = new ArrayList<>();
        held.before().forEach(f -> all.add(Channels.label(f)));
        held.now().forEach(f -> all.add(Channels.label(f)));
        CategoryChannel channel = new CategoryChannel(ChannelName.LABEL, all);
        if (channel.constant()) {
            return 0;
        }
        int n = held.before().size();
        Labellings labellings = Labellings.of(n, held.now().size(), 199, new SplittableRandom(1));
        double sum = 0;
        for (int i = 0; i < labellings.size(); i++) {
            sum += channel.distance(labellings.now(i));
        }
        return channel.distance(labellings.now(0)) - sum / labellings.size();
    }
}
