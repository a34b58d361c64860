package io.driftgauge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.driftgauge.base.Secrets;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.Role;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MaskedModelTests {

    private static final String KEY = "k-planted-0123456789";

    private static final ChatRequest REQUEST =
            new ChatRequest("a", List.of(new Message(Role.USER, "Hi")), Map.of(), 0, 0);

    private static ChatModel masked(ChatModel model) {
        return new MaskedModel(model, Secrets.of(Map.of("SHOP_API_KEY", KEY)));
    }

    @Test
    void cuts_secrets_out_of_every_part_of_an_answer() throws Exception {
        ChatModel model = masked(r -> new ChatResponse(
                "Your key is " + KEY,
                List.of(new ToolCall(KEY, "call-" + KEY, "{\"key\": \"" + KEY + "\"}")),
                FinishReason.STOP,
                Usage.UNKNOWN,
                List.of(),
                new ServedIdentity("m-" + KEY, KEY, KEY, KEY, KEY, new TreeMap<>(Map.of("x-stack", KEY))),
                Duration.ZERO,
                null,
                "id-" + KEY,
                null));

        assertThat(model.chat(REQUEST).toString()).doesNotContain(KEY).contains("[redacted]");
    }

    @Test
    void cuts_secrets_out_of_a_failure_and_drops_causes_that_tell_them() {
        ChatModel model = masked(r -> {
            throw new ModelCallException(
                    ModelCallException.Kind.PERMANENT,
                    "401 from the shop",
                    1,
                    Duration.ZERO,
                    new IOException("refused: " + KEY));
        });

        Throwable thrown = catchThrowable(() -> model.chat(REQUEST));

        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(KEY).contains("401 from the shop");
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ModelCallException.class,
                        e -> assertThat(e.kind()).isEqualTo(ModelCallException.Kind.PERMANENT));
    }

    @Test
    void cuts_secrets_out_of_what_no_model_should_throw() {
        ChatModel model = masked(r -> {
            throw new IllegalArgumentException("bad header " + KEY);
        });

        assertThat(catchThrowable(() -> model.chat(REQUEST)))
                .hasMessageContaining("bad header [redacted]")
                .hasNoCause();
    }

    @Test
    void leaves_a_failure_alone_that_tells_nothing() {
        IOException cause = new IOException("reset");
        ChatModel model = masked(r -> {
            throw new ModelCallException(ModelCallException.Kind.RETRYABLE, "reset", 1, Duration.ZERO, cause);
        });

        assertThat(catchThrowable(() -> model.chat(REQUEST))).hasCause(cause);
    }
}
