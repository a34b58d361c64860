package io.driftgauge.base;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The settings of a run by their full names ({@code driftgauge.live}); the first source that knows a name wins. A blank
 * value counts as not set. Immutable and thread-safe if its sources are.
 */
public final class Settings {

    private final Function<String, Optional<String>> source;

    private Settings(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Only these. */
    public static Settings of(Map<String, String> values) {
        Map<String, String> copy = new TreeMap<>(values);
        return new Settings(name -> Optional.ofNullable(copy.get(name)));
    }

    /** Java system properties as they are at each look-up. */
    public static Settings systemProperties() {
        return new Settings(name -> Optional.ofNullable(System.getProperty(name)));
    }

    /** Environment variables: {@code driftgauge.http.x-y} is {@code DRIFTGAUGE_HTTP_X_Y}. */
    public static Settings environment(Map<String, String> variables) {
        return new Settings(name -> Optional.ofNullable(
                variables.get(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))));
    }

    /** JUnit configuration parameters or the like. */
    public static Settings from(Function<String, Optional<String>> source) {
        return new Settings(source);
    }

    /** These first, then the others. */
    public Settings orElse(Settings others) {
        return new Settings(name -> get(name).or(() -> others.get(name)));
    }

    /** The value, stripped; empty if no source has one. */
    public Optional<String> get(String name) {
        return source.apply(name).map(String::strip).filter(v -> !v.isEmpty());
    }
}
