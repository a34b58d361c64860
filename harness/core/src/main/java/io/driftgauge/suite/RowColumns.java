package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a {@code .csv}: vars, and promptfoo's with two underscores before them. */
final class RowColumns {

    /** Columns that stand for a key of the test. */
    private static final Map<String, String> KEYS = Map.of("__id", "id", "__description", "description");

    /** Columns that stand for a key of the test's options. */
    private static final Map<String, String> OPTIONS = Map.of("__prefix", "prefix", "__suffix", "suffix");

    private static final Pattern EXPECTED = Pattern.compile("__expected(\\d*)");
    private static final Pattern CONFIG = Pattern.compile("__config:__expected(\\d*):(\\w+)");
    private static final Pattern METADATA = Pattern.compile("__metadata:(.+?)(\\[])?");
    private static final List<String> CONFIGURED = List.of("threshold", "weight", "metric", "passRate");

    private final List<String> header;

    RowColumns(List<String> header, Location where, Problems problems) {
        this.header = header;
        for (String name : header) {
            if (!name.startsWith("__") || isKnown(name)) {
                continue;
            }
            Matcher config = CONFIG.matcher(name);
            if (config.matches()) {
                problems.error(
                        where,
                        "the column '" + name + "' can't set '" + config.group(2) + "'; it can set "
                                + String.join(", ", CONFIGURED) + ".");
            } else {
                problems.warn(where, "the column '" + name + "' changes nothing here.");
            }
        }
    }

    private static boolean isKnown(String name) {
        Matcher config = CONFIG.matcher(name);
        return KEYS.containsKey(name)
                || OPTIONS.containsKey(name)
                || List.of("__tags", "__metric", "__threshold").contains(name)
                || EXPECTED.matcher(name).matches()
                || METADATA.matcher(name).matches()
                || (config.matches() && CONFIGURED.contains(config.group(2)));
    }

    int count() {
        return header.size();
    }

    /** A row as a test. */
    Tree test(List<String> cells, Location where) {
        Map<String, Tree> test = new LinkedHashMap<>();
        Map<String, Tree> vars = new LinkedHashMap<>();
        Map<String, Tree> options = new LinkedHashMap<>();
        Map<String, Tree> metadata = new LinkedHashMap<>();
        Map<String, Map<String, Tree>> configs = new TreeMap<>();
        Map<String, Tree.Fields> assertions = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            String cell = cells.get(i);
            if (!name.startsWith("__")) {
                vars.put(name, new Tree.Leaf(cell, where));
            } else if (!cell.isBlank()) {
                String text = cell.strip();
                Matcher expected = EXPECTED.matcher(name);
                Matcher config = CONFIG.matcher(name);
                Matcher meta = METADATA.matcher(name);
                if (expected.matches()) {
                    assertions.put(expected.group(1), ExpectedCell.read(text, where));
                } else if (config.matches()) {
                    configs.computeIfAbsent(config.group(1), n -> new LinkedHashMap<>())
                            .put(config.group(2), number(text, where));
                } else if (meta.matches()) {
                    metadata.put(meta.group(1), meta.group(2) == null ? new Tree.Leaf(text, where) : list(text, where));
                } else if (name.equals("__tags")) {
                    test.put("tags", list(text, where));
                } else if (name.equals("__threshold")) {
                    test.put("threshold", number(text, where));
                } else if (name.equals("__metric")) {
                    configs.computeIfAbsent("", n -> new LinkedHashMap<>()).put("metric", new Tree.Leaf(text, where));
                } else if (KEYS.containsKey(name)) {
                    test.put(KEYS.get(name), new Tree.Leaf(text, where));
                } else if (OPTIONS.containsKey(name)) {
                    options.put(OPTIONS.get(name), new Tree.Leaf(cell, where));
                }
            }
        }
        if (!options.isEmpty()) {
            test.put("options", RowReader.mapping(options, where));
        }
        if (!metadata.isEmpty()) {
            test.put("metadata", RowReader.mapping(metadata, where));
        }
        test.put("vars", RowReader.mapping(vars, where));
        test.put("assert", new Tree.Items(configured(assertions, configs, where), where));
        return RowReader.mapping(test, where);
    }

    /** Lays {@code __config:…} over the assertions: without a number over all of them. */
    private static List<Tree> configured(
            Map<String, Tree.Fields> assertions, Map<String, Map<String, Tree>> configs, Location where) {
        List<Tree> all = new ArrayList<>();
        assertions.forEach((number, assertion) -> {
            Map<String, Tree> fields = new LinkedHashMap<>();
            assertion.fields().forEach((key, field) -> fields.put(key, field.value()));
            fields.putAll(configs.getOrDefault("", Map.of()));
            fields.putAll(configs.getOrDefault(number, Map.of()));
            all.add(RowReader.mapping(fields, where));
        });
        return all;
    }

    private static Tree list(String text, Location where) {
        List<Tree> items = new ArrayList<>();
        for (String item : text.split("(?<!\\\\)[,;]", -1)) {
            if (!item.isBlank()) {
                items.add(new Tree.Leaf(item.strip().replace("\\,", ","), where));
            }
        }
        return new Tree.Items(items, where);
    }

    /** A number if it reads like one, so that the checks of numbers hold for it; else the text, which they refuse. */
    static Tree number(String text, Location where) {
        try {
            return new Tree.Leaf(Double.valueOf(text), where);
        } catch (NumberFormatException e) {
            return new Tree.Leaf(text, where);
        }
    }
}
