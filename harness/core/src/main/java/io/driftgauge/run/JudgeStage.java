package io.driftgauge.run;

import io.driftgauge.base.Location;
import io.driftgauge.base.Sha256;
import io.driftgauge.compare.Grades;
import io.driftgauge.compare.JudgeQuestion;
import io.driftgauge.compare.JudgeReply;
import io.driftgauge.model.Cost;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayTarget;
import io.driftgauge.replay.Replayer;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has judges answer what assertions ask them. A question is replayed like a case that is asked once, so that judges have the
 * same threads, retries, budget, deadline and live check as the models under test.
 */
final class JudgeStage {

    /** Questions may follow from replies; more rounds than that none does. */
    private static final int MOST_ROUNDS = 4;

    private static final Location NOWHERE = new Location(Path.of(""), 0);

    private final Replayer replayer;
    private final long seed;
    private int calls;
    private Cost cost = Cost.NONE;

    JudgeStage(Replayer replayer, long seed) {
        this.replayer = replayer;
        this.seed = seed;
    }

    /** The judges of these cases' assertions, each once. */
    static List<ModelSpec> judges(Collection<PlannedTest.OfCase> cases) {
        return cases.stream()
                .flatMap(JudgeStage::graded)
                .map(a -> Objects.requireNonNull(a.details().grading()).judge())
                .distinct()
                .toList();
    }

    /** The assertions of a case that a judge decides. */
    static Stream<Assertion> graded(PlannedTest.OfCase test) {
        return test.promptCase().assertions().stream().flatMap(JudgeStage::graded);
    }

    private static Stream<Assertion> graded(Assertion assertion) {
        Stream<Assertion> within = assertion.details().members().stream().flatMap(JudgeStage::graded);
        return assertion.details().grading() == null ? within : Stream.concat(Stream.of(assertion), within);
    }

    /** True if a judge is to be asked about one of them. */
    static boolean isNeeded(List<CaseReplay> replays) {
        return replays.stream()
                .flatMap(r -> r.promptCase().assertions().stream())
                .flatMap(JudgeStage::graded)
                .findAny()
                .isPresent();
    }

    /** Attempts made so far. */
    int calls() {
        return calls;
    }

    /** What they cost. */
    Cost cost() {
        return cost;
    }

    /** Asks until nothing is open; calls that fail are replies too. */
    Grades grade(List<CaseReplay> replays) {
        Map<JudgeQuestion, JudgeReply> replies = new LinkedHashMap<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<JudgeQuestion> open = Grades.open(replays, replies);
            if (open.isEmpty()) {
                break;
            }
            List<ReplayTarget> targets = open.stream().map(this::target).toList();
            List<CaseReplay> answered =
                    replayer.replay(targets, soFar -> 1 - soFar.answers().size());
            for (int i = 0; i < open.size(); i++) {
                replies.put(open.get(i), reply(answered.get(i)));
                calls += answered.get(i).calls();
                cost = cost.plus(answered.get(i).cost());
            }
        }
        return new Grades(replays, replies);
    }

    private ReplayTarget target(JudgeQuestion question) {
        StringBuilder text = new StringBuilder();
        for (Message message : question.messages()) {
            text.append(message.role()).append('\0').append(message.content()).append('\0');
        }
        String id = Sha256.hex(text.toString()).substring(0, 16);
        Map<String, Object> parameters =
                question.judge().config().containsKey("temperature") ? Map.of() : Map.of("temperature", 0.0);
        PromptCase asked = new PromptCase(
                new CaseKey("judge", id),
                "a question to the judge " + question.judge().label(),
                List.of(),
                null,
                Map.of(),
                question.messages(),
                parameters,
                1,
                List.of(),
                new AnswerRule.Automatic(),
                1,
                DriftPolicy.DEFAULT,
                false,
                NOWHERE);
        return new ReplayTarget(asked, question.judge(), seed);
    }

    private static JudgeReply reply(CaseReplay replay) {
        Optional<Answer> answer = replay.answers().stream().findFirst();
        if (answer.isPresent()) {
            return new JudgeReply.Said(
                    answer.get().text(), answer.get().response().served());
        }
        ModelCallException failure = replay.failure();
        CaseReplay.NotCalled notCalled = replay.notCalled();
        return new JudgeReply.Silent(
                failure != null
                        ? String.valueOf(failure.getMessage())
                        : notCalled != null ? notCalled.message() : "No answer came.");
    }
}
