package io.driftgauge.baseline;

import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ToolCall;
import io.driftgauge.replay.StepAnswer;
import java.util.List;

/** What a step of a chain, or a turn of a conversation, answered within a recorded answer. */
public sealed interface StepSample {

    /** The step's id. */
    String step();

    /** It was asked, and answered this. */
    record Asked(String step, String text, List<ToolCall> toolCalls, FinishReason finishReason) implements StepSample {
        public Asked {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /** It was not asked: its condition did not hold. */
    record NotAsked(String step) implements StepSample {}

    /** What is kept of an answer's steps. */
    static List<StepSample> of(List<StepAnswer> steps) {
        return steps.stream().map(StepSample::of).toList();
    }

    private static StepSample of(StepAnswer step) {
        if (step instanceof StepAnswer.Asked asked) {
            return new Asked(
                    asked.step(),
                    asked.response().text(),
                    asked.response().toolCalls().stream()
                            .map(ToolCall::withoutId)
                            .toList(),
                    asked.response().finishReason());
        }
        return new NotAsked(step.step());
    }
}
