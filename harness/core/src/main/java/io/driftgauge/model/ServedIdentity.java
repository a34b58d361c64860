package io.driftgauge.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who really answered, as far as the answer or the files tell. A value that a baseline never saw makes a case SWAPPED.
 *
 * @param model the model's name as the answer gives it
 * @param fingerprint the provider's system fingerprint
 * @param apiVersion the API version served
 * @param checksum SHA-256 over weights and tokenizer of a local model, in hex
 * @param region where it was served
 * @param headers response headers that name the serving stack, lower-case names; none that differ from call to call
 */
public record ServedIdentity(
        @Nullable String model,
        @Nullable String fingerprint,
        @Nullable String apiVersion,
        @Nullable String checksum,
        @Nullable String region,
        SortedMap<String, String> headers) {

    /** Nothing is known. */
    public static final ServedIdentity UNKNOWN = new ServedIdentity(null, null, null, null);

    public ServedIdentity {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** Without region and headers. */
    public ServedIdentity(
            @Nullable String model,
            @Nullable String fingerprint,
            @Nullable String apiVersion,
            @Nullable String checksum) {
        this(model, fingerprint, apiVersion, checksum, null, new TreeMap<>());
    }

    /** The known parts, in a fixed order, by their names in baseline files; a header by its own name. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "model", model);
        put(parts, "fingerprint", fingerprint);
        put(parts, "apiVersion", apiVersion);
        put(parts, "checksum", checksum);
        put(parts, "region", region);
        parts.putAll(headers);
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }
}
