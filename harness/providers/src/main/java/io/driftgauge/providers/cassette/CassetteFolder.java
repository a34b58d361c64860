package io.driftgauge.providers.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The recordings: a file a request, with its answers by sample; made to be read in a pull request. A file is old or new,
 * never half. Thread-safe within a process.
 */
final class CassetteFolder {

    private final Path folder;
    private final Map<Path, Object> locks = new ConcurrentHashMap<>();

    CassetteFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The answers to a request by sample; empty if it was not recorded. */
    Map<Integer, StoredAnswer> answers(AskedRequest request) throws IOException {
        Optional<JsonNode> file = read(folder.resolve(request.file()));
        return file.isEmpty() ? Map.of() : answers(file.get(), folder.resolve(request.file()));
    }

    /** Adds an answer; the one that the sample had before goes. */
    void put(AskedRequest request, StoredAnswer answer) throws IOException {
        Path file = folder.resolve(request.file());
        synchronized (locks.computeIfAbsent(file, f -> new Object())) {
            Optional<JsonNode> before = read(file);
            Map<Integer, StoredAnswer> answers =
                    new TreeMap<>(before.isEmpty() ? Map.of() : answers(before.get(), file));
            answers.put(answer.sample(), answer);
            ObjectNode document = Json.object();
            document.putObject("request")
                    .put("method", request.method())
                    .put("url", request.url())
                    .set("body", request.body());
            ArrayNode list = document.putArray("answers");
            answers.values().forEach(a -> list.add(a.json()));
            AtomicFiles.write(file, Json.pretty(document));
        }
    }

    /** Every recorded request of that host. */
    Collection<AskedRequest> requests(String host) throws IOException {
        Path hosts = folder.resolve(host);
        if (!Files.isDirectory(hosts)) {
            return List.of();
        }
        List<AskedRequest> requests = new ArrayList<>();
        try (Stream<Path> files = Files.list(hosts)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode request = read(file).orElse(Json.object()).path("request");
                requests.add(new AskedRequest(
                        request.path("method").asText(), request.path("url").asText(), request.path("body")));
            }
        }
        return requests;
    }

    private static Optional<JsonNode> read(Path file) throws IOException {
        try {
            return Optional.of(Json.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static Map<Integer, StoredAnswer> answers(JsonNode document, Path file) throws IOException {
        Map<Integer, StoredAnswer> answers = new TreeMap<>();
        try {
            document.path("answers").forEach(node -> {
                StoredAnswer answer = StoredAnswer.of(node);
                answers.put(answer.sample(), answer);
            });
            return answers;
        } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
            throw unusable(file, e);
        }
    }

    private static CassetteException unusable(Path file, Exception e) {
        return new CassetteException("the recording " + file + " can't be used (" + e.getMessage()
                + "). Restore it (git checkout -- '" + file + "'), or delete it and record again with"
                + " -Ddriftgauge.http=record");
    }
}
