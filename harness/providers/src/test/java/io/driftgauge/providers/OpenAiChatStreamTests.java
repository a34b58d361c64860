package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** A streamed answer is the same as one in one piece, and tells when its first token came. */
class OpenAiChatStreamTests extends OpenAiChatTests {

    @Override
    Map<String, Object> config() {
        return Map.of("stream", true);
    }

    @Test
    void pieces_are_put_together() throws Exception {
        answers(events(
                "{\"model\":\"m-1\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"Par\"},\"logprobs\":{\"content\":[{\"logprob\":-0.5}]}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"is\"},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}"));

        ChatResponse response = chat();

        assertThat(response.text()).isEqualTo("Paris");
        assertThat(response.served().model()).isEqualTo("m-1");
        assertThat(response.logProbabilities()).containsExactly(-0.5);
        assertThat(response.usage().completionTokens()).isEqualTo(2);
        assertThat(response.timeToFirstToken()).isNotNull().isLessThanOrEqualTo(response.latency());
        assertThat(server.takeRequest().getBody().utf8()).contains("\"stream\":true");
    }

    @Test
    void tool_calls_come_in_pieces_too() throws Exception {
        answers(events(
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"q\"}}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\":1}\"}}]}}]}",
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}"));

        ChatResponse response = chat();

        assertThat(response.toolCalls()).singleElement().satisfies(c -> {
            assertThat(c.id()).isEqualTo("c1");
            assertThat(c.arguments()).isEqualTo("{\"q\":1}");
        });
        assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void a_stream_that_ends_without_an_end_is_no_answer() {
        answers(events("{\"choices\":[{\"delta\":{\"content\":\"Par\"}}]}"));

        assertThat(failure()).hasMessageContaining("cut off");
    }

    @Test
    void a_piece_that_is_no_json_is_no_answer() {
        answers(events("{\"choices\":["));

        assertThat(failure()).hasMessageContaining("can't be read");
    }

    @Test
    void a_system_message_keeps_its_role() throws Exception {
        answers(json(answer("x")));
        open(Map.of()).chat(request(Map.of(), new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Hi")));

        assertThat(server.takeRequest().getBody().utf8()).contains("{\"role\":\"system\",\"content\":\"Be brief.\"}");
    }

    static MockResponse.Builder events(String... data) {
        StringBuilder body = new StringBuilder(": hello\n\n");
        for (String piece : data) {
            body.append("data: ").append(piece).append("\n\n");
        }
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream; charset=utf-8")
                .body(body.append("data: [DONE]\n\n").toString());
    }
}
