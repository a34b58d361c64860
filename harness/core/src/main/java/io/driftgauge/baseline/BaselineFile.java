package io.driftgauge.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.driftgauge.model.FinishReason;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CaseKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A baseline as its file spells it. The constructors check what a file can get wrong, so that reading tells the line.
 *
 * @param format {@link #FORMAT}
 */
@JsonPropertyOrder({"format", "suite", "case", "provider", "requested", "sessions"})
record BaselineFile(
        @JsonProperty(value = "format", required = true) int format,
        @JsonProperty(value = "suite", required = true) String suite,
        @JsonProperty(value = "case", required = true) String caseId,
        @JsonProperty(value = "provider", required = true) String provider,
        @JsonProperty(value = "requested", required = true) Requested requested,
        @JsonProperty(value = "sessions", required = true) List<SessionPart> sessions) {

    /** Version of the format that this build reads and writes. */
    static final int FORMAT = 1;

    BaselineFile {
        notNull(suite, caseId, provider, requested);
        sessions = List.copyOf(sessions);
        require(!sessions.isEmpty(), "'sessions' must not be empty");
        for (int i = 0; i < sessions.size(); i++) {
            require(sessions.get(i).id() == i + 1, "the sessions' ids must be 1, 2, 3, … in order");
        }
    }

    /** What was asked, and of whom. */
    @JsonPropertyOrder({"provider", "hash", "version", "messages", "parameters"})
    record Requested(
            @JsonProperty(value = "provider", required = true)
            String provider,

            @JsonProperty(value = "hash", required = true) String hash,

            @JsonProperty(value = "version", required = true)
            int version,

            @JsonProperty(value = "messages", required = true)
            List<String> messages,

            @JsonProperty(value = "parameters", required = true)
            SortedMap<String, String> parameters) {

        Requested {
            notNull(provider, hash);
            new RequestHash(hash, version, messages, parameters);
        }
    }

    /** Answers recorded together. */
    @JsonPropertyOrder({"id", "date", "served", "environment", "took", "samples"})
    record SessionPart(
            @JsonProperty(value = "id", required = true) int id,
            @JsonProperty(value = "date", required = true) String date,
            @JsonProperty(value = "served", required = true) List<Served> served,

            @JsonProperty(value = "environment", required = true)
            SortedMap<String, String> environment,

            @JsonProperty("took") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TookPart took,

            @JsonProperty(value = "samples", required = true)
            List<SamplePart> samples) {

        SessionPart {
            notNull(date);
            served = List.copyOf(served);
            environment.values().forEach(BaselineFile::notNull);
            samples = List.copyOf(samples);
            require(LocalDate.parse(date).toString().equals(date), "'date' must be a day: 2026-01-31");
            require(!served.isEmpty(), "'served' must not be empty");
            require(!samples.isEmpty(), "'samples' must not be empty");
            int answers = samples.stream().mapToInt(SamplePart::count).sum();
            require(took == null || took.most() <= answers, "'took' tells of more answers than 'samples' has");
        }
    }

    /** Who answered; what is not known is left out. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"model", "fingerprint", "apiVersion", "checksum", "region", "headers"})
    record Served(
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("fingerprint") @Nullable String fingerprint,
            @JsonProperty("apiVersion") @Nullable String apiVersion,
            @JsonProperty("checksum") @Nullable String checksum,
            @JsonProperty("region") @Nullable String region,
            @JsonProperty("headers") SortedMap<String, String> headers) {

        Served {
            headers = headers == null ? new TreeMap<>() : headers;
            headers.values().forEach(BaselineFile::notNull);
        }
    }

    /** What the answers took: a line a measure, those left out that no answer told. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"promptTokens", "completionTokens", "reasoningTokens", "latencyMs", "firstTokenMs"})
    record TookPart(
            @JsonProperty("promptTokens") @JsonSerialize(using = InlineNumbers.class)
            List<Long> promptTokens,

            @JsonProperty("completionTokens") @JsonSerialize(using = InlineNumbers.class)
            List<Long> completionTokens,

            @JsonProperty("reasoningTokens") @JsonSerialize(using = InlineNumbers.class)
            List<Long> reasoningTokens,

            @JsonProperty("latencyMs") @JsonSerialize(using = InlineNumbers.class)
            List<Long> latencyMs,

            @JsonProperty("firstTokenMs") @JsonSerialize(using = InlineNumbers.class)
            List<Long> firstTokenMs) {

        TookPart {
            promptTokens = numbers("promptTokens", promptTokens, 0);
            completionTokens = numbers("completionTokens", completionTokens, 0);
            reasoningTokens = numbers("reasoningTokens", reasoningTokens, 0);
            latencyMs = numbers("latencyMs", latencyMs, 1);
            firstTokenMs = numbers("firstTokenMs", firstTokenMs, 1);
        }

        int most() {
            return Stream.of(promptTokens, completionTokens, reasoningTokens, latencyMs, firstTokenMs)
                    .mapToInt(List::size)
                    .max()
                    .orElse(0);
        }

        private static List<Long> numbers(String name, @Nullable List<Long> values, long least) {
            if (values == null) {
                return List.of();
            }
            List<Long> numbers = List.copyOf(values);
            require(
                    numbers.stream().allMatch(n -> n >= least),
                    "each of '" + name + "' must be a whole number from " + least);
            return numbers;
        }
    }

    /** One different answer; {@code text} is an array of its lines, which {@code \n} joins. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"count", "finish", "parsed", "toolCalls", "steps", "text"})
    record SamplePart(
            @JsonProperty(value = "count", required = true) int count,
            @JsonProperty(value = "finish", required = true) String finish,

            @JsonProperty("parsed") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parsed,

            @JsonProperty("toolCalls") @Nullable List<Tool> toolCalls,
            @JsonProperty("steps") @Nullable List<StepPart> steps,
            @JsonProperty(value = "text", required = true) List<String> text) {

        SamplePart {
            notNull(finish);
            text = List.copyOf(text);
            toolCalls = toolCalls == null ? null : List.copyOf(toolCalls);
            steps = steps == null ? null : List.copyOf(steps);
            require(steps == null || !steps.isEmpty(), "'steps' must not be empty; leave it out");
            require(count >= 1, "'count' must be at least 1");
            require(!text.isEmpty(), "'text' must have a line; an empty answer is [\"\"]");
            require(text.stream().noneMatch(l -> l.indexOf('\n') >= 0), "each of 'text' must be a single line");
            require(toolCalls == null || !toolCalls.isEmpty(), "'toolCalls' must not be empty; leave it out");
            finishReason(finish);
        }
    }

    /** What a step answered; of a step that was not asked only its id. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"id", "finish", "toolCalls", "text"})
    record StepPart(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty("finish") @Nullable String finish,
            @JsonProperty("toolCalls") @Nullable List<Tool> toolCalls,
            @JsonProperty("text") @Nullable List<String> text) {

        StepPart {
            notNull(id);
            text = text == null ? null : List.copyOf(text);
            toolCalls = toolCalls == null ? null : List.copyOf(toolCalls);
            require((text == null) == (finish == null), "a step has 'finish' and 'text', or neither");
            require(text == null || !text.isEmpty(), "'text' must have a line; an empty answer is [\"\"]");
            if (finish != null) {
                finishReason(finish);
            }
        }
    }

    /** A tool that was asked for. */
    @JsonPropertyOrder({"name", "arguments"})
    record Tool(
            @JsonProperty(value = "name", required = true) String name,

            @JsonProperty(value = "arguments", required = true)
            String arguments) {

        Tool {
            notNull(name, arguments);
        }
    }

    ReplayKey key() {
        return new ReplayKey(new CaseKey(suite, caseId), provider);
    }

    static FinishReason finishReason(String name) {
        for (FinishReason reason : FinishReason.values()) {
            if (reason.name().toLowerCase(Locale.ROOT).equals(name)) {
                return reason;
            }
        }
        throw new IllegalArgumentException(
                "'finish' is '" + name + "'; it must be stop, length, refusal, tool_calls or other");
    }

    private static void notNull(Object... values) {
        for (Object value : values) {
            Objects.requireNonNull(value);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
