package io.driftgauge.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import io.driftgauge.model.ToolCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One request with everything in it, as each vendor spells it. */
class RequestTests {

    private static final Map<String, Object> SCHEMA = Map.of("type", "object");

    private static final List<Message> CHAT = List.of(
            new Message(Role.SYSTEM, "Be brief."),
            Message.user(List.of(new Part.Text("What is it?"), new Part.Image("image/png", "aGk="))),
            Message.assistant("", List.of(new ToolCall("c1", "find", "{\"q\":1}"))),
            Message.toolResult("c1", "a cat"));

    private static final Map<String, Object> PARAMETERS = Map.of(
            "temperature",
            0.5,
            "top_p",
            0.9,
            "max_tokens",
            50,
            "seed",
            7,
            "stop",
            "END",
            "tools",
            List.of(Map.of(
                    "type",
                    "function",
                    "function",
                    Map.of("name", "find", "description", "Finds.", "parameters", SCHEMA))),
            "tool_choice",
            Map.of("type", "function", "function", Map.of("name", "find")),
            "response_format",
            Map.of("type", "json_schema", "json_schema", Map.of("name", "animal", "schema", SCHEMA)),
            "new_option",
            Map.of("a", 1));

    private static void says(WireFormat format, String expected) throws Exception {
        JsonNode body = format.body(new WireRequest("m", CHAT, PARAMETERS, false));
        assertThat(Json.canonical(body)).isEqualTo(Json.canonical(Json.parse(expected)));
    }

    @Test
    void openai_chat() throws Exception {
        says(new OpenAiChat(), """
                {"model":"m","messages":[
                 {"role":"system","content":"Be brief."},
                 {"role":"user","content":[{"type":"text","text":"What is it?"},
                  {"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}}]},
                 {"role":"assistant","content":null,"tool_calls":[
                  {"id":"c1","type":"function","function":{"name":"find","arguments":"{\\"q\\":1}"}}]},
                 {"role":"tool","tool_call_id":"c1","content":"a cat"}],
                 "temperature":0.5,"top_p":0.9,"max_tokens":50,"seed":7,"stop":"END",
                 "tools":[{"type":"function","function":{"name":"find","description":"Finds.","parameters":{"type":"object"}}}],
                 "tool_choice":{"type":"function","function":{"name":"find"}},
                 "response_format":{"type":"json_schema","json_schema":{"name":"animal","schema":{"type":"object"}}},
                 "new_option":{"a":1}}""");
    }

    @Test
    void openai_responses() throws Exception {
        says(new OpenAiResponses(), """
                {"model":"m","input":[
                 {"role":"system","content":"Be brief."},
                 {"role":"user","content":[{"type":"input_text","text":"What is it?"},
                  {"type":"input_image","image_url":"data:image/png;base64,aGk="}]},
                 {"type":"function_call","call_id":"c1","name":"find","arguments":"{\\"q\\":1}"},
                 {"type":"function_call_output","call_id":"c1","output":"a cat"}],
                 "temperature":0.5,"top_p":0.9,"max_output_tokens":50,"seed":7,"stop":"END",
                 "tools":[{"type":"function","name":"find","description":"Finds.","parameters":{"type":"object"}}],
                 "tool_choice":{"type":"function","name":"find"},
                 "text":{"format":{"type":"json_schema","name":"animal","schema":{"type":"object"}}},
                 "new_option":{"a":1}}""");
    }

    @Test
    void anthropic() throws Exception {
        says(new AnthropicMessages(), """
                {"model":"m","max_tokens":50,"system":"Be brief.","messages":[
                 {"role":"user","content":[{"type":"text","text":"What is it?"},
                  {"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGk="}}]},
                 {"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"find","input":{"q":1}}]},
                 {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"a cat"}]}],
                 "temperature":0.5,"top_p":0.9,"seed":7,"stop_sequences":["END"],
                 "tools":[{"name":"find","description":"Finds.","input_schema":{"type":"object"}}],
                 "tool_choice":{"type":"tool","name":"find"},
                 "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},
                 "new_option":{"a":1}}""");
    }

    @Test
    void gemini() throws Exception {
        says(new Gemini(), """
                {"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[
                 {"role":"user","parts":[{"text":"What is it?"},{"inlineData":{"mimeType":"image/png","data":"aGk="}}]},
                 {"role":"model","parts":[{"functionCall":{"name":"find","args":{"q":1}}}]},
                 {"role":"user","parts":[{"functionResponse":{"name":"find","response":{"result":"a cat"}}}]}],
                 "generationConfig":{"temperature":0.5,"topP":0.9,"maxOutputTokens":50,"seed":7,"stopSequences":["END"],
                  "responseMimeType":"application/json","responseJsonSchema":{"type":"object"}},
                 "tools":[{"functionDeclarations":[
                  {"name":"find","description":"Finds.","parametersJsonSchema":{"type":"object"}}]}],
                 "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["find"]}},
                 "new_option":{"a":1}}""");
    }

