package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.AllowSchemaLoader;
import java.util.List;

/**
 * A JSON Schema that answers must fit; draft 2020-12 unless its {@code $schema} names another. Nothing is ever fetched: a
 * {@code $ref} must stay within the schema. Immutable and thread-safe.
 */
final class AnswerSchema {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders ->
                    loaders.add(new AllowSchemaLoader(iri -> iri.toString().startsWith("classpath:draft")))));

    private final JsonSchema schema;

    private AnswerSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * Compiles.
     *
     * @throws IllegalArgumentException if it is no valid schema; the message says why
     */
    static AnswerSchema of(JsonNode schema) {
        try {
            List<String> faults = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(schema).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .toList();
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults));
            }
            JsonSchema compiled = FACTORY.getSchema(schema);
            compiled.initializeValidators();
            return new AnswerSchema(compiled);
        } catch (JsonSchemaException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What does not fit, sorted; empty if the value fits. */
    List<String> violations(JsonNode value) {
        return schema.validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }
}
