package io.driftgauge.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A case's values multiplied out: a list among the vars stands for one case a value, several lists for every combination.
 */
final class VarsProduct {

    /** Cases that one case may stand for. */
    static final int MOST = 10_000;

    /**
     * One combination.
     *
     * @param key what names it among the others; empty if nothing is multiplied out
     */
    record Combination(String key, Map<String, @Nullable Object> vars) {}

    private VarsProduct() {}

    /** The vars that are multiplied out, sorted. */
    static Set<String> multiplied(Map<String, Tree> vars, boolean expand) {
        return vars.entrySet().stream()
                .filter(e -> expand && e.getValue() instanceof Tree.Items)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many combinations there are, {@link Integer#MAX_VALUE} for any more. */
    static int count(Map<String, Tree> vars, boolean expand) {
        long count = 1;
        for (String name : multiplied(vars, expand)) {
            count = Math.min(Integer.MAX_VALUE, count * items(vars, name).size());
        }
        return (int) count;
    }

    /** All of them, in file order of the values. */
    static List<Combination> of(Map<String, Tree> vars, boolean expand) {
        Set<String> multiplied = multiplied(vars, expand);
        Map<String, @Nullable Object> fixed = new LinkedHashMap<>();
        vars.forEach((name, tree) -> fixed.put(name, tree.plain()));
        List<Combination> combinations = List.of(new Combination("", fixed));
        for (String name : multiplied) {
            List<Combination> more = new ArrayList<>();
            for (Combination base : combinations) {
                for (Tree item : items(vars, name)) {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>(base.vars());
                    values.put(name, item.plain());
                    String key = Names.key(item.plain());
                    more.add(new Combination(base.key().isEmpty() ? key : base.key() + "-" + key, values));
                }
            }
            combinations = more;
        }
        return combinations.stream().map(c -> shortened(c, multiplied)).toList();
    }

    private static Combination shortened(Combination combination, Set<String> multiplied) {
        if (combination.key().length() <= Names.LONGEST) {
            return combination;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        multiplied.forEach(name -> values.put(name, combination.vars().get(name)));
        return new Combination(Names.hash(values), combination.vars());
    }

    private static List<Tree> items(Map<String, Tree> vars, String name) {
        return vars.get(name) instanceof Tree.Items list ? list.items() : List.of();
    }
}
