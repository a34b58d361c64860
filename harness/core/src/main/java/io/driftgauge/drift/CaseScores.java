package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import io.driftgauge.base.Sha256;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The scores of a case's answers: half of the recorded ones, drawn by the case's key and thus by nothing that they say,
 * is what all others are held against. Given that half, the other half and the answers of every night are exchangeable
 * while the model is the same, so that ranks among them are uniform.
 *
 * @param calibration of the other half
 * @param tonight of this run's first answer; later ones may have been asked for because of it, and don't count
 * @param digest of the recorded answers and of what they are measured by
 */
public record CaseScores(ReplayKey key, List<NightScore> calibration, NightScore tonight, String digest) {

    /** Hex digits that tell baselines apart. */
    private static final int DIGEST = 16;

    public CaseScores {
        calibration = List.copyOf(calibration);
    }

    /**
     * The scores of a case.
     *
     * @param embedder its checksum: another one gives other scores
     * @return empty for a case that was not compared, or exactly: there, a difference is certain at once
     */
    public static Optional<CaseScores> of(CaseResult result, String embedder) {
        Comparison comparison = result.comparison();
        Baseline baseline = comparison == null ? null : comparison.baseline();
        if (comparison == null
                || baseline == null
                || result.evidence() == null
                || ExactComparison.applies(comparison)
                || comparison.replay().answers().get(0).sample() != 0) {
            return Optional.empty();
        }
        List<Features> recorded = new ArrayList<>(comparison.before());
        Collections.shuffle(recorded, new Random(Seeds.mix(0, "nights " + result.key(), 0)));
        int half = (recorded.size() + 1) / 2;
        List<Features> reference = recorded.subList(0, half);
        return Optional.of(new CaseScores(
                result.key(),
                recorded.subList(half, recorded.size()).stream()
                        .map(f -> score(f, reference))
                        .toList(),
                score(comparison.now().get(0), reference),
                digest(comparison.before(), embedder)));
    }

    private static NightScore score(Features answer, List<Features> reference) {
        return new NightScore(
                Strangeness.distance(answer, reference),
                Math.log((answer.words() + 1) / (EffectFloor.median(reference) + 1)));
    }

    private static String digest(List<Features> recorded, String embedder) {
        StringBuilder text = new StringBuilder(embedder).append('\n');
        recorded.forEach(
                f -> text.append(f.text().length()).append(' ').append(f.text()).append('\n'));
        return Sha256.hex(text.toString()).substring(0, DIGEST);
    }
}
