package io.driftgauge.bench.drift;

import java.util.List;

/**
 * What one repetition has of each prompt.
 *
 * @param baseline recorded, by prompt, in the order of recording
 * @param now the new ones, by prompt
 */
record Answers(List<List<String>> baseline, List<List<String>> now) {

    /** New answers in all: what a run pays. */
    int calls() {
        return now.stream().mapToInt(List::size).sum();
    }
}
