package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/** A list or mapping whose end has not been read yet. */
sealed interface OpenCollection {

    void add(Tree tree);

    Tree close();

    /** Values of the file counted up to its start, itself included. */
    int valuesBefore();

    Optional<Anchor> anchor();

    /** A list. */
    record OfItems(Location where, int valuesBefore, Optional<Anchor> anchor, List<Tree> items)
            implements OpenCollection {

        OfItems(Location where, int valuesBefore, Optional<Anchor> anchor) {
            this(where, valuesBefore, anchor, new ArrayList<>());
        }

        @Override
        public void add(Tree tree) {
            items.add(tree);
        }

        @Override
        public Tree close() {
            return new Tree.Items(items, where);
        }
    }

    /** A mapping. */
    final class OfFields implements OpenCollection {

        private final Location where;
        private final int valuesBefore;
        private final Optional<Anchor> anchor;
        private final Map<String, Tree.Field> fields = new LinkedHashMap<>();
        private Tree.@Nullable Leaf key;

        OfFields(Location where, int valuesBefore, Optional<Anchor> anchor) {
            this.where = where;
            this.valuesBefore = valuesBefore;
            this.anchor = anchor;
        }

        @Override
        public void add(Tree tree) {
            if (key == null) {
                key = key(tree);
                return;
            }
            String name = String.valueOf(key.value());
            Tree.Field earlier = fields.putIfAbsent(name, new Tree.Field(name, key.where(), tree));
            if (earlier != null) {
                throw new InvalidInputException(new Problem(
                        key.where(),
                        "the key '" + name + "' stands here twice; first in line "
                                + earlier.where().line() + "."));
            }
            key = null;
        }

        private static Tree.Leaf key(Tree tree) {
            if (tree instanceof Tree.Leaf leaf) {
                return leaf;
            }
            String hint = tree instanceof Tree.Fields ? " A text that starts with {{ needs quotes: \"{{name}}\"." : "";
            throw new InvalidInputException(
                    new Problem(tree.where(), "a key must be a text, but is " + tree.kind() + "." + hint));
        }

        @Override
        public Tree close() {
            return new Tree.Fields(fields, where);
        }

        @Override
        public int valuesBefore() {
            return valuesBefore;
        }

        @Override
        public Optional<Anchor> anchor() {
            return anchor;
        }
    }
}
