package io.driftgauge.model.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedModelTests {

    private final Path folder;

    RecordedModelTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void is_found_by_its_vendor_and_needs_no_key() {
        ModelSpec spec = spec("recorded:answers.jsonl");

        assertThat(ServiceLoader.load(ChatModelFactory.class))
                .filteredOn(f -> f.vendors().contains("recorded"))
                .singleElement()
                .satisfies(f -> assertThat(f.needsLive(spec)).isFalse());
    }

    @Test
    void answers_by_case_in_file_order() throws Exception {
        ChatModel model = open("""
                {"case": "a", "output": "first"}

                {"case": "b", "output": "other"}
                {"case": "a", "output": "second"}
                """);

        assertThat(model.answersAvailable(request("a", "", 0))).hasValue(2);
        assertThat(model.chat(request("a", "", 0)).text()).isEqualTo("first");
        assertThat(model.chat(request("a", "", 1)).text()).isEqualTo("second");
        assertThat(model.environment()).containsOnlyKeys("recorded.sha256");
    }

    @Test
    void answers_in_the_order_of_the_samples_where_all_have_one() throws Exception {
        ChatModel model = open("""
                {"case": "a", "sample": 1, "output": "later"}
                {"case": "a", "sample": 0, "output": "first"}
                """);

        assertThat(model.chat(request("a", "", 0)).text()).isEqualTo("first");
    }

    @Test
    void answers_by_the_rendered_prompt_where_no_line_has_the_case() throws Exception {
        ChatModel model = open("""
                {"question_id": 4, "prompt": "Is 13177 prime?", "answer": "[No]"}
                """);

        assertThat(model.chat(request("4", "whatever", 0)).text()).isEqualTo("[No]");
        assertThat(model.chat(request("prime", "Is 13177 prime?", 0)).text()).isEqualTo("[No]");
        assertThat(model.answersAvailable(request("prime", "Is it?", 0))).hasValue(0);
    }

    @Test
    void answers_by_a_foreign_id_in_our_spelling() throws Exception {
        ChatModel model = open("{\"question_id\": \"Navigate:0\", \"answer\": \"Yes\"}\n");

        assertThat(model.chat(request("navigate-0", "", 0)).text()).isEqualTo("Yes");
        assertThat(model.chat(request("Navigate:0", "", 0)).text()).isEqualTo("Yes");
    }

    @Test
    void tells_all_that_a_line_knows() throws Exception {
        ChatModel model = open("""
                {"case": "a", "output": "", "model": "gpt-x-0613", "fingerprint": "fp_1", "latency_ms": 12.5,\
                 "date": "2026-11-01", "usage": {"prompt_tokens": 3, "completion_tokens": 4},\
                 "tool_calls": [{"function": {"name": "find", "arguments": "{}"}}, {"name": "add", "arguments": {"n": 1}}]}
                """);

        ChatResponse response = model.chat(request("a", "", 0));
        assertThat(response.served()).isEqualTo(new ServedIdentity("gpt-x-0613", "fp_1", null, null));
        assertThat(response.latency()).isEqualTo(Duration.ofNanos(12_500_000));
        assertThat(response.usage()).isEqualTo(new Usage(3, 4));
        assertThat(response.toolCalls()).containsExactly(new ToolCall("find", "{}"), new ToolCall("add", "{\"n\":1}"));
        assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void fails_as_the_recorded_call_did() throws Exception {
        ChatModel model = open("{\"case\": \"a\", \"error\": \"429 Too Many Requests\"}\n");

        assertThatThrownBy(() -> model.chat(request("a", "", 0)))
                .isInstanceOf(ModelCallException.class)
                .hasMessage("The recorded call failed (answers.jsonl:1): 429 Too Many Requests");
    }

    @Test
    void has_no_answer_beyond_the_recorded_ones() throws Exception {
        ChatModel model = open("{\"case\": \"a\", \"output\": \"x\"}\n");

        assertThatThrownBy(() -> model.chat(request("a", "", 1)))
                .isInstanceOfSatisfying(
                        ModelCallException.class, e -> assertThat(e.kind()).isEqualTo(ModelCallException.Kind.REQUEST))
                .hasMessage("There are 1 recorded answers for the case 'a' in answers.jsonl; number 2 was asked for.");
        assertThatThrownBy(() -> model.chat(request("b", "", 0)))
                .hasMessage("There is no recorded answer for the case 'b' or its prompt in answers.jsonl.");
    }

    @Test
    void tells_all_lines_that_can_not_be_read() {
        assertThatThrownBy(() -> open("""
                        {"case": "a", "output": "fine"}
                        {"case": "a"
                        {"output": "x"}
                        {"case": "a"}
                        []
                        {"case": "a", "output": ["x"]}
                        {"case": "a", "output": "x", "sample": -1}
                        {"case": "a", "output": "x", "latency_ms": "fast"}
                        """))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "answers.jsonl:2: not valid JSON: ",
                        "answers.jsonl:3: a line needs a 'case' (id) or a 'prompt' (text).",
                        "answers.jsonl:4: a line needs an 'output', 'tool_calls' or an 'error'.",
                        "answers.jsonl:5: a line must be a JSON object.",
                        "answers.jsonl:6: 'output' must be a text.",
                        "answers.jsonl:7: 'sample' must be a whole number from 0.",
                        "answers.jsonl:8: 'latency_ms' must be a number from 0.");
    }

    @Test
    void tells_no_more_than_twenty_of_many_bad_lines() {
        assertThatThrownBy(() -> open("[]\n".repeat(1000)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).hasSize(21))
                .hasMessageContaining("answers.jsonl: 980 more lines like these.");
    }

    @Test
    void tells_of_a_file_that_is_missing_or_holds_nothing() {
        assertThatThrownBy(() ->
                        new RecordedModelFactory().open(spec("recorded:nope.jsonl"), folder, Settings.of(Map.of())))
                .hasMessage(
                        "prompts/a.yaml:3: the provider 'log': there is no recorded file 'nope.jsonl'. A relative one is"
                                + " looked for below the prompts folder.");
        assertThatThrownBy(() -> open("\n\n")).hasMessage("answers.jsonl: the file holds no recorded answers.");
    }

    private ChatModel open(String lines) throws IOException {
        Files.writeString(folder.resolve("answers.jsonl"), lines);
        return new RecordedModelFactory().open(spec("recorded:answers.jsonl"), folder, Settings.of(Map.of()));
    }

    private static ModelSpec spec(String id) {
        return new ModelSpec(id, "log", Map.of(), false, new Location(Path.of("prompts/a.yaml"), 3));
    }

    private static ChatRequest request(String caseId, String prompt, int sample) {
        return new ChatRequest(caseId, List.of(new Message(Role.USER, prompt)), Map.of(), sample, 1);
    }
}
