package io.driftgauge.suite;

import io.driftgauge.base.Json;
import org.jspecify.annotations.Nullable;

/** Values of prompt files as text. */
final class Values {

    private Values() {}

    /** A string as it is, a number without needless digits, a list or mapping as canonical JSON. */
    static String text(@Nullable Object value) {
        return value instanceof String text ? text : Json.canonical(value);
    }
}
