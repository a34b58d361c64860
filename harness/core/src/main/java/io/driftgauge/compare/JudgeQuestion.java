package io.driftgauge.compare;

import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import java.util.List;

/** What a judge is to be asked. Equal questions are asked once. */
public record JudgeQuestion(ModelSpec judge, List<Message> messages) {

    public JudgeQuestion {
        messages = List.copyOf(messages);
    }
}
