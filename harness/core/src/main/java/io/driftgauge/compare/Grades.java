package io.driftgauge.compare;

import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.Assertion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What judges said in a run. Who runs it asks {@link #open} for the questions, has them answered, and asks again until there
 * are none left: a judge may be asked to score by steps that it named before.
 */
public final class Grades {

    /** No judge was asked. */
    public static final Grades NONE = new Grades(List.of(), Map.of());

    private final Map<JudgeQuestion, JudgeReply> replies;
    private final Map<String, List<CaseReplay>> rivals;
    private final Set<JudgeQuestion> open = new LinkedHashSet<>();

    /**
     * Grades of a run.
     *
     * @param replays all of them, since {@code select-best} looks at the answers of several
     */
    public Grades(List<CaseReplay> replays, Map<JudgeQuestion, JudgeReply> replies) {
        this.replies = Map.copyOf(replies);
        this.rivals = new LinkedHashMap<>();
        for (CaseReplay replay : replays) {
            rivals.computeIfAbsent(contest(replay), c -> new ArrayList<>()).add(replay);
        }
    }

    /** The questions that assertions of these cases raise and that have no reply yet, each once, in their order. */
    public static List<JudgeQuestion> open(List<CaseReplay> replays, Map<JudgeQuestion, JudgeReply> replies) {
        Grades grades = new Grades(replays, replies);
        for (CaseReplay replay : replays) {
            AnswerCheck.Context context = new AnswerCheck.Context(replay, Map.of(), grades);
            for (Assertion assertion : replay.promptCase().assertions()) {
                grades.raise(assertion, context);
            }
        }
        return List.copyOf(grades.open);
    }

    private void raise(Assertion assertion, AnswerCheck.Context context) {
        assertion.details().members().forEach(member -> raise(member, context));
        if (assertion.type().graded()) {
            AnswerCheck check = AnswerCheck.of(assertion, context);
            context.replay().answers().forEach(answer -> Assertions.find(assertion, check, answer));
        }
    }

    /** Empty if it was not asked yet, which is then noted. */
    Optional<JudgeReply> ask(JudgeQuestion question) {
        JudgeReply reply = replies.get(question);
        if (reply == null) {
            open.add(question);
        }
        return Optional.ofNullable(reply);
    }

    /** The judge as it showed itself. */
    JudgeSeen seen(ModelSpec judge) {
        return new JudgeSeen(
                judge.label(),
                judge.id(),
                replies.entrySet().stream()
                        .filter(e -> e.getKey().judge().label().equals(judge.label()))
                        .flatMap(e -> e.getValue() instanceof JudgeReply.Said said
                                ? Stream.of(said.served())
                                : Stream.empty())
                        .distinct()
                        .sorted(Comparator.comparing(s -> s.parts().toString()))
                        .toList());
    }

    /** That answer's text, then those of the same test by other prompts and providers. */
    List<String> candidates(CaseReplay replay, Answer answer) {
        List<String> candidates = new ArrayList<>();
        for (CaseReplay rival : rivals.getOrDefault(contest(replay), List.of())) {
            if (rival.key().equals(replay.key())) {
                candidates.add(answer.text());
            } else if (!rival.answers().isEmpty()) {
                int other = Math.min(answer.sample(), rival.answers().size() - 1);
                candidates.add(rival.answers().get(other).text());
            }
        }
        return candidates;
    }

    /** Where this answer stands among its candidates, from 0. */
    int place(CaseReplay replay) {
        int place = 0;
        for (CaseReplay rival : rivals.getOrDefault(contest(replay), List.of())) {
            if (rival.key().equals(replay.key())) {
                return place;
            }
            place += rival.answers().isEmpty() ? 0 : 1;
        }
        return place;
    }

    /** What cases have in common that are one test on several prompts and providers. */
    private static String contest(CaseReplay replay) {
        String label = replay.promptCase().promptLabel();
        String id = replay.promptCase().key().caseId();
        return replay.promptCase().key().suite() + "/"
                + (label == null ? id : id.replaceFirst(Pattern.quote("~" + label), ""));
    }
}
