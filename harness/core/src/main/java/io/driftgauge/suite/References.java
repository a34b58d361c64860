package io.driftgauge.suite;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows {@code $ref: '#/assertionTemplates/…'}, as promptfoo's users share assertions within a file. */
final class References {

    private static final String REF = "$ref";
    private static final int LONGEST_WAY = 10;

    private final Map<Path, Tree> roots = new HashMap<>();
    private final Problems problems;

    References(Problems problems) {
        this.problems = problems;
    }

    /** Makes a file's values known. */
    void root(Path file, Tree tree) {
        roots.put(file, tree);
    }

    /** What it points to, or itself; null if that is not there, which is then noted. */
    @Nullable Tree follow(Tree tree, Path file) {
        Tree now = tree;
        for (int i = 0; i <= LONGEST_WAY; i++) {
            if (!(now instanceof Tree.Fields fields) || fields.get(REF) == null) {
                return now;
            }
            if (!(fields.get(REF) instanceof Tree.Leaf leaf)
                    || !(leaf.value() instanceof String pointer)
                    || !pointer.startsWith("#/")
                    || fields.fields().size() > 1) {
                problems.error(now.where(), "'$ref' must stand alone and point into this file: $ref: '#/…'.");
                return null;
            }
            Tree target = target(roots.get(file), pointer.substring(2));
            if (target == null) {
                problems.error(leaf.where(), "'$ref: " + pointer + "' points to nothing in this file.");
                return null;
            }
            now = target;
        }
        problems.error(tree.where(), "'$ref' goes round in a circle.");
        return null;
    }

    private static @Nullable Tree target(@Nullable Tree root, String pointer) {
        Tree now = root;
        for (String step : pointer.split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (now instanceof Tree.Fields fields) {
                now = fields.get(name);
            } else if (now instanceof Tree.Items list
                    && name.matches("\\d{1,6}")
                    && Integer.parseInt(name) < list.items().size()) {
                now = list.items().get(Integer.parseInt(name));
            } else {
                return null;
            }
        }
        return now;
    }
}
