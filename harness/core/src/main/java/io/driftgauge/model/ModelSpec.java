package io.driftgauge.model;

import io.driftgauge.base.Location;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the prompt files name it.
 *
 * @param id {@code vendor:model}, for example {@code djl:tiny-2026.1}
 * @param label the short name that baselines and reports use; matches {@code [a-z0-9._-]{1,80}}
 * @param config parameters and vendor settings, untouched
 * @param optional true if a suite may go unjudged on this provider without failing
 * @param where the line that declares it, if a file does
 * @param price what it charges; null if unknown
 */
public record ModelSpec(
        String id,
        String label,
        Map<String, Object> config,
        boolean optional,
        @Nullable Location where,
        @Nullable Price price) {

    public ModelSpec {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
    }

    /** A provider whose price is unknown. */
    public ModelSpec(String id, String label, Map<String, Object> config, boolean optional, @Nullable Location where) {
        this(id, label, config, optional, where, null);
    }

    /** The same label and config on another provider id, whose price is another and unknown. */
    public ModelSpec withId(String other) {
        return new ModelSpec(other, label, config, optional, where);
    }
}
