package io.driftgauge.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who really answered, as far as the answer or the files tell. A value that a baseline never saw makes a case SWAPPED.
 *
 * @param model the model's name as the answer gives it
 * @param fingerprint the provider's system fingerprint
 * @param apiVersion the API version served
 * @param checksum SHA-256 over weights and tokenizer of a local model, in hex
 */
public record ServedIdentity(
        @Nullable String model,
        @Nullable String fingerprint,
        @Nullable String apiVersion,
        @Nullable String checksum) {

    /** Nothing is known. */
    public static final ServedIdentity UNKNOWN = new ServedIdentity(null, null, null, null);

    /** The known parts, in a fixed order, by their names in baseline files. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "model", model);
        put(parts, "fingerprint", fingerprint);
        put(parts, "apiVersion", apiVersion);
        put(parts, "checksum", checksum);
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }
}
