package io.driftgauge.base;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The settings of a run by their full names ({@code driftgauge.live}); the first source that knows a name wins. A blank
 * value counts as not set. Immutable and thread-safe if its sources are.
 */
public final class Settings {

    private final Function<String, Optional<String>> source;
    private final Supplier<Set<String>> names;

    private Settings(Function<String, Optional<String>> source, Supplier<Set<String>> names) {
        this.source = source;
        this.names = names;
    }

    /** Only these. */
    public static Settings of(Map<String, String> values) {
        Map<String, String> copy = new TreeMap<>(values);
        return new Settings(name -> Optional.ofNullable(copy.get(name)), copy::keySet);
    }

    /** Java system properties as they are at each look-up. */
    public static Settings systemProperties() {
        return new Settings(
                name -> Optional.ofNullable(System.getProperty(name)),
                () -> System.getProperties().stringPropertyNames());
    }

    /** Environment variables: {@code driftgauge.http.x-y} is {@code DRIFTGAUGE_HTTP_X_Y}. */
    public static Settings environment(Map<String, String> variables) {
        return new Settings(
                name -> Optional.ofNullable(variables.get(
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))),
                Set::of);
    }

    /** JUnit configuration parameters or the like. */
    public static Settings from(Function<String, Optional<String>> source) {
        return new Settings(source, Set::of);
    }

    /** These first, then the others. */
    public Settings orElse(Settings others) {
        return new Settings(name -> get(name).or(() -> others.get(name)), () -> {
            Set<String> all = new TreeSet<>(names.get());
            all.addAll(others.names.get());
            return all;
        });
    }

    /** The value, stripped; empty if no source has one. */
    public Optional<String> get(String name) {
        return source.apply(name).map(String::strip).filter(v -> !v.isEmpty());
    }

    /**
     * The names that are set and begin so, sorted: to find misspelt ones. Only maps and system properties can tell;
     * environment variables lose their dots, and a function has no list.
     */
    public Set<String> names(String prefix) {
        Set<String> found = new TreeSet<>();
        for (String name : names.get()) {
            if (name.startsWith(prefix) && get(name).isPresent()) {
                found.add(name);
            }
        }
        return found;
    }
}
