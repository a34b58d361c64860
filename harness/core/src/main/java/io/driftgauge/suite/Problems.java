package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong while reading goes on, so that all of it is told at once; equal findings count once. */
final class Problems {

    private static final Comparator<Problem> BY_PLACE = Comparator.<Problem, String>comparing(
                    p -> p.where() == null ? "" : p.where().file().toString())
            .thenComparingInt(p -> p.where() == null ? 0 : p.where().line());

    private static final int SHOWN = 60;

    private final Set<Problem> errors = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    /** The start of a text, on one line. */
    static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    void error(Location where, String message) {
        errors.add(new Problem(where, message));
    }

    void error(Problem problem) {
        errors.add(problem);
    }

    void warn(Location where, String message) {
        warnings.add(new Problem(where, message));
    }

    int errorCount() {
        return errors.size();
    }

    /** By file and line. */
    List<Problem> errors() {
        return errors.stream().sorted(BY_PLACE).toList();
    }

    /** By file and line. */
    List<Problem> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }
}
