package io.driftgauge.replay;

import java.util.List;
import java.util.Map;

/**
 * Asks one step alone, on what earlier steps answered at another time.
 *
 * @param step its id
 * @param answers texts by the id of an earlier step, one mapping for each time that it was asked; not empty. Sample k is
 *     asked on the k-th, beginning again behind the last.
 */
public record StepInputs(String step, List<Map<String, String>> answers) {

    public StepInputs {
        answers = answers.stream().map(Map::copyOf).toList();
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("The step '" + step + "' needs inputs");
        }
    }

    Map<String, String> of(int sample) {
        return answers.get(sample % answers.size());
    }
}
