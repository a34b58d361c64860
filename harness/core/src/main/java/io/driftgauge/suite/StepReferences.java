package io.driftgauge.suite;

import io.driftgauge.base.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code steps.<id>.output}, {@code steps.<id>.label} and {@code steps.<id>.json.<path>}. */
final class StepReferences {

    private static final List<String> FORMS = List.of("output", "label", "json");

    private StepReferences() {}

    /** What it takes of which step; null if there is no such step before, or no such thing, which is then noted. */
    static StepText.@Nullable Earlier read(
            Template.Part.Name name, String place, Collection<String> earlier, Problems problems) {
        List<String> parts = Arrays.asList(name.name().split("\\.", -1));
        String step = parts.get(1);
        String start = "'{{" + name.name() + "}}' in " + place + " ";
        if (!earlier.contains(step)) {
            problems.error(
                    name.where(),
                    start + "names no step before it. "
                            + (earlier.isEmpty() ? "It is the first." : Nearest.hint("earlier steps", step, earlier)));
            return null;
        }
        String form = parts.size() > 2 ? parts.get(2) : "";
        boolean json = form.equals("json");
        if (!FORMS.contains(form) || json != parts.size() > 3) {
            problems.error(
                    name.where(),
                    start + "must be steps." + step + ".output, steps." + step + ".label or steps." + step
                            + ".json.<path>.");
            return null;
        }
        StepText.What what =
                json ? StepText.What.JSON : form.equals("label") ? StepText.What.LABEL : StepText.What.OUTPUT;
        return new StepText.Earlier(step, what, parts.subList(3, parts.size()));
    }
}
