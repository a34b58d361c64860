package io.driftgauge.djl.generate;

import static io.driftgauge.djl.zoo.ZooModel.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.djl.generate.Beams.Ending;
import io.driftgauge.djl.zoo.ZooModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search along several beams against plain computations that keep no states and read every text anew. */
class BeamSearchTests {

    private static final int END = 5;
    private static final double TOLERANCE = 1e-4;

    private final Path temp;

    BeamSearchTests(@TempDir Path temp) {
        this.temp = temp;
    }

    /** A text that ended, as a plain computation finds it. */
    private record Found(List<Long> tokens, double score) {}

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama-merged", "mamba", "mamba2", "t5", "t5-merged", "bart"})
    void with_a_beam_for_every_token_it_finds_the_best_of_all_texts(String name) throws Exception {
        ZooModel zoo = ZooModel.copy(name, temp);
        try (TextModel model = ArchitecturesTests.open(zoo)) {
            long[] prompt = longs(zoo.expected.at("/texts/1/prompt"));
            double[] first = logProbabilities(model, prompt);
            List<Found> all = new ArrayList<>(List.of(new Found(List.of(), first[END])));
            for (long token = 0; token < first.length; token++) {
                if (token != END) {
                    double[] second = logProbabilities(model, prompt, token);
                    for (long next = 0; next < second.length; next++) {
                        double score = (first[(int) token] + second[(int) next]) / 2;
                        all.add(new Found(next == END ? List.of(token) : List.of(token, next), score));
                    }
                }
            }
            BeamSearch.Text text = search(model, prompt, new Beams(first.length, 1, Ending.SURE), 2);
            assertFound(text, best(all));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "llama, 4, 1, LIKELY",
        "llama-merged, 3, 2, FIRST",
        "llama-fp16, 2, 1, LIKELY",
        "mamba, 4, 0, SURE",
        "mamba2, 3, 1, LIKELY",
        "t5, 4, 1, LIKELY",
        "t5-merged, 4, 2, SURE",
        "bart, 4, -1, FIRST"
    })
    void states_follow_their_texts(String name, int count, double lengthPenalty, Ending ending) throws Exception {
        ZooModel zoo = ZooModel.copy(name, temp);
        try (TextModel model = ArchitecturesTests.open(zoo)) {
            long[] prompt = longs(zoo.expected.at("/texts/0/prompt"));
            Beams beams = new Beams(count, lengthPenalty, ending);
            BeamSearch.Text text = search(model, prompt, beams, 6);
            assertThat(text.logProbabilities()).hasSameSizeAs(text.tokens());
            assertFound(text, plainly(model, prompt, beams, 6));
        }
    }

    private static BeamSearch.Text search(TextModel model, long[] prompt, Beams beams, int length) throws Exception {
        Sampling sampling = new Sampling(0, 0, 1, length, List.of(), LogitRules.NONE, beams);
        ModelDefaults defaults = new ModelDefaults(sampling, Set.of((long) END), 64, List.of());
        return new BeamSearch(defaults, sampling, length).write(model, prompt, prompt);
    }

    /** The rule of the published implementations, written down as simply as it goes. */
    private static Found plainly(TextModel model, long[] prompt, Beams beams, int length) {
        List<Found> alive = List.of(new Found(List.of(), 0));
        List<Found> ended = new ArrayList<>();
        for (int step = 1; step <= length; step++) {
            List<Found> next = new ArrayList<>();
            for (Found text : alive) {
                long[] tokens = text.tokens().stream().mapToLong(t -> t).toArray();
                double[] more = logProbabilities(model, prompt, tokens);
                for (long token = 0; token < more.length; token++) {
                    List<Long> longer = new ArrayList<>(text.tokens());
                    longer.add(token);
                    next.add(new Found(longer, text.score() + more[(int) token]));
                }
            }
            next.sort(Comparator.comparingDouble(Found::score).reversed());
            alive = new ArrayList<>();
            for (int rank = 0; rank < 2 * beams.count() && alive.size() < beams.count(); rank++) {
                Found text = next.get(rank);
                if (text.tokens().get(step - 1) != END) {
                    alive.add(text);
                } else if (rank < beams.count()) {
                    ended.add(new Found(text.tokens().subList(0, step - 1), beams.score(text.score(), step)));
                    ended.sort(Comparator.comparingDouble(Found::score).reversed());
                    ended = new ArrayList<>(ended.subList(0, Math.min(ended.size(), beams.count())));
                }
            }
            if (ended.size() == beams.count()) {
                double worst = ended.get(beams.count() - 1).score();
                double best = next.get(0).score();
                int at = beams.ending() == Ending.SURE && beams.lengthPenalty() > 0 ? length : step;
                if (beams.ending() == Ending.FIRST || worst >= beams.score(best, at)) {
                    return best(ended);
                }
            }
        }
        for (Found text : alive) {
            ended.add(new Found(text.tokens(), beams.score(text.score(), length)));
        }
        return best(ended);
    }

    private static Found best(List<Found> all) {
        return all.stream().max(Comparator.comparingDouble(Found::score)).orElseThrow();
    }

    private static void assertFound(BeamSearch.Text text, Found expected) {
        assertThat(text.tokens()).isEqualTo(expected.tokens());
        assertThat(text.score()).isCloseTo(expected.score(), within(TOLERANCE));
    }

    private static double[] logProbabilities(TextModel model, long[] prompt, long... tokens) {
        try (Decoding decoding = model.start(prompt)) {
            for (long token : tokens) {
                decoding.read(token);
            }
            float[] logits = decoding.logits(0);
            double[] all = new double[logits.length];
            double sum = 0;
            for (float logit : logits) {
                sum += Math.exp(logit);
            }
            for (int token = 0; token < all.length; token++) {
                all[token] = logits[token] - Math.log(sum);
            }
            return all;
        }
    }
}
