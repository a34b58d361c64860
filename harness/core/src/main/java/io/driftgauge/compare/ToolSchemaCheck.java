package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Nearest;
import io.driftgauge.compare.TextChecks.Check;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.GenerationParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether an answer's tool calls fit what the request declares: known names, and arguments that fit their schemas. */
final class ToolSchemaCheck {

    private ToolSchemaCheck() {}

    static AnswerCheck of(CaseReplay replay) {
        Map<String, JsonNode> declared = declared(replay);
        return new Check("call the tools that the request declares, with arguments that fit", answer -> {
            if (declared.isEmpty()) {
                return Finding.undecided("the request declares no 'tools' or 'functions'");
            }
            List<CalledTools.Call> calls = CalledTools.of(answer);
            if (calls.isEmpty()) {
                return Finding.of(false, "it calls no tool");
            }
            List<String> faults = new ArrayList<>();
            for (CalledTools.Call call : calls) {
                JsonNode schema = declared.get(call.name());
                if (schema == null) {
                    faults.add("there is no tool " + Quote.of(call.name()) + " ("
                            + Nearest.listing("tools", declared.keySet()) + ")");
                } else if (call.arguments().isEmpty()) {
                    faults.add("the arguments of " + Quote.of(call.name()) + " are no JSON");
                } else {
                    Finding fits = JsonChecks.fits(schema, call.arguments().get());
                    if (fits.state() == Finding.State.UNDECIDED) {
                        return fits;
                    }
                    if (!fits.holds()) {
                        faults.add(call.name() + ": " + fits.came());
                    }
                }
            }
            return Finding.of(faults.isEmpty(), String.join("; ", faults));
        });
    }

    /** Schemas by name, of OpenAI's, Anthropic's and Google's ways to declare tools. */
    private static Map<String, JsonNode> declared(CaseReplay replay) {
        Map<String, Object> parameters = GenerationParameters.of(replay.promptCase(), replay.provider());
        Map<String, JsonNode> declared = new TreeMap<>();
        for (String key : List.of("tools", "functions")) {
            collect(Json.node(parameters.get(key)), declared);
        }
        return declared;
    }

    private static void collect(JsonNode tool, Map<String, JsonNode> declared) {
        if (tool.isArray()) {
            tool.forEach(item -> collect(item, declared));
        } else if (tool.path("function").isObject()) {
            collect(tool.path("function"), declared);
        } else if (tool.has("functionDeclarations")) {
            collect(tool.path("functionDeclarations"), declared);
        } else if (tool.has("function_declarations")) {
            collect(tool.path("function_declarations"), declared);
        } else if (tool.path("name").isTextual()) {
            JsonNode schema = tool.path("parameters").isObject()
                    ? tool.path("parameters")
                    : tool.path("input_schema").isObject() ? tool.path("input_schema") : Json.object();
            declared.put(tool.path("name").textValue(), schema);
        }
    }
}
