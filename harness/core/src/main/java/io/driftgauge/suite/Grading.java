package io.driftgauge.suite;

import io.driftgauge.model.ModelSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who grades answers, and by what.
 *
 * @param judge the provider that is asked
 * @param rubricPrompt what the file puts in place of the prompt of its type
 * @param vars the case's values, for prompts that show the question
 * @param anchors answers whose grade is known; empty if there are none
 */
public record Grading(
        ModelSpec judge, Optional<RubricPrompt> rubricPrompt, Map<String, Object> vars, List<Anchor> anchors) {

    /**
     * An answer whose grade people know, graded beside the model's. A judge that grades it otherwise is not the judge that
     * the assertion was written for.
     *
     * @param pass the grade that it must get
     */
    public record Anchor(String output, boolean pass) {}

    public Grading {
        vars = Map.copyOf(vars);
        anchors = List.copyOf(anchors);
    }
}
