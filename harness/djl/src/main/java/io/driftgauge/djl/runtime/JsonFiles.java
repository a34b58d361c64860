package io.driftgauge.djl.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON files of a model's directory. */
public final class JsonFiles {

    private JsonFiles() {}

    /**
     * A file's content; a missing node if there is no such file.
     *
     * @throws InvalidInputException if it is no JSON or can't be read; says in which line
     */
    public static JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidInputException(
                    new Problem(new Location(file, line), "is no valid JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw Failures.at(file, "can't be read: " + Failures.reason(e), e);
        }
    }
}
