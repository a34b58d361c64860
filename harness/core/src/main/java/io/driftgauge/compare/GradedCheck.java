package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.compare.TextChecks.Check;
import io.driftgauge.model.Message;
import io.driftgauge.model.PromptText;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.Grading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The assertions that a judge decides. Its anchors, answers whose grade is known, are graded first: if one of them gets another
 * grade, the judge is not the one that the assertion was written for, and its grades say nothing about the model.
 */
final class GradedCheck {

    private final Assertion assertion;
    private final Grading grading;
    private final AnswerCheck.Context context;

    private GradedCheck(Assertion assertion, Grading grading, AnswerCheck.Context context) {
        this.assertion = assertion;
        this.grading = grading;
        this.context = context;
    }

    static AnswerCheck of(Assertion assertion, AnswerCheck.Context context) {
        Grading grading = Objects.requireNonNull(
                assertion.details().grading(), () -> assertion.name() + " was read without a judge");
        GradedCheck check = new GradedCheck(assertion, grading, context);
        String criteria = String.join("; ", check.criteria());
        return new Check("satisfy the judge " + grading.judge().label() + " by " + Quote.of(criteria), check::find);
    }

    /** Who grades an assertion or those within it, as far as seen. */
    static List<JudgeSeen> judges(Assertion assertion, AnswerCheck.Context context) {
        List<JudgeSeen> judges = new ArrayList<>();
        assertion.details().members().forEach(m -> judges.addAll(judges(m, context)));
        Grading grading = assertion.details().grading();
        if (grading != null) {
            judges.add(context.grades().seen(grading.judge()));
        }
        return judges.stream().distinct().toList();
    }

    private Finding find(Subject subject) {
        for (Grading.Anchor anchor : grading.anchors()) {
            Finding finding = grade(anchor.output());
            if (finding.state() == Finding.State.UNGRADED) {
                return finding;
            }
            if (finding.holds() != anchor.pass()) {
                return Finding.ungraded("the judge " + name() + " lets its anchor " + Quote.of(anchor.output())
                        + (anchor.pass() ? " fail, and it must pass" : " pass, and it must fail")
                        + ". So it is the judge that moved or is not fit, and its grades say nothing about the model");
            }
        }
        return switch (assertion.type()) {
            case SELECT_BEST -> best(subject);
            default -> grade(subject.text());
        };
    }

    private String name() {
        return grading.judge().label() + " (" + grading.judge().id() + ")";
    }

    private List<String> criteria() {
        return assertion.value().isArray()
                ? TextChecks.texts(assertion.value())
                : List.of(assertion.value().asText());
    }

    private Finding grade(String text) {
        String criterion = criteria().get(0);
        return switch (assertion.type()) {
            case FACTUALITY ->
                ask(JudgePrompts.factuality(question(), text, criterion), text, criterion, "", this::facts);
            case CLOSED_QA -> ask(JudgePrompts.closedQa(question(), text, criterion), text, criterion, "", this::yes);
            case G_EVAL -> steps(text);
            default -> ask(JudgePrompts.rubric(text, criterion), text, criterion, "", this::rubric);
        };
    }

    private String question() {
        return PromptText.of(context.replay().promptCase().messages());
    }

    private Finding rubric(String reply) {
        Optional<JsonNode> json = JudgeWords.object(reply);
        Optional<Boolean> pass = json.flatMap(JudgeWords::pass);
        OptionalDouble score = json.map(j -> JudgeWords.score(j, 1)).orElse(OptionalDouble.empty());
        Double threshold = assertion.threshold();
        if (json.isEmpty() || (threshold == null ? pass.isEmpty() : score.isEmpty())) {
            return noGrade(reply, threshold == null ? "\"pass\"" : "\"score\" from 0 to 1");
        }
        boolean enough = threshold == null || score.getAsDouble() >= threshold;
        boolean holds = pass.orElse(true) && enough;
        String came = (holds ? "it passes" : "it fails")
                + (score.isPresent() ? " with a score of " + score.getAsDouble() : "")
                + JudgeWords.reason(json.get());
        return Finding.scored(holds, score.orElse(holds ? 1 : 0), came);
    }

    private Finding facts(String reply) {
        Optional<String> category = JudgeWords.category(reply);
        if (category.isEmpty()) {
            return noGrade(reply, "a category from A to E");
        }
        String reason = JudgeWords.object(reply).map(JudgeWords::reason).orElse("");
        return Finding.of(
                !category.get().equals("D"),
                switch (category.get()) {
                    case "A" -> "it holds part of the facts" + reason;
                    case "B" -> "it holds the facts and more" + reason;
                    case "C" -> "it holds the same facts" + reason;
                    case "D" -> "it contradicts the facts" + reason;
                    default -> "it differs in nothing that matters" + reason;
                });
    }

