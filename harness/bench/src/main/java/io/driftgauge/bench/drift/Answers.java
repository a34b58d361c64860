package io.driftgauge.bench.drift;

import java.util.List;

/**
 * What one repetition has of each prompt.
 *
 * @param baseline recorded, by prompt, in the order of recording
 * @param now the new ones, by prompt
 */
record Answers(List<List<String>> baseline, List<List<String>> now) {

    /** The same baseline with the first new answers of each prompt. */
    Answers first(int each) {
        return new Answers(baseline, now.stream().map(n -> n.subList(0, each)).toList());
    }

    /** New answers in all: what a run pays. */
    int calls() {
        return now.stream().mapToInt(List::size).sum();
    }
}
