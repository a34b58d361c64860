package io.driftgauge.djl.generate;

import static io.driftgauge.djl.generate.ModelFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.djl.generate.RandomDecoder.Layout;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ModelCallException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beams and rules as a generation_config.json or a request asks for them. */
class SearchedAnswersTests {

    private final Path folder;

    private ModelFixture fixture;

    SearchedAnswersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void fixture() throws IOException {
        fixture = ModelFixture.in(folder, Layout.WITH_PAST);
    }

    private OnnxChatModel open(String generation) throws IOException {
        return fixture.write("generation_config.json", Json.parse(generation).deepCopy())
                .open();
    }

    private static ChatResponse ask(OnnxChatModel model, Map<String, Object> parameters) throws Exception {
        return model.chat(request("Hello", parameters, 0));
    }

    private static double likelihood(ChatResponse response) {
        return response.logProbabilities().stream().mapToDouble(p -> p).sum();
    }

    @Test
    void beams_of_the_generation_config_are_followed_and_a_request_can_say_otherwise() throws Exception {
        try (OnnxChatModel model = open("{\"eos_token_id\": 0, \"num_beams\": 8}");
                OnnxChatModel greedy = open("{\"eos_token_id\": 0}")) {
            ChatResponse searched = ask(model, Map.of("max_tokens", 12));
            ChatResponse single = ask(greedy, Map.of("max_tokens", 12));
            assertThat(likelihood(searched)).isGreaterThan(likelihood(single));
            assertThat(ask(model, Map.of("max_tokens", 12)).text()).isEqualTo(searched.text());
            assertThat(ask(model, Map.of("max_tokens", 12, "num_beams", 1)).text())
                    .isEqualTo(single.text());
            assertThat(ask(greedy, Map.of("max_tokens", 12, "num_beams", 8)).text())
                    .isEqualTo(searched.text());
            assertThat(model.isDeterministic(request("Hello", Map.of(), 0))).isTrue();
        }
    }

    @Test
    void a_stop_string_cuts_what_was_found() throws Exception {
        try (OnnxChatModel model = open("{\"eos_token_id\": 0, \"num_beams\": 3}")) {
            String whole = ask(model, Map.of("max_tokens", 12)).text();
            String stop = whole.substring(3, 5);
            ChatResponse cut = ask(model, Map.of("max_tokens", 12, "stop", List.of(stop)));
            assertThat(cut.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
            assertThat(cut.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @Test
    void tokens_that_may_not_come_again_do_not() throws Exception {
        try (OnnxChatModel free = open("{\"eos_token_id\": 0}");
                OnnxChatModel ruled = open("{\"eos_token_id\": 0, \"no_repeat_ngram_size\": 1}")) {
            assertThat(ask(free, Map.of("max_tokens", 30))
                            .text()
                            .codePoints()
                            .distinct()
                            .count())
                    .isLessThan(30);
            assertThat(ask(ruled, Map.of("max_tokens", 30, "num_beams", 2)).logProbabilities())
                    .hasSize(30);
            assertThat(ask(ruled, Map.of("max_tokens", 30)).text())
                    .isNotEqualTo(ask(free, Map.of("max_tokens", 30)).text());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    num_beams      | 65    | num_beams must be a number from 1 to 64
                    temperature    | 0.5   | Set temperature: 0, or num_beams: 1
                    early_stopping | soon  | early_stopping must be true, false or "never"
                    """)
    void what_can_not_be_searched_is_a_permanent_error(String name, String value, String message) throws Exception {
        try (OnnxChatModel model = open("{\"eos_token_id\": 0, \"num_beams\": 4}")) {
            Object given = name.equals("early_stopping") ? value : Double.valueOf(value);
            assertThatThrownBy(() -> ask(model, Map.of(name, given)))
                    .isInstanceOf(ModelCallException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void a_generation_config_that_says_nonsense_is_an_error_that_names_it() {
        assertThatThrownBy(() -> open("{\"eos_token_id\": 0, \"early_stopping\": \"soon\"}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("generation_config.json")
                .hasMessageContaining("early_stopping");
    }

    @Test
    void an_export_without_states_can_not_follow_several_texts(@TempDir Path other) throws Exception {
        try (OnnxChatModel plain = ModelFixture.in(other, Layout.PLAIN).open()) {
            assertThatThrownBy(() -> ask(plain, Map.of("num_beams", 2)))
                    .isInstanceOf(ModelCallException.class)
                    .hasMessageContaining("Set num_beams: 1");
        }
    }
}
