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
        Location where) {

    public PromptCase {
        tags = List.copyOf(tags);
        messages = List.copyOf(messages);
        assertions = List.copyOf(assertions);
    }

    /** The same case with another most of answers. */
    PromptCase withRepeat(int other) {
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
                other,
                drift,
                dataRow,
                where);
    }
}
