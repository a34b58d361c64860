package io.driftgauge.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** JSON as Driftgauge reads and writes it, configured in one place. Thread-safe. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final ObjectWriter COMPACT = MAPPER.writer();

    private static final ObjectWriter PRETTY =
            MAPPER.writer(new ReviewPrinter()).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    /** Numbers beyond this many digits keep their scientific form: writing them out would be an attack. */
    private static final int DIGITS = 400;

    private Json() {}

    /**
     * Reads one value; a duplicate key or anything after the value is an error.
     *
     * @return {@code MissingNode} for a blank text
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Maps, lists, records, strings, numbers, booleans and null as a tree; maps sorted by key. */
    public static JsonNode node(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    /** An empty object, which keeps the order in which it is filled. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /**
     * The one text of a value, for hashing and comparing: keys sorted, no spaces, numbers by value (1.0 and 1 are the
     * same).
     */
    public static String canonical(@Nullable Object value) {
        return write(COMPACT, sorted(value instanceof JsonNode node ? node : node(value)));
    }

    /** For people: two spaces, an element a line, {@code \n}, a final newline; objects keep their order, maps are sorted. */
    public static String pretty(@Nullable Object value) {
        return write(PRETTY, node(value)) + "\n";
    }

    /** On one line, without a final newline; objects keep their order, maps are sorted. */
    public static String line(@Nullable Object value) {
        return write(COMPACT, node(value));
    }

    private static String write(ObjectWriter writer, JsonNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = object();
            TreeSet<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> copy.set(name, sorted(node.path(name))));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = array();
            node.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node.isNumber() ? number(node) : node;
    }

    private static JsonNode number(JsonNode node) {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()) && !node.isBigDecimal()) {
            return JsonNodeFactory.instance.textNode(node.asText());
        }
        BigDecimal value = node.decimalValue().stripTrailingZeros();
        if (value.scale() > 0 || value.precision() - (long) value.scale() > DIGITS) {
            return JsonNodeFactory.instance.numberNode(value.doubleValue());
        }
        return JsonNodeFactory.instance.numberNode(value.toBigInteger());
    }

    /** One element a line, so that a changed line of an answer is a changed line of the file. */
    private static final class ReviewPrinter extends DefaultPrettyPrinter {

        private static final long serialVersionUID = 1L;

        ReviewPrinter() {
            super(Separators.createDefaultInstance());
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            indentObjectsWith(indenter);
            indentArraysWith(indenter);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new ReviewPrinter();
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator generator) throws java.io.IOException {
            generator.writeRaw(": ");
        }
    }
}