    private Finding yes(String reply) {
        Optional<Boolean> yes = JudgeWords.yes(reply);
        return yes.isEmpty() ? noGrade(reply, "a last line that is Y or N") : Finding.of(yes.get(), "");
    }

    /** Asks for steps by each criterion, then for a score by them; the mean of the criteria counts. */
    private Finding steps(String text) {
        double threshold = Objects.requireNonNull(assertion.threshold());
        List<Finding> scores = new ArrayList<>();
        for (String criterion : criteria()) {
            scores.add(ask(
                    JudgePrompts.steps(criterion),
                    plan -> JudgeWords.steps(plan)
                            .map(steps -> ask(
                                    JudgePrompts.score(question(), text, criterion, steps),
                                    text,
                                    criterion,
                                    steps,
                                    this::points))
                            .orElseGet(() -> noGrade(plan, "steps"))));
        }
        Optional<Finding> ungraded =
                scores.stream().filter(s -> s.state() == Finding.State.UNGRADED).findFirst();
        if (ungraded.isPresent()) {
            return ungraded.get();
        }
        double mean = scores.stream().mapToDouble(Finding::score).average().orElse(0);
        String came = scores.stream().map(Finding::came).collect(Collectors.joining("; "));
        return Finding.scored(
                mean >= threshold,
                mean,
                "score " + MeasureChecks.atLeastDiffering(mean, threshold) + " (" + came + ")");
    }

    private Finding points(String reply) {
        Optional<JsonNode> json = JudgeWords.object(reply);
        OptionalDouble score = json.map(j -> JudgeWords.score(j, 10)).orElse(OptionalDouble.empty());
        return score.isEmpty()
                ? noGrade(reply, "\"score\" from 0 to 10")
                : Finding.scored(
                        true,
                        score.getAsDouble() / 10,
                        String.format(Locale.ROOT, "%.0f of 10", score.getAsDouble()) + JudgeWords.reason(json.get()));
    }

    private Finding best(Subject subject) {
        List<String> candidates = context.grades().candidates(context.replay(), subject.answer());
        if (candidates.size() < 2) {
            return Finding.ungraded("there is no other answer to choose among");
        }
        int own = context.grades().place(context.replay());
        String criterion = criteria().get(0);
        return ask(JudgePrompts.best(candidates, criterion), subject.text(), criterion, "", reply -> {
            OptionalInt chosen = JudgeWords.number(reply);
            return chosen.isEmpty() || chosen.getAsInt() >= candidates.size()
                    ? noGrade(reply, "the number of an answer")
                    : Finding.of(
                            chosen.getAsInt() == own,
                            "of " + candidates.size() + " answers the judge chose "
                                    + Quote.of(candidates.get(chosen.getAsInt())));
        });
    }

    /** Asks by the suite's own prompt if it has one. */
    private Finding ask(
            List<Message> messages, String text, String criterion, String steps, Function<String, Finding> read) {
        if (grading.rubricPrompt().isEmpty()) {
            return ask(messages, read);
        }
        try {
            return ask(
                    grading.rubricPrompt()
                            .get()
                            .with(Map.of(
                                    "output", text,
                                    "completion", text,
                                    "rubric", criterion,
                                    "criteria", criterion,
                                    "ideal", criterion,
                                    "input", question(),
                                    "steps", steps)),
                    read);
        } catch (InvalidInputException e) {
            return Finding.ungraded(String.valueOf(e.getMessage()));
        }
    }

    private Finding ask(List<Message> messages, Function<String, Finding> read) {
        Optional<JudgeReply> reply = context.grades().ask(new JudgeQuestion(grading.judge(), messages));
        if (reply.isEmpty()) {
            return Finding.ungraded("the judge " + name() + " was not asked");
        }
        return reply.get() instanceof JudgeReply.Said said
                ? read.apply(said.text())
                : Finding.ungraded(
                        "the judge " + name() + " gave no grade: " + ((JudgeReply.Silent) reply.get()).why());
    }

    private Finding noGrade(String reply, String wanted) {
        return Finding.ungraded(
                "the judge " + name() + " replied " + Quote.of(reply) + ", which has no grade (" + wanted + ")");
    }
}
