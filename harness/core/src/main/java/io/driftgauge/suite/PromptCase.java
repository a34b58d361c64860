package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One prompt to replay, rendered, with what is expected of its answers.
 *
 * @param description for people; the id where the file has none
 * @param tags sorted, without duplicates
 * @param promptLabel which of the suite's prompts, where there are several
 * @param vars the values that were filled in
 * @param messages the rendered chat
 * @param parameters generation parameters that the case or its suite sets, over those of the provider
 * @param suiteVersion the suite's version: part of the request's hash, so that a bump breaks comparability on purpose
 * @param repeat most answers asked for in a run, at least 1
 * @param dataRow true if the case is a row of a data file, so that its baseline stands in one {@code .jsonl}
 * @param where its line
 * @param pair the case that asks the same but for one attribute; null for most
 * @param script what the case does beyond asking once; {@code messages} are then its first question
 */
public record PromptCase(
        CaseKey key,
        String description,
        List<String> tags,
        @Nullable String promptLabel,
        Map<String, Object> vars,
        List<Message> messages,
        Map<String, Object> parameters,
        int suiteVersion,
        List<Assertion> assertions,
        AnswerRule answer,
        int repeat,
        DriftPolicy drift,
        boolean dataRow,
        Location where,
        @Nullable Pair pair,
        Script script) {

    /**
     * Another case of the suite that asks the same, with one attribute changed.
     *
     * @param of its whole id
     * @param attribute what differs, in the author's words: "the customer's name"
     */
    public record Pair(String of, String attribute) {}

    /** A case that asks once and stands alone. */
    public PromptCase(
            CaseKey key,
            String description,
            List<String> tags,
            @Nullable String promptLabel,
            Map<String, Object> vars,
            List<Message> messages,
            Map<String, Object> parameters,
            int suiteVersion,
            List<Assertion> assertions,
            AnswerRule answer,
            int repeat,
            DriftPolicy drift,
            boolean dataRow,
            Location where) {
        this(
                key,
                description,
                tags,
                promptLabel,
                vars,
                messages,
                parameters,
                suiteVersion,
                assertions,
                answer,
                repeat,
                drift,
                dataRow,
                where,
                null,
                Script.PLAIN);
    }

    public PromptCase {
        tags = List.copyOf(tags);
        messages = List.copyOf(messages);
        assertions = List.copyOf(assertions);
    }

    /** The same case with another most of answers, asked for in another way. */
    PromptCase with(int most, DriftPolicy policy) {
        return copy(assertions, most, policy, script);
    }

    /** The same case, of whose answers nothing is asserted. */
    PromptCase withoutAssertions() {
        return copy(List.of(), repeat, drift, script);
    }

    /** The same case with another script. */
    PromptCase withScript(Script other) {
        return copy(assertions, repeat, drift, other);
    }

    /** One step of it as a case that asks once, its texts not filled in; it has no assertions. */
    public PromptCase ofStep(Step step, CaseKey own) {
        List<Message> asked = step.lines().stream()
                .map(l -> new Message(l.role(), l.text().toString()))
                .toList();
        boolean last = step.equals(script.steps().get(script.steps().size() - 1));
        return new PromptCase(
                own,
                step.id(),
                tags,
                promptLabel,
                vars,
                asked,
                parameters,
                suiteVersion,
                List.of(),
                last && step.answer() instanceof AnswerRule.Automatic ? answer : step.answer(),
                1,
                drift,
                dataRow,
                step.where());
    }

    private PromptCase copy(List<Assertion> assertions, int repeat, DriftPolicy drift, Script script) {
        return new PromptCase(
                key,
                description,
                tags,
                promptLabel,
                vars,
                messages,
                parameters,
                suiteVersion,
                assertions,
                answer,
                repeat,
                drift,
                dataRow,
                where,
                pair,
                script);
    }
}
