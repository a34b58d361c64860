package io.driftgauge.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value into a {@link Tree}, with the same bounds as {@link YamlTree}. */
final class JsonTree {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final Path shown;
    private final int firstLine;
    private int values;

    private JsonTree(JsonParser parser, Path shown, int firstLine) {
        this.parser = parser;
        this.shown = shown;
        this.firstLine = firstLine;
    }

    /**
     * Reads.
     *
     * @param shown the file's name in messages
     * @param firstLine the line of the file where the text starts
     * @throws InvalidInputException at the first thing that is no JSON, or not bounded
     */
    static Tree read(String text, Path shown, int firstLine) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonTree reader = new JsonTree(parser, shown, firstLine);
            if (parser.nextToken() == null) {
                throw reader.invalid(firstLine, "the file is empty.");
            }
            Tree tree = reader.value(0);
            if (parser.nextToken() != null) {
                throw reader.invalid(reader.line(), "something stands here after the end of the value.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null
                    ? firstLine
                    : firstLine + Math.max(1, e.getLocation().getLineNr()) - 1;
            throw new InvalidInputException(
                    new Problem(new Location(shown, line), "not valid JSON: " + e.getOriginalMessage() + "."));
        } catch (IOException e) {
            throw new InvalidInputException(new Problem(new Location(shown, 0), "not readable: " + e.getMessage()));
        }
    }

    private Tree value(int depth) throws IOException {
        if (++values > YamlTree.MOST_VALUES) {
            throw invalid(line(), "more than " + YamlTree.MOST_VALUES + " values.");
        }
        if (depth > YamlTree.DEEPEST) {
            throw invalid(line(), "nested deeper than " + YamlTree.DEEPEST + " levels.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(depth);
            case START_ARRAY -> items(depth);
            default -> new Tree.Leaf(scalar(), new Location(shown, line()));
        };
    }

    private Tree fields(int depth) throws IOException {
        Location where = new Location(shown, line());
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Location key = new Location(shown, line());
            parser.nextToken();
            Tree.Field earlier = fields.put(name, new Tree.Field(name, key, value(depth + 1)));
            if (earlier != null) {
                throw invalid(
                        key.line(),
                        "the key '" + name + "' stands here twice; first in line "
                                + earlier.where().line() + ".");
            }
        }
        return new Tree.Fields(fields, where);
    }

    private Tree items(int depth) throws IOException {
        Location where = new Location(shown, line());
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return new Tree.Items(items, where);
    }

    private @Nullable Object scalar() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getDoubleValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> parser.getText();
        };
    }

    private int line() {
        return firstLine + Math.max(1, parser.currentTokenLocation().getLineNr()) - 1;
    }

    private InvalidInputException invalid(int line, String message) {
        return new InvalidInputException(new Problem(new Location(shown, line), message));
    }
}
