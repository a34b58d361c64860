package io.driftgauge.bench.drift;

import java.util.Locale;

/** What sparing modes come to over repetitions. Thread-safe. */
final class Sparing {

    private final Change change;
    private int stagedRed;
    private int named;
    private int falselyNamed;
    private int calls;
    private int sequentialRed;
    private int sequentialCalls;

    Sparing(Change change) {
        this.change = change;
    }

    synchronized void staged(Ours.Outcome outcome) {
        stagedRed += outcome.red() ? 1 : 0;
        for (int prompt : outcome.named()) {
            if (moved(prompt)) {
                named++;
            } else {
                falselyNamed++;
            }
        }
        calls += outcome.calls();
    }

    synchronized void sequential(Ours.Outcome outcome) {
        sequentialRed += outcome.red() ? 1 : 0;
        sequentialCalls += outcome.calls();
    }

    private boolean moved(int prompt) {
        return change == Change.THREE_OF_25 ? prompt < 3 : !change.none();
    }

    double stagedRed(int repetitions) {
        return (double) stagedRed / repetitions;
    }

    double sequentialRed(int repetitions) {
        return (double) sequentialRed / repetitions;
    }

    double calls(int repetitions) {
        return (double) calls / repetitions;
    }

    String row(int repetitions) {
        int changed = change.none() ? 0 : change == Change.THREE_OF_25 ? 3 : Trial.PROMPTS;
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %s | %.3f | %.0f | %.3f | %.0f |",
                change.words(),
                repetitions,
                stagedRed(repetitions),
                changed == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) named / repetitions / changed),
                (double) falselyNamed / repetitions,
                calls(repetitions),
                sequentialRed(repetitions),
                (double) sequentialCalls / repetitions);
    }
}
