package io.driftgauge.compare;

import static io.driftgauge.baseline.Fixtures.promptCase;
import static io.driftgauge.baseline.Fixtures.recorder;
import static io.driftgauge.baseline.Fixtures.replay;
import static io.driftgauge.baseline.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Json;
import io.driftgauge.base.Location;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparerTests {

    private final HashingEmbedder embedder = new HashingEmbedder();
    private final Comparer comparer = new Comparer(embedder);
    private final PromptCase question = promptCase("open");

    @Test
    void measures_both_sides_alike() {
        Baseline first = recorder().anew(replay(question, "30 days", "no", "30 days"));
        Baseline baseline = recorder().append(first, replay(question, "Thirty days."));
        Comparison comparison = comparer.compare(replay(question, "{\"days\": 14}", "30 days"), baseline);

        assertThat(comparison.comparability()).isEqualTo(new Comparison.SameRequest());
        assertThat(comparison.before())
                .extracting(Features::text)
                .containsExactly("30 days", "30 days", "no", "Thirty days.");
        assertThat(comparison.sessions()).containsExactly(1, 1, 1, 2);
        Features now = comparison.now().get(0);
        assertThat(now.parsed()).isEqualTo("{\"days\":14}");
        assertThat(now.format()).isEqualTo("json-object");
        assertThat(now.facts()).containsExactly("14");
        assertThat(now.words()).isEqualTo(2);
        assertThat(comparison.before().get(3).facts())
                .isEqualTo(comparison.now().get(1).facts());
        assertThat(SimilarityMatrix.of(comparison).at(0, 5)).isEqualTo(1);
    }

    @Test
    void parses_the_baseline_anew_by_todays_rule() {
        Baseline baseline = recorder().anew(replay(question, "yes it is"));
        PromptCase labelled =
                with(question, List.of(), new AnswerRule.Labels(List.of("yes", "no")), DriftPolicy.DEFAULT);

        assertThat(comparer.compare(replay(labelled, "no"), baseline).before())
                .extracting(Features::parsed)
                .containsExactly("yes");
    }

    @Test
    void embeds_each_distinct_text_once() {
        Baseline baseline = recorder().anew(replay(question, "a", "b", "a"));
        PromptCase other = promptCase("other");
        comparer.compareAll(List.of(
                new Comparer.Pair(replay(question, "b", "c", "c"), baseline),
                new Comparer.Pair(replay(other, "a"), recorder().anew(replay(other, "c")))));

        assertThat(embedder.calls).hasSize(1);
        assertThat(embedder.calls.get(0)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void embeds_nothing_that_is_not_compared() {
        PromptCase unwanted = with(question, List.of(), new AnswerRule.Automatic(), new DriftPolicy(false, 1, 0.03));
        Baseline baseline = recorder().anew(replay(question, "a"));

        assertThat(comparer.compare(replay(unwanted, "x"), baseline).comparability())
                .isEqualTo(new Comparison.NotWanted());
        assertThat(comparer.compare(replay(question, "x"), null).comparability())
                .isEqualTo(new Comparison.Missing());
        assertThat(comparer.compare(replay(question), baseline).now()).isEmpty();
        assertThat(embedder.calls).isEmpty();
    }

    @Test
    void says_what_made_a_baseline_stale() {
        PromptCase changed =
                promptCase("open", false, Map.of("temperature", 0), 1, List.of(new Message(Role.USER, "How  long?")));
        Comparison comparison =
                comparer.compare(replay(changed, "x"), recorder().anew(replay(question, "a")));

        assertThat(comparison.comparability())
                .hasToString("Stale[message=the user message changed, temperature is new]");
        assertThat(comparison.before()).isEmpty();
    }

    @Test
    void checks_assertions_also_where_nothing_is_stored() {
        Assertion similar = new Assertion(
                AssertionType.SIMILAR,
                false,
                Json.node(List.of("thirty days")),
                0.9,
                1,
                new Location(Path.of("a.yaml"), 1));
        PromptCase asserted = with(question, List.of(similar), new AnswerRule.Automatic(), DriftPolicy.DEFAULT);

        assertThat(comparer.compare(replay(asserted, "thirty days"), null).assertions())
                .allMatch(AssertionResult::holds);
        assertThat(comparer.compare(replay(asserted), null).assertions()).isEmpty();
        assertThat(embedder.calls).containsExactly(List.of("thirty days"));
    }

    @Test
    void hands_many_cases_on_in_order_and_in_portions() {
        List<Comparer.Pair> pairs = IntStream.range(0, 3000)
                .mapToObj(i -> new Comparer.Pair(
                        replay(question, "now " + i), recorder().anew(replay(question, "text " + i))))
                .toList();
        List<String> seen = new ArrayList<>();
        comparer.compareEach(pairs, c -> seen.add(c.now().get(0).text()));

        assertThat(seen).hasSize(3000).startsWith("now 0", "now 1").endsWith("now 2999");
        assertThat(embedder.calls).hasSizeGreaterThan(4).allMatch(texts -> texts.size() <= 1100);
    }
}
