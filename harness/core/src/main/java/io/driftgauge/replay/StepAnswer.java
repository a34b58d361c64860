package io.driftgauge.replay;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Message;
import java.util.List;

/** What became of one step of a chain, or turn of a conversation, within an answer. */
public sealed interface StepAnswer {

    /** The step's id. */
    String step();

    /**
     * It was asked and answered.
     *
     * @param messages as sent, without the tool calls that followed
     * @param response its last answer, with all tool calls of the step in order
     */
    record Asked(String step, List<Message> messages, ChatResponse response) implements StepAnswer {
        public Asked {
            messages = List.copyOf(messages);
        }
    }

    /**
     * It was not asked.
     *
     * @param why its condition, or what an earlier answer lacked
     */
    record NotAsked(String step, String why) implements StepAnswer {}
}
