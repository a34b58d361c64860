package io.driftgauge.trainer.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A mapping of a corpus file, read with the types that the caller expects. */
public final class Yaml {
    private final String place;
    private final Map<?, ?> values;

    private Yaml(String place, Map<?, ?> values) {
        this.place = place;
        this.values = values;
    }

    /** Reads a file of the corpus folder. */
    public static Yaml read(String file) {
        try (InputStream stream = Objects.requireNonNull(Yaml.class.getResourceAsStream(file), file)) {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            return of(file, new Load(settings).loadFromInputStream(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Yaml of(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Yaml(place, map);
        }
        throw new IllegalArgumentException(place + ": expected a mapping, found " + value);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public String text(String key) {
        return Objects.requireNonNull(values.get(key), () -> place + ": '" + key + "' is missing")
                .toString();
    }

    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    public List<String> texts(String key) {
        return list(key).stream().map(Object::toString).toList();
    }

    /** The mappings in the list under the key; a plain text in it becomes a mapping with that text under {@code text}. */
    public List<Yaml> mappings(String key) {
        return list(key).stream()
                .map(value -> value instanceof String text ? Map.of("text", text) : value)
                .map(value -> of(place + "/" + key, value))
                .toList();
    }

    public Yaml mapping(String key) {
        return of(place + "/" + key, values.get(key));
    }

    public boolean isMapping(String key) {
        return values.get(key) instanceof Map;
    }

    public List<String> keys() {
        return values.keySet().stream().map(Object::toString).toList();
    }

    /** A single value stands for a list of one; no value for an empty list. */
    private List<?> list(String key) {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }
}
