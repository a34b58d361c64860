package io.driftgauge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class MessageTests {

    @Test
    void a_data_url_is_a_picture_with_its_bytes() {
        assertThat(Part.image("data:image/png;base64,aGk=")).isEqualTo(new Part.Image("image/png", "aGk="));
    }

    @Test
    void another_url_is_left_to_the_provider() {
        assertThat(Part.image("https://example.org/a,b.png"))
                .isEqualTo(new Part.ImageUrl("https://example.org/a,b.png"));
    }

    @Test
    void the_content_of_text_and_picture_shows_the_picture_in_short() {
        Message message = Message.user(List.of(new Part.Text("What is it?"), new Part.Image("image/png", "aGk=")));

        assertThat(message.content()).isEqualTo("What is it?\n[image/png, 2 B, sha256 8f434346648f]");
        assertThat(message.isText()).isFalse();
    }

    @Test
    void an_assistant_may_only_call_tools() {
        Message message = Message.assistant("", List.of(new ToolCall("call_1", "find", "{}")));

        assertThat(message.parts()).isEmpty();
        assertThat(message.isText()).isFalse();
        assertThat(new Message(Role.USER, "Hi").isText()).isTrue();
    }

    @Test
    void ids_of_tool_calls_can_be_left_out_for_comparing() {
        assertThat(new ToolCall("call_1", "find", "{}").withoutId()).isEqualTo(new ToolCall("find", "{}"));
    }

    @Test
    void a_sum_with_an_untold_count_is_not_told() {
        Usage sum = new Usage(3, 4).plus(new Usage(1L, null, 1L, null));

        assertThat(sum).isEqualTo(new Usage(4L, null, null, null));
        assertThat(Usage.NONE.plus(new Usage(3, 4)).promptTokens()).isEqualTo(3);
    }

    @Test
    void an_identity_tells_region_and_headers_after_its_fixed_parts() {
        ServedIdentity identity =
                new ServedIdentity("m", null, null, null, "eu-west-1", new TreeMap<>(Map.of("server", "vllm")));

        assertThat(identity.parts())
                .containsExactly(
                        Map.entry("model", "m"), Map.entry("region", "eu-west-1"), Map.entry("server", "vllm"));
    }
}
