package io.driftgauge.suite;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code drift.json}: how structured answers are held against each other. */
final class JsonPolicyReader {

    private static final Pattern PATH = Pattern.compile("\\$(?:\\.[^.\\[\\]\\s]+|\\[(?:\\*|\\d+)])*");

    private JsonPolicyReader() {}

    static @Nullable JsonPolicy read(Mapping drift, Problems problems) {
        Mapping json = drift.mapping("json", PromptKeys.JSON_POLICY);
        if (json == null) {
            return null;
        }
        JsonPolicy fallback = JsonPolicy.DEFAULT;
        Boolean ordered = json.flag("ordered");
        OptionalDouble tolerance = json.number("tolerance", "from 0 and below 1", v -> v >= 0 && v < 1);
        OptionalDouble similarity = json.number("similarity", "above 0 and at most 1", v -> v > 0 && v <= 1);
        List<String> ignored = json.texts("ignore");
        for (String path : ignored) {
            if (!PATH.matcher(path).matches()) {
                problems.error(
                        json.at("ignore"),
                        "'" + path + "' in " + json.place()
                                + " must be a path like $.id, $.items[0].id or $.items[*].id.");
            }
        }
        return new JsonPolicy(
                ordered == null ? fallback.ordered() : ordered,
                tolerance.orElse(fallback.tolerance()),
                similarity.orElse(fallback.similarity()),
                ignored);
    }
}
