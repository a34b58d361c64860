package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;

/** How many answers it takes before a case can be judged. */
final class Samples {

    /** More answers a case than this are not proposed. */
    static final int MOST = 100;

    private Samples() {}

    /** Why the case could not be judged, and what would settle it. */
    static Phrase needed(Comparison comparison, Finding finding) {
        int n = comparison.before().size();
        int m = comparison.now().size();
        Phrase because = Phrase.of(
                "samples.because",
                Phrase.count("count.recorded", n),
                m,
                Words.p(finding.smallestP()),
                Words.p(finding.limit()));
        int more = fewestNew(n, finding.limit());
        int balanced = fewestBoth(finding.limit());
        Phrase takes = more <= Math.max(m, 10)
                ? Phrase.of("samples.new", more)
                : more <= MOST ? Phrase.of("samples.both.or", balanced, more) : Phrase.of("samples.both", balanced);
        return Words.sentences(because, takes);
    }

    /** Fewest new answers beside {@code n} recorded ones with which p can reach the limit; more than {@link #MOST} if none do. */
    static int fewestNew(int n, double limit) {
        int m = 1;
        while (m <= MOST && Labellings.count(n, m) < 1 / limit) {
            m++;
        }
        return m;
    }

    private static int fewestBoth(double limit) {
        int each = 2;
        while (Labellings.count(each, each) < 1 / limit) {
            each++;
        }
        return each;
    }
}
