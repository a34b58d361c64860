package io.driftgauge.drift;

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
    public String sentence() {
        StepFinding first = first();
        if (first == null) {
            return "no single " + word + " can be named";
        }
        int number = steps.indexOf(first) + 1;
        String start = word + " " + number + " of " + steps.size() + ", '" + first.step() + "', moved first ("
                + first.words() + ")";
        List<StepFinding> later = steps.subList(number, steps.size());
        return start
                + named(later, StepFinding.State.MOVED, " moved too")
                + named(later, StepFinding.State.FOLLOWED, " only followed")
                + named(later, StepFinding.State.UNTOLD, " can't be told");
    }

    private static String named(List<StepFinding> steps, StepFinding.State state, String what) {
        String names = steps.stream()
                .filter(s -> s.state() == state)
                .map(s -> "'" + s.step() + "'")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; " + names + what;
    }
}
