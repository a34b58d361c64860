package io.driftgauge.baseline;

import io.driftgauge.base.Json;
import io.driftgauge.base.Phrase;
import io.driftgauge.base.Sha256;
import io.driftgauge.base.VisibleJson;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.GenerationParameters;
import io.driftgauge.suite.PromptCase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was asked, as hashes: messages, parameters (tools and schema among them) and the suite's version. Not part of it:
 * provider, URL, {@code repeat}, assertions, drift policy. Two requests with the same {@code hash} may be compared; the
 * hashes of the parts say what changed, without storing the request.
 *
 * @param hash SHA-256 over the canonical JSON of the whole request, in hex
 * @param version the suite's version
 * @param messages role and the content's shortened hash, one a message: {@code user 0123456789abcdef}
 * @param parameters the value's shortened hash by parameter name
 */
public record RequestHash(String hash, int version, List<String> messages, SortedMap<String, String> parameters) {

    private static final int SHORT = 16;
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PART = Pattern.compile("[0-9a-f]{" + SHORT + "}");

    public RequestHash {
        messages = List.copyOf(messages);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        require(WHOLE.matcher(hash).matches(), "'hash' must be 64 lower-case hex digits");
        require(!messages.isEmpty(), "'messages' must not be empty");
        for (String message : messages) {
            String[] parts = message.split(" ", -1);
            require(
                    parts.length == 2 && PART.matcher(parts[1]).matches(),
                    "each of 'messages' must be a role and " + SHORT + " hex digits");
        }
        for (String value : parameters.values()) {
            require(PART.matcher(value).matches(), "each of 'parameters' must be " + SHORT + " hex digits");
        }
    }

    /** The hash of what a case asks of a provider. */
    public static RequestHash of(PromptCase promptCase, ModelSpec provider) {
        SortedMap<String, Object> parameters = GenerationParameters.of(promptCase, provider);
        Map<String, Integer> numbers = MessageTree.numbers(promptCase.messages());
        Map<String, Object> request = new TreeMap<>(Map.of(
                "messages",
                        promptCase.messages().stream()
                                .map(m -> MessageTree.of(m, numbers))
                                .toList(),
                "parameters", parameters,
                "version", promptCase.suiteVersion()));
        SortedMap<String, Object> script = ScriptHash.parts(promptCase);
        if (!script.isEmpty()) {
            request.put("script", script);
        }
        TreeMap<String, String> parts = new TreeMap<>();
        parameters.forEach((name, value) -> parts.put(name, part(value)));
        script.forEach((name, value) -> parts.put(name, part(value)));
        return new RequestHash(
                hex(request),
                promptCase.suiteVersion(),
                promptCase.messages().stream()
                        .map(m -> role(m) + " " + part(MessageTree.content(m, numbers)))
                        .toList(),
                parts);
    }

    /** True if the same was asked. */
    public boolean sameAs(RequestHash other) {
        return hash.equals(other.hash);
    }

    /** What changed since {@code recorded}, in words: "the system message changed, temperature is new". */
    public Phrase changesSince(RequestHash recorded) {
        return RequestChanges.between(recorded, this);
    }

    private static String role(Message message) {
        return MessageTree.role(message);
    }

    private static String part(Object value) {
        return hex(value).substring(0, SHORT);
    }

    private static String hex(Object value) {
        return Sha256.hex(VisibleJson.of(Json.canonical(value)));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
