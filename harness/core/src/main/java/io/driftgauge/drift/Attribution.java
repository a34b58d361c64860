package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of a chain that drifted moved by themselves, and which only followed.
 *
 * @param word "step" or "turn"
 * @param steps in order
 */
public record Attribution(String word, List<StepFinding> steps) {

    public Attribution {
        steps = List.copyOf(steps);
    }

    /** The first step that moved; null if none can be named. */
    public @Nullable StepFinding first() {
        return steps.stream()
                .filter(s -> s.state() == StepFinding.State.MOVED)
                .findFirst()
                .orElse(null);
    }

    /** "step 1 of 3, 'classify', moved first (label: billing → shipping); 'answer' only followed". */
    public Phrase sentence() {
        StepFinding first = first();
        if (first == null) {
            return Phrase.of("steps.none." + word);
        }
        int number = steps.indexOf(first) + 1;
        List<StepFinding> later = steps.subList(number, steps.size());
        List<Phrase> parts = new ArrayList<>();
        parts.add(Phrase.of("steps.first." + word, number, steps.size(), first.step(), first.words()));
        for (StepFinding.State state :
                List.of(StepFinding.State.MOVED, StepFinding.State.FOLLOWED, StepFinding.State.UNTOLD)) {
            String names = later.stream()
                    .filter(s -> s.state() == state)
                    .map(s -> "'" + s.step() + "'")
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                parts.add(Phrase.of("steps.later." + state, names));
            }
        }
        return Phrase.list("list.semicolon", parts);
    }
}