    @Test
    void bedrock() throws Exception {
        says(new BedrockConverse(), """
                {"system":[{"text":"Be brief."}],"messages":[
                 {"role":"user","content":[{"text":"What is it?"},{"image":{"format":"png","source":{"bytes":"aGk="}}}]},
                 {"role":"assistant","content":[{"toolUse":{"toolUseId":"c1","name":"find","input":{"q":1}}}]},
                 {"role":"user","content":[{"toolResult":{"toolUseId":"c1","content":[{"text":"a cat"}]}}]}],
                 "inferenceConfig":{"temperature":0.5,"topP":0.9,"maxTokens":50,"stopSequences":["END"]},
                 "toolConfig":{"tools":[{"toolSpec":{"name":"find","description":"Finds.","inputSchema":{"json":{"type":"object"}}}}],
                  "toolChoice":{"tool":{"name":"find"}}},
                 "outputConfig":{"textFormat":{"type":"json_schema","structure":{"jsonSchema":
                  {"name":"animal","schema":"{\\"type\\":\\"object\\"}"}}}},
                 "additionalModelRequestFields":{"seed":7,"new_option":{"a":1}}}""");
    }

    @Test
    void cohere() throws Exception {
        says(new CohereChat(), """
                {"model":"m","messages":[
                 {"role":"system","content":"Be brief."},
                 {"role":"user","content":[{"type":"text","text":"What is it?"},
                  {"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}}]},
                 {"role":"assistant","content":null,"tool_calls":[
                  {"id":"c1","type":"function","function":{"name":"find","arguments":"{\\"q\\":1}"}}]},
                 {"role":"tool","tool_call_id":"c1","content":"a cat"}],
                 "temperature":0.5,"p":0.9,"max_tokens":50,"seed":7,"stop_sequences":["END"],
                 "tools":[{"type":"function","function":{"name":"find","description":"Finds.","parameters":{"type":"object"}}}],
                 "tool_choice":"REQUIRED",
                 "response_format":{"type":"json_object","json_schema":{"type":"object"}},
                 "new_option":{"a":1}}""");
    }

    @Test
    void ollama() throws Exception {
        says(new OllamaChat(), """
                {"model":"m","stream":false,"messages":[
                 {"role":"system","content":"Be brief."},
                 {"role":"user","content":"What is it?","images":["aGk="]},
                 {"role":"assistant","content":"","tool_calls":[{"function":{"name":"find","arguments":{"q":1}}}]},
                 {"role":"tool","content":"a cat","tool_name":"find"}],
                 "options":{"temperature":0.5,"top_p":0.9,"num_predict":50,"seed":7,"stop":["END"]},
                 "tools":[{"type":"function","function":{"name":"find","description":"Finds.","parameters":{"type":"object"}}}],
                 "tool_choice":{"type":"function","function":{"name":"find"}},
                 "format":{"type":"object"},"new_option":{"a":1}}""");
    }

    @Test
    void mistral_has_another_name_for_the_seed() {
        JsonNode body = new OpenAiChat(false, Map.of("seed", "random_seed"))
                .body(new WireRequest("m", CHAT, Map.of("seed", 7), true));

        assertThat(body.path("random_seed").asInt()).isEqualTo(7);
        assertThat(body.has("stream_options")).isFalse();
    }

    @Test
    void json_mode_without_a_schema_is_refused_where_there_is_none() {
        WireRequest request =
                new WireRequest("m", CHAT, Map.of("response_format", Map.of("type", "json_object")), false);

        for (WireFormat format : List.of(new AnthropicMessages(), new BedrockConverse())) {
            assertThatThrownBy(() -> format.body(request)).hasMessageContaining("no JSON mode");
        }
        assertThat(new OllamaChat().body(request).path("format").asText()).isEqualTo("json");
        assertThat(new Gemini()
                        .body(request)
                        .path("generationConfig")
                        .path("responseMimeType")
                        .asText())
                .isEqualTo("application/json");
    }

    @Test
    void pictures_by_address_are_passed_on_or_refused() {
        WireRequest request = new WireRequest(
                "m",
                List.of(Message.user(List.of(new Part.ImageUrl("https://example.org/cat.png")))),
                Map.of("tool_choice", "required", "tools", List.of(Map.of("type", "web_search"))),
                false);

        assertThat(Json.line(new AnthropicMessages().body(request)))
                .contains(
                        "\"source\":{\"type\":\"url\",\"url\":\"https://example.org/cat.png\"}", "{\"type\":\"any\"}");
        assertThat(Json.line(new Gemini().body(request))).contains("fileUri", "\"ANY\"", "web_search");
        for (WireFormat format : List.of(new BedrockConverse(), new OllamaChat())) {
            assertThatThrownBy(() -> format.body(request)).hasMessageContaining("data URLs");
        }
    }
}
