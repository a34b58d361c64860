package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.model.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A judge's prompt of a suite, in which the answer to grade is filled in when there is one. Immutable. */
public final class RubricPrompt {

    private final PromptTemplate template;
    private final Map<String, Object> vars;
    private final String place;

    RubricPrompt(PromptTemplate template, Map<String, Object> vars, String place) {
        this.template = template;
        this.vars = vars;
        this.place = place;
    }

    /**
     * The chat.
     *
     * @param more beside the case's vars, and before them: {@code output}, {@code rubric}, …
     */
    public List<Message> with(Map<String, String> more) {
        Problems problems = new Problems();
        Map<String, Object> all = new HashMap<>(vars);
        all.putAll(more);
        List<Message> messages = template.render(all, place, problems);
        if (problems.errorCount() > 0) {
            throw new InvalidInputException(problems.errors());
        }
        return messages;
    }
}
