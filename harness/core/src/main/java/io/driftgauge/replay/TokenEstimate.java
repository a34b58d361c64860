package io.driftgauge.replay;

import io.driftgauge.base.Json;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How many tokens a call may take, before it is made and without its tokenizer: rather too many than too few. A token of
 * English has about four bytes and one of Chinese three, so that three bytes a token is on the safe side of both.
 */
public final class TokenEstimate {

    /** Most tokens of an answer where the request sets no limit; who sets {@code max_tokens} gets a closer plan. */
    public static final long COMPLETION_WITHOUT_LIMIT = 4_096;

    private static final int BYTES = 3;
    private static final int EACH_MESSAGE = 8;

    /** Vendors count a picture by its size in pixels, most between some hundred and this; never by its bytes. */
    private static final int EACH_PICTURE = 2_000;

    private static final Set<String> LIMITS =
            Set.of("maxtokens", "maxcompletiontokens", "maxoutputtokens", "maxnewtokens", "numpredict");

    private TokenEstimate() {}

    /** Tokens of the prompt: messages, pictures, tools and schemas. */
    public static long prompt(ChatRequest request) {
        long bytes = Json.line(request.messages()).getBytes(StandardCharsets.UTF_8).length
                + (long) Json.line(request.parameters()).getBytes(StandardCharsets.UTF_8).length;
        long pictures = 0;
        for (Message message : request.messages()) {
            for (Part part : message.parts()) {
                if (part instanceof Part.Image image) {
                    bytes -= image.base64().length();
                }
                pictures += part instanceof Part.Text ? 0 : 1;
            }
        }
        return bytes / BYTES + (long) EACH_MESSAGE * request.messages().size() + EACH_PICTURE * pictures;
    }

    /** Most tokens of the answer. */
    public static long completion(ChatRequest request) {
        return limit(request.parameters()).orElse(COMPLETION_WITHOUT_LIMIT);
    }

    /** The limit under any vendor's name for it, also within a group of options. */
    private static OptionalLong limit(Map<?, ?> parameters) {
        OptionalLong nested = OptionalLong.empty();
        for (Map.Entry<?, ?> parameter : parameters.entrySet()) {
            String name =
                    String.valueOf(parameter.getKey()).toLowerCase(Locale.ROOT).replace("_", "");
            if (LIMITS.contains(name) && parameter.getValue() instanceof Number limit && limit.longValue() > 0) {
                return OptionalLong.of(limit.longValue());
            }
            if (parameter.getValue() instanceof Map<?, ?> group && nested.isEmpty()) {
                nested = limit(group);
            }
        }
        return nested;
    }
}
