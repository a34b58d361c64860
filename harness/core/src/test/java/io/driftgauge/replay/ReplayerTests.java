package io.driftgauge.replay;

import static io.driftgauge.replay.ScriptedModel.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.compare.AnswerParser;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.CaseReplay.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReplayerTests {

    private static final NextCalls THREE = soFar -> 3 - soFar.answers().size();

    private final List<Integer> pauses = Collections.synchronizedList(new ArrayList<>());
    private boolean live;
    private int concurrency = 8;
    private CallBudget budget = new CallBudget(null, null);
    private Deadline deadline = new Deadline(null, System::nanoTime);
    private ReplayProgress progress = ReplayProgress.NONE;

    private List<CaseReplay> replay(ChatModelFactory factory, NextCalls next, List<ReplayTarget> targets) {
        try (Models models = new Models(List.of(factory), Path.of(""), Settings.of(Map.of()), Secrets.of(Map.of()))) {
            ReplayOptions options = new ReplayOptions(
                    live, concurrency, budget, deadline, (retry, asked) -> pauses.add(retry), progress);
            return new Replayer(models, options, AnswerParser.reading()).replay(targets, next);
        }
    }

    private static List<ReplayTarget> targets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Cases.target("case-" + i, "one"))
                .toList();
    }

    @Test
    void answers_come_in_the_order_of_targets_and_samples() {
        ScriptedModel model = new ScriptedModel(r -> r.caseId() + "#" + r.sample());
        List<CaseReplay> replays = replay(model, THREE, targets(40));
        assertThat(replays)
                .extracting(r -> r.promptCase().key().caseId())
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "case-" + i).toList());
        assertThat(replays).allSatisfy(r -> {
            String id = r.promptCase().key().caseId();
            assertThat(r.answers()).extracting(Answer::text).containsExactly(id + "#0", id + "#1", id + "#2");
            assertThat(r.calls()).isEqualTo(3);
            assertThat(r.duration()).isEqualTo(Duration.ofMillis(30));
        });
    }

    @Test
    void a_later_round_is_asked_for_with_what_came_before() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        NextCalls oneByOne = soFar -> {
            seen.add(soFar.answers().size());
            return soFar.answers().size() < 4 ? 1 : 0;
        };
        ScriptedModel model = new ScriptedModel(r -> "x");
        assertThat(replay(model, oneByOne, targets(1)).get(0).answers()).hasSize(4);
        assertThat(seen).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void a_case_whose_turn_has_not_come_can_still_be_spared() {
        concurrency = 1;
        AtomicInteger answered = new AtomicInteger();
        ScriptedModel model = new ScriptedModel(r -> {
            answered.incrementAndGet();
            return "x";
        });
        NextCalls untilThree = soFar -> soFar.answers().isEmpty() && answered.get() < 3 ? 1 : 0;

        List<CaseReplay> replays = replay(model, untilThree, targets(10));

        assertThat(model.requests).hasSize(3);
        assertThat(replays).filteredOn(r -> r.answers().isEmpty()).hasSize(7).allSatisfy(r -> {
            assertThat(r.failure()).isNull();
            assertThat(r.notCalled()).extracting(CaseReplay.NotCalled::reason).isEqualTo(CaseReplay.Reason.SPARED);
        });
    }

    @Test
    void a_failed_call_is_heard_of_and_no_more_is_asked() {
        List<Boolean> failed = Collections.synchronizedList(new ArrayList<>());
        NextCalls always = soFar -> {
            failed.add(soFar.failure() != null);
            return 1;
        };
        ScriptedModel model = new ScriptedModel(r -> {
            throw ScriptedModel.failure(ModelCallException.Kind.REQUEST, "no answer this time");
        });

        assertThat(replay(model, always, targets(1)).get(0).answers()).isEmpty();
        assertThat(failed).containsExactly(false, true);
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void what_goes_wrong_in_the_question_for_more_ends_the_run_with_it() {
        NextCalls broken = soFar -> {
            throw new InvalidInputException(new Problem(null, "no embedder"));
        };
        assertThatThrownBy(() -> replay(new ScriptedModel(r -> "x"), broken, targets(5)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no embedder");
    }

    @Test
    void the_case_s_parameters_lie_over_the_provider_s() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        replay(model, THREE, targets(1));
        assertThat(model.requests)
                .allSatisfy(r -> assertThat(r.parameters())
                        .containsEntry("temperature", 0.7)
                        .containsEntry("max_tokens", 9));
    }

    @Test
    void every_sample_has_its_own_seed_and_a_second_replay_has_the_same() {
        ScriptedModel first = new ScriptedModel(r -> "x");
        ScriptedModel second = new ScriptedModel(r -> "x");
        replay(first, THREE, targets(10));
        replay(second, THREE, targets(10));
        List<Long> seeds = first.requests.stream().map(ChatRequest::seed).toList();
        assertThat(seeds).doesNotHaveDuplicates().hasSize(30);
        assertThat(second.requests).extracting(ChatRequest::seed).containsExactlyInAnyOrderElementsOf(seeds);
    }

    @Test
    void a_deterministic_request_is_asked_once() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        model.deterministic = true;
        List<CaseReplay> replays = replay(model, THREE, targets(2));
        assertThat(model.requests).hasSize(2);
        assertThat(replays).allSatisfy(r -> assertThat(r.deterministic()).isTrue());
    }

    @Test
    void no_more_answers_are_asked_for_than_there_are() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        model.available = OptionalInt.of(2);
        assertThat(replay(model, THREE, targets(1)).get(0).answers()).hasSize(2);
        assertThat(model.requests).hasSize(2);
    }

    @Test
    void a_case_without_any_recorded_answer_fails_alone() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        model.available = OptionalInt.of(0);
        CaseReplay replay = replay(model, THREE, targets(1)).get(0);
        assertThat(model.requests).isEmpty();
        assertThat(replay.failure()).hasMessageContaining("suite/case-0").hasMessageContaining("scripted:one");
    }

    @Test
    void a_permanent_failure_costs_one_call_and_every_case_gets_it() {
        ScriptedModel model = new ScriptedModel(r -> {
            throw failure(Kind.PERMANENT, "bad key");
        });
        List<CaseReplay> replays = replay(model, THREE, targets(50));
        assertThat(model.requests).hasSize(1);
        assertThat(replays).hasSize(50).allSatisfy(r -> assertThat(r.failure()).hasMessage("bad key"));
        assertThat(replays.stream().mapToInt(CaseReplay::calls).sum()).isEqualTo(1);
    }

    @Test
    void a_provider_that_is_away_is_asked_no_more() {
        concurrency = 1;
        ScriptedModel model = new ScriptedModel(r -> {
            throw failure(Kind.RETRYABLE, "503");
        });

        List<CaseReplay> replays = replay(model, THREE, targets(100));

        assertThat(model.requests).hasSize(Outage.IN_A_ROW * 3);
        assertThat(replays).hasSize(100).allSatisfy(r -> assertThat(r.failure()).hasMessageContaining("503"));
        assertThat(replays.get(99).failure())
                .hasMessage(
                        "scripted:one was asked no more in this run, since 8 answers in a row did not come. The last: 503");
        assertThat(replays.get(99).calls()).isZero();
    }

    @Test
    void a_provider_that_answers_now_and_then_is_asked_on() {
        concurrency = 1;
        AtomicInteger calls = new AtomicInteger();
        ScriptedModel model = new ScriptedModel(r -> {
            if (calls.incrementAndGet() % 22 != 0) { // the last attempt of each eighth answer comes
                throw failure(Kind.RETRYABLE, "503");
            }
            return "x";
        });

        List<CaseReplay> replays = replay(model, soFar -> 1 - soFar.answers().size(), targets(40));

        assertThat(replays).filteredOn(r -> r.failure() == null).hasSize(5);
        assertThat(model.requests).hasSize(35 * 3 + 5);
    }

    @Test
    void a_provider_of_single_steps_that_is_away_leaves_the_case_s_own_asked() {
        concurrency = 1;
        ScriptedModel model = new ScriptedModel(r -> {
            if (r.caseId().startsWith("chain")) {
                throw failure(Kind.RETRYABLE, "503");
            }
            return "x";
        });
        List<ReplayTarget> targets = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> targets.add(Cases.elsewhere("chain-" + i, "one", "other")));
        targets.add(Cases.target("plain", "one"));

        List<CaseReplay> replays = replay(model, THREE, targets);

        assertThat(replays.get(20).answers()).hasSize(3);
    }

    @Test
    void a_permanent_failure_of_one_provider_leaves_the_other_alone() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        ChatModelFactory factory = new Wrapped(model, "broken");
        List<CaseReplay> replays =
                replay(factory, THREE, List.of(Cases.target("a", "broken"), Cases.target("a", "sound")));
        assertThat(replays.get(0).failure()).hasMessage("no such model");
        assertThat(replays.get(1).answers()).hasSize(3);
    }

    @Test
    void a_retryable_failure_is_tried_twice_more_and_then_stands() {
        ScriptedModel model = new ScriptedModel(r -> {
            throw failure(Kind.RETRYABLE, "busy");
        });
        CaseReplay replay =
                replay(model, soFar -> 1 - soFar.answers().size(), targets(1)).get(0);
        assertThat(model.requests).hasSize(3);
        assertThat(pauses).containsExactly(1, 2);
        assertThat(replay.failure()).hasMessage("busy");
        assertThat(replay.failure()).extracting(f -> f.attempts()).isEqualTo(3);
        assertThat(replay.calls()).isEqualTo(3);
    }

    @Test
    void a_provider_that_only_wants_fewer_calls_is_asked_for_longer() {
        AtomicInteger refused = new AtomicInteger();
        ScriptedModel model = new ScriptedModel(r -> {
            if (refused.getAndIncrement() < 8) {
                throw failure(Kind.THROTTLED, "slow down");
            }
            return "yes";
        });

        CaseReplay replay =
                replay(model, soFar -> 1 - soFar.answers().size(), targets(1)).get(0);

        assertThat(replay.answers()).hasSize(1);
        assertThat(replay.calls()).isEqualTo(9);
        assertThat(pauses).hasSize(8);
    }

    @Test
    void a_provider_that_asks_for_hours_of_patience_is_not_waited_for() {
        ScriptedModel model = new ScriptedModel(r -> {
            throw new ModelCallException(Kind.THROTTLED, "tomorrow", 1, Duration.ZERO, null, Duration.ofHours(8));
        });

        CaseReplay replay =
                replay(model, soFar -> 1 - soFar.answers().size(), targets(1)).get(0);

        assertThat(replay.calls()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_retry_that_works_leaves_no_failure() {
        AtomicInteger tries = new AtomicInteger();
        ScriptedModel model = new ScriptedModel(r -> {
            if (tries.incrementAndGet() < 3) {
                throw failure(Kind.RETRYABLE, "busy");
            }
            return "at last";
        });
        CaseReplay replay =
                replay(model, soFar -> 1 - soFar.answers().size(), targets(1)).get(0);
        assertThat(replay.failure()).isNull();
        assertThat(replay.answers()).extracting(Answer::text).containsExactly("at last");
        assertThat(replay.calls()).isEqualTo(3);
        assertThat(replay.duration()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void a_model_that_retried_itself_is_not_retried() {
        ScriptedModel model = new ScriptedModel(r -> {
            throw new io.driftgauge.model.ModelCallException(Kind.RETRYABLE, "busy", 4, Duration.ofSeconds(3));
        });
        CaseReplay replay =
                replay(model, soFar -> 1 - soFar.answers().size(), targets(1)).get(0);
        assertThat(model.requests).hasSize(1);
        assertThat(replay.calls()).isEqualTo(4);
    }

    @Test
    void a_request_that_can_t_be_taken_fails_alone() {
        ScriptedModel model = new ScriptedModel(r -> {
            if (r.caseId().equals("case-0")) {
                throw failure(Kind.REQUEST, "too long");
            }
            return "x";
        });
        List<CaseReplay> replays = replay(model, THREE, targets(3));
        assertThat(replays.get(0).failure()).hasMessage("too long");
        assertThat(replays.subList(1, 3))
                .allSatisfy(r -> assertThat(r.answers()).hasSize(3));
    }

    @Test
    void an_implementation_that_breaks_is_a_failure_of_its_case() {
        ScriptedModel model = new ScriptedModel(r -> {
            throw new IllegalStateException("off by one");
        });
        assertThat(replay(model, THREE, targets(1)).get(0).failure()).hasMessageContaining("off by one");
    }

    @Test
    void an_error_stops_the_provider_and_not_the_run() {
        ScriptedModel model = new ScriptedModel(r -> {
            throw new UnsatisfiedLinkError("no native library");
        });
        assertThat(replay(model, THREE, targets(9)))
                .allSatisfy(r -> assertThat(r.failure()).hasMessageContaining("no native library"));
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void the_budget_s_last_call_is_the_last_call() {
        budget = new CallBudget(7, null);
        ScriptedModel model = new ScriptedModel(r -> "x");
        List<CaseReplay> replays = replay(model, THREE, targets(5));
        assertThat(model.requests).hasSize(7);
        assertThat(replays.stream().filter(r -> r.notCalled() != null).toList())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(r -> assertThat(notCalled(r).reason()).isEqualTo(Reason.BUDGET));
    }

    @Test
    void a_provider_that_needs_live_is_never_opened_without_it() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        model.needsLive = true;
        List<CaseReplay> replays = replay(model, THREE, targets(2));
        assertThat(model.opened).hasValue(0);
        assertThat(replays).allSatisfy(r -> {
            assertThat(notCalled(r).reason()).isEqualTo(Reason.NOT_LIVE);
            assertThat(notCalled(r).message()).contains("-Ddriftgauge.live=true");
        });
    }

    @Test
    void a_provider_is_opened_once_and_closed_at_the_end() {
        live = true;
        ScriptedModel model = new ScriptedModel(r -> "x");
        model.needsLive = true;
        replay(model, THREE, targets(20));
        assertThat(model.opened).hasValue(1);
        assertThat(model.closed).hasValue(1);
    }

    @Test
    void a_model_is_not_asked_more_often_at_once_than_it_likes() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        model.concurrency = 2;
        replay(model, THREE, targets(30));
        assertThat(model.mostAtOnce).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void calls_go_at_once_where_they_may() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(4);
        AtomicBoolean first = new AtomicBoolean(true); // of whichever case: threads race for it
        ScriptedModel model = new ScriptedModel(r -> {
            if (first.getAndSet(false)) {
                return "the first goes alone";
            }
            together.countDown();
            together.await();
            return "x";
        });
        assertThat(replay(model, soFar -> 1 - soFar.answers().size(), targets(5)))
                .allSatisfy(r -> assertThat(r.answers()).hasSize(1));
    }

    @Test
    void when_time_is_up_answers_that_came_are_kept_and_the_rest_is_cancelled() {
        AtomicInteger nanos = new AtomicInteger();
        deadline = new Deadline(Duration.ofNanos(100), nanos::get);
        nanos.set(200);
        ScriptedModel model = new ScriptedModel(r -> {
            if (r.sample() > 0) {
                new CountDownLatch(1).await();
            }
            return "x";
        });
        List<CaseReplay> replays = replay(model, THREE, targets(2));
        assertThat(replays).allSatisfy(r -> {
            assertThat(notCalled(r).reason()).isEqualTo(Reason.CANCELLED);
            assertThat(notCalled(r).message()).contains("driftgauge.timeout");
        });
        assertThat(model.closed).hasValue(1);
    }

    @Test
    void interruption_stops_calls_in_flight_and_keeps_the_interrupt() {
        Thread caller = Thread.currentThread();
        ScriptedModel model = new ScriptedModel(r -> {
            if (r.caseId().equals("case-0")) {
                return "in time";
            }
            caller.interrupt();
            new CountDownLatch(1).await();
            return "never";
        });
        concurrency = 1;
        List<CaseReplay> replays = replay(model, soFar -> 1 - soFar.answers().size(), targets(3));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(replays.get(0).answers()).extracting(Answer::text).containsExactly("in time");
        assertThat(replays.get(0).notCalled()).isNull();
        assertThat(replays.subList(1, 3))
                .allSatisfy(r -> assertThat(notCalled(r).reason()).isEqualTo(Reason.CANCELLED));
    }

    @Test
    void an_unknown_kind_of_provider_is_named_with_the_nearest_known() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        ReplayTarget target =
                new ReplayTarget(Cases.named("a"), new ModelSpec("scriptd:x", "x", Map.of(), false, null), 1);
        assertThatThrownBy(() -> replay(model, THREE, List.of(target)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unknown kind of provider 'scriptd'")
                .hasMessageContaining("Did you mean 'scripted'?");
    }

    @Test
    void progress_ends_with_all_cases_done() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        progress = (calls, done, all) -> told.add(calls + " " + done + "/" + all);
        concurrency = 1;
        replay(new ScriptedModel(r -> "x"), THREE, targets(4));
        assertThat(told).contains("1 0/4").last().isEqualTo("12 4/4");
    }

    @Test
    void thousands_of_cases_are_no_trouble() {
        ScriptedModel model = new ScriptedModel(r -> "x");
        assertThat(replay(model, THREE, targets(5_000)))
                .allSatisfy(r -> assertThat(r.answers()).hasSize(3));
    }

    private static CaseReplay.NotCalled notCalled(CaseReplay replay) {
        CaseReplay.@Nullable NotCalled notCalled = replay.notCalled();
        assertThat(notCalled).isNotNull();
        return notCalled;
    }

    /** Opens one label with an error and the others as they are. */
    private record Wrapped(ScriptedModel model, String brokenLabel) implements ChatModelFactory {
        @Override
        public List<String> vendors() {
            return model.vendors();
        }

        @Override
        public boolean needsLive(ModelSpec spec) {
            return false;
        }

        @Override
        public io.driftgauge.model.ChatModel open(ModelSpec spec, Path prompts, Settings settings)
                throws io.driftgauge.model.ModelCallException {
            if (spec.label().equals(brokenLabel)) {
                throw failure(Kind.PERMANENT, "no such model");
            }
            return model.open(spec, prompts, settings);
        }
    }
}
