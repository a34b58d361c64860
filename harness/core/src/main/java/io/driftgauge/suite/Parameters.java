package io.driftgauge.suite;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/** Reads generation parameters by the field's names. */
final class Parameters {

    private Parameters() {}

    /** Those that the mapping has, sorted; numbers as the file gives them. */
    static Map<String, Object> read(Mapping options) {
        Map<String, Object> found = new TreeMap<>();
        number(found, options, "temperature", "from 0", v -> v >= 0);
        number(found, options, "top_p", "above 0 and at most 1", v -> v > 0 && v <= 1);
        number(found, options, "min_p", "from 0 to 1", v -> v >= 0 && v <= 1);
        number(found, options, "frequency_penalty", "from -2 to 2", v -> v >= -2 && v <= 2);
        number(found, options, "presence_penalty", "from -2 to 2", v -> v >= -2 && v <= 2);
        number(found, options, "repetition_penalty", "above 0", v -> v > 0);
        whole(found, options, "top_k", 0);
        whole(found, options, "max_tokens", 1);
        whole(found, options, "max_completion_tokens", 1);
        whole(found, options, "seed", Integer.MIN_VALUE);
        if (options.has("stop")) {
            List<String> stop = options.texts("stop");
            if (!stop.isEmpty()) {
                found.put("stop", stop);
            }
        }
        String effort = options.text("reasoning_effort");
        if (effort != null) {
            found.put("reasoning_effort", effort);
        }
        Tree format = options.get("response_format");
        Object plain = format == null ? null : format.plain();
        if (plain != null) {
            found.put("response_format", plain);
        }
        return found;
    }

    private static void number(
            Map<String, Object> found, Mapping options, String name, String range, DoublePredicate test) {
        OptionalDouble value = options.number(name, range, test);
        if (value.isPresent()) {
            found.put(name, value.getAsDouble());
        }
    }

    private static void whole(Map<String, Object> found, Mapping options, String name, int min) {
        options.whole(name, min, Integer.MAX_VALUE).ifPresent(value -> found.put(name, value));
    }
}
