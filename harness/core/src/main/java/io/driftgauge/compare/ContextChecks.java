package io.driftgauge.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an answer keeps to the passages that it was given, by what it states: no judge, no model. */
final class ContextChecks {

    private static final int LISTED = 5;

    private static final Set<String> DENIALS =
            Set.of("not", "no", "never", "without", "none", "nothing", "nobody", "neither", "nor");

    private ContextChecks() {}

    /** Every number with its unit, every date and every name of the answer stands in the context too. */
    static AnswerCheck factsIn(String context) {
        Set<String> facts = new HashSet<>(Facts.of(context));
        String words = " " + context.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}'’&-]+", " ") + " ";
        return new TextChecks.Check("state only facts of the context", answer -> {
            List<String> strange = new ArrayList<>();
            for (String fact : Facts.of(answer.text())) {
                if (!DENIALS.contains(fact) && !facts.contains(fact)) {
                    strange.add(fact);
                }
            }
            for (String name : ProperNames.of(answer.text(), Set.of())) {
                if (!words.contains(" " + name.toLowerCase(Locale.ROOT) + " ")) {
                    strange.add(name);
                }
            }
            String told = strange.stream().limit(LISTED).map(Quote::of).collect(Collectors.joining(", "));
            return Finding.of(
                    strange.isEmpty(),
                    strange.isEmpty()
                            ? ""
                            : "not in the context: " + told
                                    + (strange.size() > LISTED ? " and " + (strange.size() - LISTED) + " more" : ""));
        });
    }
}
