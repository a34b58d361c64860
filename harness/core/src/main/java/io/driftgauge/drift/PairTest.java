package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Seeds;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.suite.PromptCase;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the gap between two paired cases moved: the difference of differences, in several respects, with the labels
 * shuffled within each of both cases, combined by min-p. Assumes that the answers of each case are exchangeable while the
 * model is the same.
 */
final class PairTest {

    private final Comparison one;
    private final Comparison other;
    private final PromptCase.Pair pair;
    private final double[] change;
    private final double gapBefore;
    private final double gapNow;
    private final double p;
    private final double[] adjusted;

    private PairTest(Comparison one, Comparison other, PromptCase.Pair pair, int draws, long seed) {
        this.one = one;
        this.other = other;
        this.pair = pair;
        Gap gap = new Gap(all(one), all(other));
        boolean[] oneNew = isNew(one);
        boolean[] otherNew = isNew(other);
        gapBefore = gap.gap(oneNew, otherNew, false)[0];
        gapNow = gap.gap(oneNew, otherNew, true)[0];
        SplittableRandom random =
                new SplittableRandom(Seeds.mix(seed, "pair " + one.replay().key(), 0));
        Labellings ofOne = Labellings.of(one.before().size(), one.now().size(), draws, random);
        Labellings ofOther = Labellings.of(other.before().size(), other.now().size(), draws, random);
        change = gap.change(ofOne.now(0), ofOther.now(0));
        adjusted = new double[change.length];
        if (certain()) {
            boolean same = ExactComparison.same(one) && ExactComparison.same(other);
            p = same ? 1 : 0;
            Arrays.fill(adjusted, p);
            return;
        }
        long[][] statistics = new long[change.length][draws + 1];
        for (int b = 0; b <= draws; b++) {
            double[] drawn = b == 0
                    ? change
                    : gap.change(ofOne.now(random.nextInt(ofOne.size())), ofOther.now(random.nextInt(ofOther.size())));
            for (int k = 0; k < drawn.length; k++) {
                statistics[k][b] = Math.abs(Math.round(drawn[k] / CaseTest.UNIT));
            }
        }
        MinP minP = new MinP(statistics, draws + 1);
        p = minP.p();
        for (int k = 0; k < adjusted.length; k++) {
            adjusted[k] = minP.adjustedP(k);
        }
    }

    static PairTest of(Comparison one, Comparison other, PromptCase.Pair pair, int draws, long seed) {
        return new PairTest(one, other, pair, draws, seed);
    }

    private static List<Features> all(Comparison comparison) {
        return Stream.concat(comparison.before().stream(), comparison.now().stream())
                .toList();
    }

    private static boolean[] isNew(Comparison comparison) {
        boolean[] isNew =
                new boolean[comparison.before().size() + comparison.now().size()];
        Arrays.fill(isNew, comparison.before().size(), isNew.length, true);
        return isNew;
    }

    /** True if both cases answer the same bytes as long as the model is the same: such a pair takes no share of alpha. */
    boolean certain() {
        return ExactComparison.applies(one) && ExactComparison.applies(other);
    }

    double p() {
        return p;
    }

    SuiteOnProvider suite() {
        return SuiteOnProvider.of(one.replay().key());
    }

    Comparison comparison() {
        return one;
    }

    /** Judged at a limit. */
    PairResult at(double limit) {
        List<Integer> beyond = IntStream.range(0, change.length)
                .filter(k -> p <= limit && adjusted[k] <= limit && aboveFloor(k))
                .boxed()
                .toList();
        return new PairResult(
                one.replay().key().caseKey().caseId(),
                pair.of(),
                pair.attribute(),
                Weight.sorted(beyond.stream().map(Gap.RESPECTS::get).toList()),
                gapBefore,
                gapNow,
                p,
                limit,
                beyond.stream().map(this::words).toList());
    }

    private boolean aboveFloor(int k) {
        double size = Math.abs(change[k]);
        return switch (Gap.RESPECTS.get(k)) {
            case MEANING -> size >= one.replay().promptCase().drift().effectFloor();
            case LENGTH -> size >= Math.log(EffectFloor.LENGTH);
            default -> size >= EffectFloor.CATEGORY;
        };
    }

    private Phrase words(int k) {
        String caseId = one.replay().key().caseKey().caseId();
        Phrase attribute = Words.excerpt(pair.attribute());
        boolean apart = change[k] > 0;
        return switch (Gap.RESPECTS.get(k)) {
            case MEANING ->
                Phrase.of(
                        apart ? "pair.MEANING.apart" : "pair.MEANING.together",
                        caseId,
                        pair.of(),
                        attribute,
                        Words.figure(gapBefore),
                        Words.figure(gapNow));
            case LABEL ->
                Phrase.of(
                        apart ? "pair.LABEL.apart" : "pair.LABEL.together",
                        caseId,
                        pair.of(),
                        attribute,
                        points(change[k]));
            case REFUSAL -> Phrase.of("pair.REFUSAL", caseId, pair.of(), attribute, points(change[k]));
            default ->
                Phrase.of(
                        "pair.LENGTH", caseId, pair.of(), attribute, Math.round(100 * Math.expm1(Math.abs(change[k]))));
        };
    }

    private static long points(double change) {
        return Math.round(100 * Math.abs(change));
    }
}
