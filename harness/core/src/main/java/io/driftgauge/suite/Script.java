package io.driftgauge.suite;

import io.driftgauge.model.ModelSpec;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a case does beyond asking once.
 *
 * @param steps in order; empty unless the case is a chain or a conversation
 * @param tools names of the tools that may be called
 * @param toolResults what they answer; where there are none, a call ends the answer
 * @param maxRounds most rounds of tool calls in one answer
 */
public record Script(Form form, List<Step> steps, Set<String> tools, List<ToolResult> toolResults, int maxRounds) {

    /** How its questions hang together. */
    public enum Form {
        /** One question. */
        SINGLE,
        /** Each step is a chat of its own; it sees of earlier ones what its text takes from them. */
        CHAIN,
        /** Each turn goes on with the chat; the model's own answers are carried along. */
        CONVERSATION
    }

    /** Rounds of tool calls unless the file says otherwise. */
    public static final int DEFAULT_ROUNDS = 8;

    /** Asks once, without tools. */
    public static final Script PLAIN = new Script(Form.SINGLE, List.of(), Set.of(), List.of(), DEFAULT_ROUNDS);

    public Script {
        steps = List.copyOf(steps);
        tools = Set.copyOf(tools);
        toolResults = List.copyOf(toolResults);
    }

    /** True if the case asks once and no tool answers. */
    public boolean isPlain() {
        return steps.isEmpty() && toolResults.isEmpty();
    }

    /** The providers that single steps name, beside the case's own. */
    public List<ModelSpec> providers() {
        return steps.stream()
                .map(Step::provider)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Where that step stands, or -1. */
    public int indexOf(String step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(step)) {
                return i;
            }
        }
        return -1;
    }

    Script withSteps(List<Step> others) {
        return new Script(form, others, tools, toolResults, maxRounds);
    }

    /** "Step" or "turn", for people. */
    public String word() {
        return form == Form.CONVERSATION ? "turn" : "step";
    }
}
