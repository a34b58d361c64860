package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparer;
import io.driftgauge.compare.Features;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.Vector;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequentialCallsTests {

    private static final int CASES = 40;
    private static final long SEED = 3;
    private static final double ENOUGH = 100;

    /** Answers that differ in nothing but their length: every text has the same embedding. */
    private static final Embedder DEAF = new Embedder() {
        @Override
        public List<Embedding> embed(List<String> texts) {
            Vector vector = Vector.normalised(new float[] {1, 0});
            return texts.stream()
                    .map(t -> new Embedding(vector, List.of(vector)))
                    .toList();
        }

        @Override
        public String name() {
            return "deaf";
        }

        @Override
        public String checksum() {
            return "0";
        }
    };

    private final Map<ReplayKey, Baseline> baselines = new HashMap<>();
    private final List<CaseBuilder> cases = new ArrayList<>();

    /** Cases with recorded answers of 41 to 50 words. */
    SequentialCallsTests() {
        for (int i = 0; i < CASES; i++) {
            CaseBuilder builder = CaseBuilder.of("s", "c" + i)
                    .before(IntStream.rangeClosed(41, 50)
                            .mapToObj(SequentialCallsTests::words)
                            .toList());
            cases.add(builder);
            baselines.put(
                    builder.key(), Objects.requireNonNull(builder.comparison().baseline()));
        }
        cases.sort((a, b) -> SequentialCalls.compare(a.key(), b.key(), SEED));
    }

    private static Features words(int count) {
        return CaseBuilder.features("word ".repeat(count).strip(), 1, 0);
    }

    /** How many cases are asked, if every answer has so many words. */
    private int asked(int words) {
        SequentialCalls calls =
                new SequentialCalls(baselines.keySet(), baselines, () -> new Comparer(DEAF), ENOUGH, SEED);
        int asked = 0;
        for (CaseBuilder each : cases) {
            CaseReplay unasked = each.now(List.of()).replay();
            if (calls.more(unasked) == 0) {
                break;
            }
            asked++;
            assertThat(calls.more(each.now(List.of(words(words))).replay())).isZero();
        }
        return asked;
    }

    @Test
    void stops_once_a_change_is_certain_and_matters() {
        assertThat(asked(80)).isLessThan(CASES / 2);
    }

    @Test
    void goes_on_where_a_change_is_certain_but_too_small_to_matter() {
        assertThat(asked(50)).isEqualTo(CASES);
    }

    @Test
    void asks_all_where_nothing_changed() {
        assertThat(asked(45)).isEqualTo(CASES);
    }

    @Test
    void does_not_wait_for_a_case_that_failed() {
        SequentialCalls calls =
                new SequentialCalls(baselines.keySet(), baselines, () -> new Comparer(DEAF), ENOUGH, SEED);
        CaseReplay failed = CaseBuilder.of("s", cases.get(0).key().caseKey().caseId())
                .fails(ModelCallException.Kind.RETRYABLE)
                .replay();
        calls.more(failed);
        int asked = 1;
        for (CaseBuilder each : cases.subList(1, CASES)) {
            if (calls.more(each.now(List.of()).replay()) == 0) {
                break;
            }
            asked++;
            calls.more(each.now(List.of(words(80))).replay());
        }

        assertThat(asked).isLessThan(CASES / 2);
    }
}
