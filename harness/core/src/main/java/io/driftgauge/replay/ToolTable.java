package io.driftgauge.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Phrase;
import io.driftgauge.model.ToolArguments;
import io.driftgauge.model.ToolCall;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.ToolResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The canned results of a case: the first whose tool and arguments fit a call is what the tool answers. */
final class ToolTable {

    private static final int LISTED = 5;

    private final List<ToolResult> results = new ArrayList<>();

    ToolTable(Script script) {
        script.toolResults()
                .forEach(r ->
                        results.add(new ToolResult(r.tool(), ToolArguments.normalised(r.arguments()), r.result())));
    }

    /** What the tool answers; null if no result fits. */
    @Nullable String answer(ToolCall call) {
        JsonNode given = ToolArguments.of(call);
        for (ToolResult result : results) {
            if (result.tool().equals(call.name()) && fits(result.arguments(), given)) {
                return result.result();
            }
        }
        return null;
    }

    /** "weather({"city":"Oslo"}) was called, and tool_results holds no result for it. It has: …" */
    Phrase missing(ToolCall call) {
        String known = results.stream()
                .limit(LISTED)
                .map(r -> r.tool() + "(" + (r.arguments().isObject() ? r.arguments() : "…") + ")")
                .collect(Collectors.joining(", "));
        return Phrase.of(
                "flaw.tool",
                call.name() + "(" + ToolArguments.of(call) + ")",
                known + (results.size() > LISTED ? ", …" : ""));
    }

    /** True if all wanted arguments are given with equal values; a call may have more. */
    private static boolean fits(JsonNode wanted, JsonNode given) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = wanted.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!field.getValue().equals(given.get(field.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
