package io.driftgauge.djl.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of one of the small models that the trainer writes ({@code io.driftgauge.trainer.zoo.Zoo}): random weights in the
 * layout of published exports, and what a plain computation in doubles expects of them.
 */
public final class ZooModel {

    public final Path folder;
    public final JsonNode expected;

    private ZooModel(Path folder, JsonNode expected) {
        this.folder = folder;
        this.expected = expected;
    }

    public static ZooModel copy(String name, Path to) throws IOException {
        URL found = Objects.requireNonNull(ZooModel.class.getResource(name), name);
        Path source;
        try {
            source = Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        Path folder = to.resolve(name);
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(source.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        JsonNode expected = Json.parse(Files.readString(folder.resolve("expected.json")));
        Files.delete(folder.resolve("expected.json"));
        return new ZooModel(folder, expected);
    }

    public static long[] longs(JsonNode numbers) {
        long[] all = new long[numbers.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers.get(i).asLong();
        }
        return all;
    }

    public static float[] floats(JsonNode numbers) {
        float[] all = new float[numbers.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) numbers.get(i).asDouble();
        }
        return all;
    }
}
