package io.driftgauge.compare;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds JSON in answers. As most readers of JSON do, it lets the last of several equal keys win. */
final class JsonText {

    private static final ObjectReader WHOLE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final ObjectReader FIRST = JsonMapper.builder().build().readerFor(JsonNode.class);

    /** Places tried in one answer; more would cost their number times its length. */
    private static final int MOST_TRIES = 200;

    private static final String FENCE = "```";

    private JsonText() {}

    /** The answer if it is JSON from its first to its last character, white space aside. */
    static Optional<JsonNode> whole(String text) {
        try {
            JsonNode node = WHOLE.readValue(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What stands in a code fence, if the answer is one code fence and nothing else. */
    static Optional<String> fenced(String text) {
        String stripped = text.strip();
        int line = stripped.indexOf('\n');
        if (!stripped.startsWith(FENCE)
                || !stripped.endsWith(FENCE)
                || line < 0
                || stripped.length() < 2 * FENCE.length()) {
            return Optional.empty();
        }
        int end = stripped.length() - FENCE.length();
        return stripped.indexOf(FENCE, FENCE.length()) < end || line >= end
                ? Optional.empty()
                : Optional.of(stripped.substring(line + 1, end));
    }

    /** The answer if it is an object or an array, as it is or in one code fence. */
    static Optional<JsonNode> structure(String text) {
        return whole(text).or(() -> fenced(text).flatMap(JsonText::whole)).filter(JsonNode::isContainerNode);
    }

    /** Every outermost object and array that stands anywhere in the answer, in order. */
    static List<JsonNode> anywhere(String text) {
        List<JsonNode> found = new ArrayList<>();
        int tries = 0;
        for (int i = 0; i < text.length() && tries < MOST_TRIES; i++) {
            if (text.charAt(i) == '{' || text.charAt(i) == '[') {
                tries++;
                try (JsonParser parser = FIRST.getFactory().createParser(text.substring(i))) {
                    JsonNode node = FIRST.readTree(parser);
                    found.add(node);
                    i += (int) parser.currentLocation().getCharOffset() - 1;
                } catch (IOException notHere) {
                    // a bracket of prose
                }
            }
        }
        return found;
    }
}
