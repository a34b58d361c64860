package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document (core schema: {@code no} is a string) into a {@link Tree}, straight from the parser's events,
 * so that nothing is constructed and size, depth and aliases are bounded here.
 */
final class YamlTree {

    /** Characters of a file. */
    static final int MOST_CHARACTERS = 4_000_000;

    /** Values of a file, each use of an alias counted in full. */
    static final int MOST_VALUES = 200_000;

    /** Lists and mappings within each other. */
    static final int DEEPEST = 100;

    private final Path shown;
    private final LoadSettings settings;
    private final ScalarResolver scalars;
    private final Map<Anchor, Sized> anchors = new HashMap<>();
    private final Deque<OpenCollection> open = new ArrayDeque<>();
    private int values;
    private @Nullable Tree root;

    /** A value with the number of values that it expands to. */
    private record Sized(Tree tree, int size) {}

    private YamlTree(Path shown) {
        this.shown = shown;
        this.settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        this.scalars = settings.getSchema().getScalarResolver(); // the schema makes a new one each time it is asked
    }

    /**
     * Reads.
     *
     * @param shown the file's name in messages
     * @throws InvalidInputException at the first thing that is no YAML, or not bounded
     */
    static Tree read(String text, Path shown) {
        return new YamlTree(shown).read(text);
    }

    private Tree read(String text) {
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            while (events.hasNext()) {
                accept(events.next());
            }
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw invalid(mark.map(m -> m.getLine() + 1).orElse(0), "not valid YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw invalid(
                    0,
                    "not valid YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
        if (root == null) {
            throw invalid(0, "the file is empty.");
        }
        return root;
    }

    private void accept(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (root != null) {
                    throw invalid(line(event), "a second document starts here; a file holds one.");
                }
            }
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                count(1, line(event));
                add(scalar(scalar), 1, scalar.getAnchor());
            }
            case Alias -> alias((AliasEvent) event);
            case SequenceStart -> open(new OpenCollection.OfItems(where(event), values, anchor(event)), event);
            case MappingStart -> open(new OpenCollection.OfFields(where(event), values, anchor(event)), event);
            case SequenceEnd, MappingEnd -> close(open.removeLast());
            default -> {}
        }
    }

    private void open(OpenCollection collection, Event event) {
        ((CollectionStartEvent) event).getTag().ifPresent(tag -> {
            if (!tag.endsWith(":map") && !tag.endsWith(":seq")) {
                throw invalid(line(event), "the tag '" + tag + "' is not known here; leave it out.");
            }
        });
        if (open.size() >= DEEPEST) {
            throw invalid(line(event), "nested deeper than " + DEEPEST + " levels.");
        }
        count(1, line(event));
        collection.anchor().ifPresent(anchors::remove);
        open.addLast(collection);
    }

    private void close(OpenCollection done) {
        add(done.close(), 1 + values - done.valuesBefore(), done.anchor());
    }

    private void alias(AliasEvent event) {
        Sized target = anchors.get(event.getAlias());
        if (target == null) {
            throw invalid(
                    line(event),
                    "the alias '*" + event.getAlias() + "' points to nothing before it, or to what it stands in.");
        }
        count(target.size, line(event));
        add(target.tree, target.size, Optional.empty());
    }

    private void add(Tree tree, int size, Optional<Anchor> anchor) {
        OpenCollection parent = open.peekLast();
        if (parent == null) {
            root = tree;
        } else {
            parent.add(tree);
        }
        anchor.ifPresent(a -> anchors.put(a, new Sized(tree, size)));
    }

    private void count(int more, int line) {
        if (more > MOST_VALUES - values) {
            throw invalid(line, "more than " + MOST_VALUES + " values, counting each use of an alias in full.");
        }
        values += more;
    }

    private Tree scalar(ScalarEvent event) {
        String tag = event.getTag().orElse(null);
        boolean plain = event.isPlain();
        String resolved = tag != null && !tag.equals("!")
                ? tag
                : scalars.resolve(event.getValue(), plain).getValue();
        boolean lines = event.getScalarStyle() == ScalarStyle.LITERAL;
        try {
            return new Tree.Leaf(Scalars.value(resolved, event.getValue()), where(event), lines);
        } catch (IllegalArgumentException e) {
            throw invalid(line(event), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Anchor> anchor(Event event) {
        return ((NodeEvent) event).getAnchor();
    }

    private static int line(Event event) {
        return event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    private Location where(Event event) {
        return new Location(shown, line(event));
    }

    private InvalidInputException invalid(int line, String message) {
        return new InvalidInputException(new Problem(new Location(shown, line), message));
    }
}
