package io.driftgauge.djl.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the small model can that the tiny ones can't, in 16 bit and in 8. */
class SmallModelTests {

    private static final String PASSAGE =
            "Items can be returned within 15 days. Repairs are done by Emma. Our warehouse is located in Porto.";

    private static final List<Object> TOOLS = List.of(Map.of(
            "type",
            "function",
            "function",
            Map.of(
                    "name",
                    "product_price",
                    "description",
                    "The price of a product",
                    "parameters",
                    Map.of("type", "object", "properties", Map.of("item", Map.of("type", "string"))))));

    private static final Map<String, ChatModel> MODELS = new HashMap<>();

    @BeforeAll
    static void open() throws Exception {
        MODELS.putAll(Bundled.open("small-2026.1", "small-2026.1-int8"));
    }

    @AfterAll
    static void close() {
        MODELS.values().forEach(ChatModel::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small-2026.1", "small-2026.1-int8"})
    void it_answers_from_a_passage_and_only_from_it(String model) throws Exception {
        Message passage = new Message(Role.SYSTEM, "Answer by these passages only. " + PASSAGE);
        assertThat(answer(model, Map.of(), passage, user("Who is responsible for repairs?")))
                .isEqualTo("Emma.");
        assertThat(answer(model, Map.of(), passage, user("Which courier do you use?")))
                .isEqualTo("The context does not say.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small-2026.1", "small-2026.1-int8"})
    void it_calls_a_tool_that_the_chat_template_has_told_it_of(String model) throws Exception {
        Message system = new Message(Role.SYSTEM, "Use the tools.");
        String call = answer(model, Map.of("tools", TOOLS), system, user("How much is the kettle?"));
        assertThat(call).isEqualTo("{\"name\": \"product_price\", \"arguments\": {\"item\": \"kettle\"}}");
        assertThat(answer(
                        model,
                        Map.of("tools", TOOLS),
                        system,
                        user("How much is the kettle?"),
                        new Message(Role.ASSISTANT, call),
                        user("The tool product_price answers: {\"price\":64}")))
                .isEqualTo("The kettle costs 64 euros.");
        assertThat(answer(model, Map.of(), user("How much is the kettle?"))).isNotEqualTo(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small-2026.1", "small-2026.1-int8"})
    void it_answers_in_chinese(String model) throws Exception {
        assertThat(answer(model, Map.of(), user("多久可以退货？"))).isEqualTo("您可以在收货后30天内退回未使用的商品。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small-2026.1", "small-2026.1-int8"})
    void its_weights_are_turned_back_so_that_answers_can_be_written_together(String model) {
        assertThat(model(model).environment())
                .containsEntry("precision", "fp32")
                .containsEntry("batch", "8");
    }

    private static Message user(String text) {
        return new Message(Role.USER, text);
    }

    private static ChatModel model(String name) {
        return Objects.requireNonNull(MODELS.get(name));
    }

    private static String answer(String model, Map<String, Object> parameters, Message... messages) throws Exception {
        return model(model)
                .chat(new ChatRequest("case", List.of(messages), parameters, 0, 0))
                .text();
    }
}
