package io.driftgauge.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ToolCall;
import io.driftgauge.providers.http.StreamCollector;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Streams, put together again, read as the same answer in one piece would. */
class StreamTests {

    private static WireAnswer read(WireFormat format, String... pieces) throws Exception {
        StreamCollector collector = Objects.requireNonNull(format.collector());
        assertThat(collector.begun()).isFalse();
        for (String piece : pieces) {
            assertThat(collector.complete()).isFalse();
            JsonNode json = Json.parse(piece);
            collector.take(json);
        }
        assertThat(collector.begun()).isTrue();
        assertThat(collector.complete()).isTrue();
        return format.read(collector.whole());
    }

    @Test
    void anthropic() throws Exception {
        WireAnswer answer = read(
                new AnthropicMessages(),
                "{\"type\":\"message_start\",\"message\":{\"model\":\"m1\",\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}}",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                "{\"type\":\"ping\"}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"I look.\"}}",
                "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"find\",\"input\":{}}}",
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"q\\\":\"}}",
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"1}\"}}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":9}}",
                "{\"type\":\"message_stop\"}");

        assertThat(answer.text()).isEqualTo("I look.");
        assertThat(answer.toolCalls()).containsExactly(new ToolCall("t1", "find", "{\"q\":1}"));
        assertThat(answer.finish()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.usage().completionTokens()).isEqualTo(9);
        assertThat(answer.model()).isEqualTo("m1");
    }

    @Test
    void gemini() throws Exception {
        WireAnswer answer = read(
                new Gemini(),
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Par\"}]}}],\"modelVersion\":\"g1\"}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"is\"}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":5,\"candidatesTokenCount\":2}}");

        assertThat(answer.text()).isEqualTo("Paris");
        assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage().promptTokens()).isEqualTo(5);
        assertThat(answer.model()).isEqualTo("g1");
    }

    @Test
    void cohere() throws Exception {
        WireAnswer answer = read(
                new CohereChat(),
                "{\"type\":\"message-start\",\"id\":\"x\"}",
                "{\"type\":\"content-delta\",\"delta\":{\"message\":{\"content\":{\"text\":\"Hm\"}}}}",
                "{\"type\":\"tool-call-start\",\"delta\":{\"message\":{\"tool_calls\":{\"id\":\"t1\",\"function\":{\"name\":\"find\",\"arguments\":\"\"}}}}}",
                "{\"type\":\"tool-call-delta\",\"delta\":{\"message\":{\"tool_calls\":{\"function\":{\"arguments\":\"{}\"}}}}}",
                "{\"type\":\"tool-call-end\"}",
                "{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"TOOL_CALL\",\"usage\":{\"tokens\":{\"input_tokens\":5,\"output_tokens\":2}}}}");

        assertThat(answer.text()).isEqualTo("Hm");
        assertThat(answer.toolCalls()).containsExactly(new ToolCall("t1", "find", "{}"));
        assertThat(answer.finish()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.usage().completionTokens()).isEqualTo(2);
    }

    @Test
    void ollama() throws Exception {
        WireAnswer answer = read(
                new OllamaChat(),
                "{\"model\":\"o1\",\"message\":{\"content\":\"Par\"},\"done\":false,\"logprobs\":[{\"logprob\":-0.1}]}",
                "{\"model\":\"o1\",\"message\":{\"content\":\"is\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{}}}]},\"done\":false}",
                "{\"model\":\"o1\",\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"eval_count\":2}");

        assertThat(answer.text()).isEqualTo("Paris");
        assertThat(answer.toolCalls()).containsExactly(new ToolCall("f", "{}"));
        assertThat(answer.logProbabilities()).containsExactly(-0.1);
        assertThat(answer.usage().completionTokens()).isEqualTo(2);
    }

    @Test
    void openai_responses() throws Exception {
        WireAnswer answer = read(
                new OpenAiResponses(),
                "{\"type\":\"response.created\",\"response\":{\"status\":\"in_progress\"}}",
                "{\"type\":\"response.output_text.delta\",\"delta\":\"Paris\"}",
                "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"model\":\"m1\",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Paris\",\"logprobs\":[{\"logprob\":-0.2}]}]}]}}");

        assertThat(answer.text()).isEqualTo("Paris");
        assertThat(answer.logProbabilities()).containsExactly(-0.2);
    }
}
