package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Turn;
import java.util.List;

/**
 * What is asked, and the answer that is right.
 *
 * @param system what the system turn says; empty for whatever the task's conversations begin with
 * @param turns of user and assistant, the last one the user's
 * @param answers the right answers, the likelier ones more than once
 */
record Exchange(String system, List<Turn> turns, List<String> answers) {
    Exchange(String question, List<String> answers) {
        this("", List.of(new Turn(Turn.Role.USER, question)), answers);
    }
}
