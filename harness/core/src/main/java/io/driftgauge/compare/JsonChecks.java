package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.driftgauge.base.Json;
import io.driftgauge.compare.TextChecks.Check;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The assertions about JSON in the answer. Schemas load nothing: a reference to another document is an error. */
final class JsonChecks {

    private static final int LISTED = 5;

    private JsonChecks() {}

    static AnswerCheck equalTo(JsonNode value) {
        String wanted = Json.canonical(value);
        return new Check("be JSON equal to " + Quote.of(wanted), answer -> {
            Optional<JsonNode> json = JsonText.whole(answer.text());
            return json.isEmpty()
                    ? Finding.of(false, "it is not JSON")
                    : Finding.of(Json.canonical(json.get()).equals(wanted), "");
        });
    }

    static AnswerCheck isJson(JsonNode schema) {
        JsonSchema compiled = compile(schema);
        return new Check("be JSON" + fitting(compiled), answer -> {
            Optional<JsonNode> json = JsonText.whole(answer.text());
            return json.isEmpty()
                    ? Finding.of(
                            false,
                            JsonText.structure(answer.text()).isPresent()
                                    ? "it stands in a code fence"
                                    : "it is not JSON")
                    : fits(compiled, json.get());
        });
    }

    static AnswerCheck containsJson(JsonNode schema) {
        JsonSchema compiled = compile(schema);
        return new Check("contain JSON" + fitting(compiled), answer -> {
            List<JsonNode> found = JsonText.anywhere(answer.text());
            Finding last = Finding.of(false, "there is no JSON in it");
            for (JsonNode json : found) {
                last = fits(compiled, json);
                if (last.holds()) {
                    return last;
                }
            }
            return last;
        });
    }

    /** Whether a value fits a schema; undecided if the schema can't be applied. */
    static Finding fits(JsonNode schema, JsonNode json) {
        try {
            return fits(compile(schema), json);
        } catch (JsonSchemaException e) {
            return Finding.undecided("the schema can't be applied: " + shown(String.valueOf(e.getMessage())));
        }
    }

    private static String fitting(@Nullable JsonSchema schema) {
        return schema == null ? "" : " that fits the schema";
    }

    private static Finding fits(@Nullable JsonSchema schema, JsonNode json) {
        if (schema == null) {
            return Finding.of(true, "");
        }
        try {
            List<String> problems = schema.validate(json).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .toList();
            String more = problems.size() > LISTED ? " and " + (problems.size() - LISTED) + " more" : "";
            return Finding.of(
                    problems.isEmpty(),
                    problems.stream().limit(LISTED).map(JsonChecks::shown).collect(Collectors.joining(", ")) + more);
        } catch (JsonSchemaException | PatternTooHard e) {
            return Finding.undecided("the schema can't be applied: " + shown(String.valueOf(e.getMessage())));
        }
    }

    private static String shown(String message) {
        String quoted = Quote.of(message.startsWith(": ") ? message.substring(2) : message);
        return quoted.startsWith("\"") && quoted.endsWith("\"") ? quoted.substring(1, quoted.length() - 1) : quoted;
    }

    private static @Nullable JsonSchema compile(JsonNode schema) {
        if (schema.isMissingNode()) {
            return null;
        }
        SpecVersion.VersionFlag version =
                SpecVersionDetector.detectOptionalVersion(schema, false).orElse(SpecVersion.VersionFlag.V202012);
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .regularExpressionFactory(regex -> {
                    Pattern pattern = Pattern.compile(regex);
                    return text -> matches(pattern, text);
                })
                .build();
        return JsonSchemaFactory.getInstance(
                        version, b -> b.schemaLoaders(l -> l.add(DisallowSchemaLoader.getInstance())))
                .getSchema(schema, config);
    }

    private static boolean matches(Pattern pattern, String text) {
        try {
            return SafeRegex.find(pattern, text) != null;
        } catch (SafeRegex.TooHard e) {
            throw new PatternTooHard(e.why());
        }
    }

    private static final class PatternTooHard extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PatternTooHard(String why) {
            super(why);
        }
    }
}
