package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import io.driftgauge.base.Json;
import io.driftgauge.model.ToolCall;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.Transform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;

/** Brings an answer into the form that an assertion looks at. */
final class Transforms {

    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .build();

    private Transforms() {}

    /** What became of an answer. */
    sealed interface Outcome {}

    record Done(Subject subject) implements Outcome {}

    /** A step found nothing, so that there is nothing to look at. */
    record Nothing(String why) implements Outcome {}

    static Outcome apply(Assertion assertion, Answer answer) {
        String text = text(answer);
        for (Transform step : assertion.details().transforms()) {
            Optional<String> next;
            if (step instanceof Transform.Trim) {
                next = Optional.of(text.strip());
            } else if (step instanceof Transform.Case letters) {
                next = Optional.of(letters.upper() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
            } else if (step instanceof Transform.Regex regex) {
                next = match(regex, text);
            } else {
                next = value(((Transform.JsonPath) step).path(), text);
            }
            if (next.isEmpty()) {
                return new Nothing("the transform " + name(step) + " finds nothing in it");
            }
            text = next.get();
        }
        return new Done(new Subject(answer, text));
    }

    /** The answer's text; of one that only calls tools, the calls as OpenAI's JSON, as promptfoo gives them out. */
    private static String text(Answer answer) {
        List<ToolCall> calls = answer.response().toolCalls();
        if (calls.isEmpty() || !answer.text().isBlank()) {
            return answer.text();
        }
        ArrayNode list = Json.array();
        for (ToolCall call : calls) {
            list.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.name())
                    .put("arguments", call.arguments());
        }
        return Json.line(list);
    }

    private static String name(Transform step) {
        if (step instanceof Transform.Regex regex) {
            return Quote.of(regex.pattern().pattern());
        }
        return step instanceof Transform.JsonPath path ? Quote.of(path.path()) : "";
    }

    private static Optional<String> match(Transform.Regex regex, String text) {
        try {
            MatchResult match = SafeRegex.find(regex.pattern(), text);
            return match == null
                    ? Optional.empty()
                    : Optional.ofNullable(match.groupCount() > 0 ? match.group(1) : match.group());
        } catch (SafeRegex.TooHard e) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(String path, String text) {
        Optional<JsonNode> json = JsonText.structure(text)
                .or(() -> JsonText.anywhere(text).stream().findFirst());
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode found =
                    com.jayway.jsonpath.JsonPath.using(PATHS).parse(json.get()).read(path);
            return found == null || found.isNull()
                    ? Optional.empty()
                    : Optional.of(found.isTextual() ? found.textValue() : Json.canonical(found));
        } catch (InvalidJsonException e) {
            return Optional.empty();
        } catch (JsonPathException e) {
            return Optional.empty();
        }
    }
}
