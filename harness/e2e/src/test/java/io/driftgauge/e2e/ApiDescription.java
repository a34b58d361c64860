package io.driftgauge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A vendor's published description of its API: what a request's body must be. */
final class ApiDescription {

    private static final int MOST_CHARACTERS = 16 << 20;

    private final JsonNode document;

    private ApiDescription(JsonNode document) {
        this.document = document;
    }

    /** Reads OpenAPI in YAML or JSON. */
    static ApiDescription read(Path file) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build();
        return new ApiDescription(Json.node(new Load(settings).loadFromString(Files.readString(file))));
    }

    /** What is wrong with the body of a POST to that path; empty if nothing is. */
    List<String> violations(String path, JsonNode body) {
        String pointer = "/paths/" + path.replace("/", "~1") + "/post/requestBody/content/application~1json/schema";
        if (document.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("The description has no " + pointer);
        }
        ObjectNode schema = ((ObjectNode) document).deepCopy();
        schema.put("$ref", "#" + pointer);
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        return compiled.validate(body).stream().map(ValidationMessage::toString).toList();
    }
}
