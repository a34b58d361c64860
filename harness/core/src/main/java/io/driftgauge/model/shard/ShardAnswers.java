package io.driftgauge.model.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the models said in all shards of a run. Thread-safe. */
public final class ShardAnswers {

    private final Map<String, Provider> providers = new ConcurrentHashMap<>();
    private final Map<Integer, Path> files = new TreeMap<>();
    private @Nullable ShardHeader first;

    private ShardAnswers() {}

    /**
     * Reads the files of all shards.
     *
     * @throws InvalidInputException if one is missing, there twice, of another run, or can't be read
     */
    public static ShardAnswers read(Collection<Path> files) {
        ShardAnswers answers = new ShardAnswers();
        files.forEach(answers::read);
        ShardHeader header = answers.header();
        String missing = IntStream.rangeClosed(1, header.of())
                .filter(number -> !answers.files.containsKey(number))
                .mapToObj(number -> new ShardHeader(number, header.of(), true, 0).fileName())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    new Problem(null, "Not all shards are there to be merged. Missing: " + missing + "."));
        }
        return answers;
    }

    /** What the shards have in common; the number is that of any. */
    public ShardHeader header() {
        ShardHeader header = first;
        if (header == null) {
            throw new InvalidInputException(
                    new Problem(null, "There is no shard to be merged: no file of driftgauge.shard.merge is one."));
        }
        return header;
    }

    private void read(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                take(file, number, line);
            }
        } catch (IOException e) {
            throw problem(file, 0, "can't be read: " + e);
        }
    }

    private void take(Path file, int number, String line) {
        try {
            JsonNode node = Json.parse(line);
            if (number == 1) {
                header(file, ShardHeader.of(node));
            } else {
                providers
                        .computeIfAbsent(node.path(CollectingModels.PROVIDER).asText(), label -> new Provider())
                        .take(node);
            }
        } catch (JsonProcessingException e) {
            throw problem(file, number, "is not JSON: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            if (e instanceof InvalidInputException) {
                throw e;
            }
            throw problem(file, number, String.valueOf(e.getMessage()));
        }
    }

    private void header(Path file, ShardHeader header) {
        ShardHeader other = first;
        Path before = files.put(header.number(), file);
        if (before != null) {
            throw problem(file, 1, "is shard " + header.number() + ", and so is " + before + ".");
        }
        if (other != null
                && (other.of() != header.of() || other.live() != header.live() || other.seed() != header.seed())) {
            throw problem(
                    file,
                    1,
                    "belongs to another run than " + files.get(other.number())
                            + ": the number of shards, driftgauge.live or driftgauge.seed differ.");
        }
        first = other == null ? header : other;
    }

    private static InvalidInputException problem(Path file, int line, String message) {
        return new InvalidInputException(new Problem(new Location(file, Math.max(1, line)), message));
    }

    Provider provider(String label) throws ModelCallException {
        Provider provider = providers.computeIfAbsent(label, l -> new Provider());
        ModelCallException failure = provider.unreachable;
        if (failure != null && provider.concurrency == 0) {
            throw failure;
        }
        return provider;
    }

    /** An answer or a failure. */
    record Said(@Nullable ChatResponse response, @Nullable ModelCallException failure) {

        ChatResponse answer() throws ModelCallException {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(response);
        }
    }

    /** One provider in all shards. */
    static final class Provider {

        private final Map<String, Deque<Said>> said = new HashMap<>();
        private final Map<String, Integer> available = new HashMap<>();
        private final Set<String> deterministic = new HashSet<>();
        private final Map<String, String> environment = new TreeMap<>();
        private int concurrency;
        private @Nullable ModelCallException unreachable;

        private void take(JsonNode node) {
            String request = node.path(CollectingModels.REQUEST).asText();
            if (node.has(CollectingModels.RESPONSE)) {
                add(request, new Said(ExchangeJson.response(node.path(CollectingModels.RESPONSE)), null));
            } else if (node.has(CollectingModels.FAILURE)) {
                add(request, new Said(null, failure(node.path(CollectingModels.FAILURE))));
            } else if (node.has(CollectingModels.AVAILABLE)) {
                available.put(request, node.path(CollectingModels.AVAILABLE).asInt());
            } else if (node.has(CollectingModels.DETERMINISTIC)) {
                deterministic.add(request);
            } else if (node.has(CollectingModels.UNREACHABLE)) {
                unreachable = ExchangeJson.failure(node.path(CollectingModels.UNREACHABLE));
            } else {
                concurrency =
                        Math.max(1, node.path(CollectingModels.CONCURRENCY).asInt());
                JsonNode told = node.path(CollectingModels.ENVIRONMENT);
                told.fieldNames()
                        .forEachRemaining(
                                name -> environment.put(name, told.path(name).asText()));
            }
        }

        /** A provider that refused one request for good was not asked for the others. */
        private ModelCallException failure(JsonNode node) {
            ModelCallException failure = ExchangeJson.failure(node);
            if (failure.kind() == ModelCallException.Kind.PERMANENT) {
                unreachable = failure;
            }
            return failure;
        }

        private void add(String request, Said one) {
            said.computeIfAbsent(request, r -> new ArrayDeque<>()).add(one);
        }

        /** What was said next to that request; null if nothing more was. */
        synchronized @Nullable Said next(String request) {
            Said next = said.getOrDefault(request, new ArrayDeque<>()).poll();
            ModelCallException failure = unreachable;
            return next == null && failure != null ? new Said(null, failure) : next;
        }

        OptionalInt available(String request) {
            Integer count = available.get(request);
            return count == null ? OptionalInt.empty() : OptionalInt.of(count);
        }

        boolean isDeterministic(String request) {
            return deterministic.contains(request);
        }

        Map<String, String> environment() {
            return Map.copyOf(environment);
        }

        int maxConcurrency() {
            return Math.max(1, concurrency);
        }
    }
}
