package io.driftgauge.suite;

import io.driftgauge.base.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys that one kind of mapping can have.
 *
 * @param known those that are read
 * @param aliases other spellings that are read too, by the known key
 * @param ignored promptfoo's keys that change nothing here: they warn
 * @param refused keys that are errors, with the reason
 */
record Keys(Set<String> known, Map<String, String> aliases, Set<String> ignored, Map<String, String> refused) {

    static final String CODE = "is refused: it is code, and nothing from a prompt file is run.";
    static final String SERVICE = "is refused: it calls a service of its own.";
    static final String LATER = "is not supported yet.";

    /** What people write by habit; it steers the guess and is not read. */
    private static final Map<String, String> HABITS = Map.ofEntries(
            Map.entry("variables", "vars"),
            Map.entry("parameters", "vars"),
            Map.entry("inputs", "vars"),
            Map.entry("name", "id"),
            Map.entry("key", "id"),
            Map.entry("title", "description"),
            Map.entry("asserts", "assert"),
            Map.entry("assertions", "assert"),
            Map.entry("expect", "assert"),
            Map.entry("cases", "tests"),
            Map.entry("examples", "tests"),
            Map.entry("test_cases", "tests"),
            Map.entry("messages", "prompts"),
            Map.entry("models", "providers"),
            Map.entry("text", "content"),
            Map.entry("message", "content"),
            Map.entry("min", "threshold"));

    static Keys of(String... known) {
        return new Keys(Set.of(known), Map.of(), Set.of(), Map.of());
    }

    Keys alias(String key, String... spellings) {
        Map<String, String> more = new LinkedHashMap<>(aliases);
        for (String spelling : spellings) {
            more.put(spelling, key);
        }
        return new Keys(known, more, ignored, refused);
    }

    Keys ignore(String... keys) {
        Set<String> more = new TreeSet<>(ignored);
        more.addAll(List.of(keys));
        return new Keys(known, aliases, more, refused);
    }

    Keys refuse(String reason, String... keys) {
        Map<String, String> more = new TreeMap<>(refused);
        for (String key : keys) {
            more.put(key, reason);
        }
        return new Keys(known, aliases, ignored, more);
    }

    /** "Did you mean 'vars'? Known keys: … 'vars': values for {{name}} …", the last in the words of the schema. */
    String hint(String unknown) {
        Collection<String> names = new ArrayList<>(known);
        names.addAll(aliases.keySet());
        HABITS.forEach((habit, key) -> {
            if (known.contains(key)) {
                names.add(habit);
            }
        });
        Optional<String> guess = Nearest.of(unknown, names)
                .map(name -> known.contains(name) ? name : aliases.getOrDefault(name, HABITS.getOrDefault(name, name)));
        String meaning = guess.flatMap(name -> SchemaWords.of(name).map(words -> " '" + name + "': " + words))
                .orElse("");
        return guess.map(name -> "Did you mean '" + name + "'? ").orElse("") + Nearest.listing("keys", known) + meaning;
    }
}
