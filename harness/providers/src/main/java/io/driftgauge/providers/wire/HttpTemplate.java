package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.driftgauge.base.Json;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.PromptText;
import io.driftgauge.model.Usage;
import io.driftgauge.providers.http.StreamCollector;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request by a template of one's own, for in-house gateways: {@code {{prompt}}}, {@code {{messages}}} and the parameters by
 * their names are put in, and JSONPaths find what the answer says.
 */
public final class HttpTemplate implements WireFormat {

    /** Keys of the config that describe the exchange and are no parameters. */
    public static final Set<String> KEYS = Set.of(
            "body",
            "method",
            "responsePath",
            "transformResponse",
            "modelPath",
            "fingerprintPath",
            "promptTokensPath",
            "completionTokensPath");

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}}");
    private static final Pattern PROMPTFOO = Pattern.compile("json((?:\\.[A-Za-z_][A-Za-z0-9_]*|\\[[0-9]+])+)");

    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonNode body;
    private final JsonPath text;
    private final @Nullable JsonPath model;
    private final @Nullable JsonPath fingerprint;
    private final @Nullable JsonPath promptTokens;
    private final @Nullable JsonPath completionTokens;

    /**
     * Reads the config.
     *
     * @throws IllegalArgumentException if it can't be right; with a message for people
     */
    public HttpTemplate(Map<String, Object> config) {
        Object template = config.get("body");
        this.body = template == null
                ? Json.object().put("prompt", "{{prompt}}").put("messages", "{{messages}}")
                : Json.node(template);
        if (!body.isObject()) {
            throw new IllegalArgumentException("'body' must be a mapping.");
        }
        this.text = answer(config);
        this.model = path(config, "modelPath");
        this.fingerprint = path(config, "fingerprintPath");
        this.promptTokens = path(config, "promptTokensPath");
        this.completionTokens = path(config, "completionTokensPath");
    }

    private static JsonPath answer(Map<String, Object> config) {
        JsonPath path = path(config, "responsePath");
        if (path != null) {
            return path;
        }
        Object expression = config.get("transformResponse");
        if (expression == null) {
            throw new IllegalArgumentException(
                    "it needs a 'responsePath': the JSONPath of the answer's text, for example"
                            + " $.choices[0].message.content.");
        }
        Matcher matcher = PROMPTFOO.matcher(String.valueOf(expression).strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'transformResponse' can only be a plain path like json.answer.text, since"
                            + " nothing from a file is run. Use 'responsePath' with a JSONPath.");
        }
        return JsonPath.compile("$" + matcher.group(1));
    }

    private static @Nullable JsonPath path(Map<String, Object> config, String name) {
        Object path = config.get(name);
        if (path == null) {
            return null;
        }
        try {
            return JsonPath.compile(String.valueOf(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + name + "' is no JSONPath: " + e.getMessage(), e);
        }
    }

    @Override
    public String path(String path, boolean stream) {
        return "";
    }

    @Override
    public ObjectNode body(WireRequest request) {
        Parameters parameters = new Parameters(request.parameters());
        KEYS.forEach(parameters::take);
        Set<String> used = new HashSet<>();
        ObjectNode filled = (ObjectNode) fill(body, name -> {
            used.add(name);
            return switch (name) {
                case "prompt" -> Json.node(PromptText.of(request.messages()));
                case "system" -> Json.node(Messages.system(request.messages()));
                case "messages" -> messages(request);
                default -> Json.node(request.parameters().get(name));
            };
        });
        used.forEach(parameters::take);
        parameters.rest(filled);
        return filled;
    }

    private static ArrayNode messages(WireRequest request) {
        ArrayNode messages = Json.array();
        request.messages().forEach(m -> messages.add(OpenAiChat.message(m)));
        return messages;
    }

    /** What stands for a place in the template. */
    private interface Values {
        JsonNode of(String name);
    }

    private static JsonNode fill(JsonNode node, Values values) {
        if (node.isTextual()) {
            return fill(node.textValue(), values);
        }
        if (node.isArray()) {
            ArrayNode filled = Json.array();
            node.forEach(element -> filled.add(fill(element, values)));
            return filled;
        }
        if (node.isObject()) {
            ObjectNode filled = Json.object();
            node.fields().forEachRemaining(f -> {
                JsonNode value = fill(f.getValue(), values);
                if (!value.isNull() || f.getValue().isNull()) {
                    filled.set(f.getKey(), value);
                }
            });
            return filled;
        }
        return node;
    }

    /** A place alone keeps its value's type; within a text it is text. One pass: what is put in is not looked at again. */
    private static JsonNode fill(String text, Values values) {
        Matcher whole = PLACE.matcher(text);
        if (whole.matches()) {
            return values.of(whole.group(1));
        }
        return Json.node(PLACE.matcher(text).replaceAll(place -> {
            JsonNode value = values.of(place.group(1));
            return Matcher.quoteReplacement(value.isTextual() ? value.textValue() : Json.line(value));
        }));
    }

    @Override
    public WireAnswer read(JsonNode answer) {
        JsonNode found = find(text, answer);
        if (found == null) {
            throw new IllegalArgumentException("nothing stands at " + text.getPath());
        }
        return new WireAnswer(
                found.isTextual() ? found.textValue() : Json.line(found),
                List.of(),
                FinishReason.OTHER,
                new Usage(count(promptTokens, answer), count(completionTokens, answer), null, null),
                List.of(),
                words(model, answer),
                words(fingerprint, answer),
                Map.of());
    }

    private static @Nullable JsonNode find(@Nullable JsonPath path, JsonNode answer) {
        if (path == null) {
            return null;
        }
        JsonNode found = path.read(answer, PATHS);
        return found == null || found.isNull() || found.isMissingNode() ? null : found;
    }

    private static @Nullable String words(@Nullable JsonPath path, JsonNode answer) {
        JsonNode found = find(path, answer);
        return found == null ? null : found.asText();
    }

    private static @Nullable Long count(@Nullable JsonPath path, JsonNode answer) {
        JsonNode found = find(path, answer);
        return found != null && found.isNumber() ? Long.valueOf(found.longValue()) : null;
    }

    @Override
    public @Nullable StreamCollector collector() {
        return null;
    }
}
