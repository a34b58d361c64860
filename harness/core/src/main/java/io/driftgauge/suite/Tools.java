package io.driftgauge.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one level says about tools.
 *
 * @param declared as they are sent to the model: {@code {type: function, function: {name, description, parameters}}}
 * @param results canned answers, the first that fits a call counts
 * @param maxRounds null if the level doesn't say
 */
record Tools(
        List<Map<String, Object>> declared,
        List<Canned> results,
        @Nullable Integer maxRounds) {

    static final Tools NONE = new Tools(List.of(), List.of(), null);

    /** A canned answer before a case's values are filled in. */
    record Canned(String tool, @Nullable Tree arguments, Tree result) {}

    Tools {
        declared = List.copyOf(declared);
        results = List.copyOf(results);
    }

    /** This, with what the level below says: its tools unless this declares some, its results after these. */
    Tools over(Tools below) {
        List<Canned> all = new ArrayList<>(results);
        all.addAll(below.results);
        return new Tools(
                declared.isEmpty() ? below.declared : declared, all, maxRounds == null ? below.maxRounds : maxRounds);
    }

    int rounds() {
        return maxRounds == null ? Script.DEFAULT_ROUNDS : maxRounds;
    }

    /** Of all tools that are declared or answer. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        declared.forEach(d -> names.add(name(d)));
        results.forEach(r -> names.add(r.tool()));
        return names;
    }

    static String name(Map<String, Object> declared) {
        return declared.get("function") instanceof Map<?, ?> function ? String.valueOf(function.get("name")) : "";
    }
}
