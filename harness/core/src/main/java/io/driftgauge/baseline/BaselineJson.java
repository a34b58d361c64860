package io.driftgauge.baseline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.driftgauge.base.Json;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.VisibleJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Baselines to and from JSON text; strict: what this build would not have written is refused. */
final class BaselineJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private BaselineJson() {}

    /** For a file of its own: an element a line. */
    static String pretty(Baseline baseline) {
        return VisibleJson.of(Json.pretty(BaselineMapping.of(baseline)));
    }

    /** For a file of rows: one line, without its end. */
    static String line(Baseline baseline) {
        return VisibleJson.of(Json.line(BaselineMapping.of(baseline)));
    }

    /**
     * Reads a file's or a row's text.
     *
     * @throws Unreadable if it is not a baseline of this format
     */
    static BaselineFile read(String json) throws Unreadable {
        try {
            checkFormat(json);
            return MAPPER.readValue(json, BaselineFile.class);
        } catch (UnrecognizedPropertyException e) {
            Collection<Object> known = e.getKnownPropertyIds() == null ? List.of() : e.getKnownPropertyIds();
            String hint = Nearest.hint(
                    "keys",
                    e.getPropertyName(),
                    known.stream().map(String::valueOf).toList());
            throw new Unreadable(line(e), "unknown key '" + e.getPropertyName() + "'. " + hint);
        } catch (ValueInstantiationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Unreadable(
                    line(e), cause instanceof NullPointerException ? "null is not allowed here" : text(cause));
        } catch (JsonMappingException e) {
            throw new Unreadable(line(e), "wrong or missing value" + at(e));
        } catch (JsonProcessingException e) {
            throw new Unreadable(line(e), "not valid JSON (" + firstSentence(e.getOriginalMessage()) + ")");
        } catch (IOException e) {
            throw new Unreadable(0, "not readable (" + text(e) + ")");
        }
    }

    /** First of all: a file of another format may have any other keys. */
    private static void checkFormat(String json) throws IOException, Unreadable {
        try (JsonParser parser = MAPPER.createParser(json)) {
            boolean first = parser.nextToken() == JsonToken.START_OBJECT && "format".equals(parser.nextFieldName());
            if (!first || parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new Unreadable(1, "not a baseline: it must start with {\"format\": " + BaselineFile.FORMAT);
            }
            String format = parser.getText();
            if (!format.equals(String.valueOf(BaselineFile.FORMAT))) {
                throw new Unreadable(
                        parser.currentTokenLocation().getLineNr(),
                        "its format is " + format + ", and this version of Driftgauge reads " + BaselineFile.FORMAT);
            }
        }
    }

    private static String at(JsonMappingException e) {
        List<String> names = new ArrayList<>();
        e.getPath().forEach(r -> names.add(r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName()));
        String path = String.join(".", names).replace(".[", "[");
        String message = firstSentence(e.getOriginalMessage())
                .replaceAll("^Missing required creator property ('.*') \\(index \\d+\\)$", "$1 is missing");
        return (path.isEmpty() ? "" : " at " + path) + " (" + message + ")";
    }

    private static String firstSentence(String message) {
        String line =
                message.lines().findFirst().orElse("").replaceAll("`?(?:io\\.driftgauge|java)\\.[\\w.$]+`?", "value");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : firstSentence(e.getMessage());
    }

    private static int line(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    /** Text that is not a baseline, with the line if it is known, else 0. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        final int line;
        final String why;

        Unreadable(int line, String why) {
            super(why);
            this.line = line;
            this.why = why;
        }
    }
}
