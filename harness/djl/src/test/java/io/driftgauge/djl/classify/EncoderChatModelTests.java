package io.driftgauge.djl.classify;

import static io.driftgauge.djl.zoo.ZooModel.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.generate.DjlModelFactory;
import io.driftgauge.djl.zoo.ZooModel;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encoders asked through the provider, held against what a plain computation in doubles says of their weights. */
class EncoderChatModelTests {

    private static final double ROUNDING = 5.1e-7;

    private final Path temp;

    EncoderChatModelTests(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void a_text_is_answered_by_its_label_and_score() throws Exception {
        ZooModel zoo = ZooModel.copy("bert-sequence", temp);
        double[] scores = Scores.softmax(floats(zoo.expected.path("outputs").get(0)));
        int best = Scores.best(scores);
        ChatResponse response =
                ask(zoo, Map.of("digits", 6), zoo.expected.path("text").asText());
        JsonNode answer = Json.parse(response.text());
        assertThat(answer.path("label").asText())
                .isEqualTo(List.of("NEGATIVE", "NEUTRAL", "POSITIVE").get(best));
        assertThat(answer.path("score").asDouble()).isCloseTo(scores[best], within(ROUNDING));
        assertThat(response.logProbabilities()).hasSize(1);
        assertThat(response.usage().promptTokens())
                .isEqualTo(zoo.expected.path("ids").size());
    }

    @Test
    void a_score_has_two_digits_where_nothing_else_is_asked() throws Exception {
        ZooModel zoo = ZooModel.copy("bert-sequence", temp);
        assertThat(ask(zoo, Map.of(), "the movie was good .").text())
                .matches("\\{\"label\":\"[A-Z]+\",\"score\":[01]\\.\\d\\d}");
    }

    @Test
    void all_labels_can_be_asked_for_the_likeliest_first() throws Exception {
        ZooModel zoo = ZooModel.copy("bert-sequence", temp);
        JsonNode all = Json.parse(
                ask(zoo, Map.of("top_k", 0, "digits", 6), "a bad movie").text());
        assertThat(all).hasSize(3);
        assertThat(all.get(0).path("score").asDouble()
                        + all.get(1).path("score").asDouble()
                        + all.get(2).path("score").asDouble())
                .isCloseTo(1, within(3 * ROUNDING));
        assertThat(all.get(0).path("score").asDouble())
                .isGreaterThan(all.get(1).path("score").asDouble());
    }

    @Test
    void labels_of_ones_own_are_scored_by_entailment() throws Exception {
        ZooModel zoo = ZooModel.copy("bert-entailment", temp);
        float[] sport = floats(zoo.expected.path("outputs").get(0));
        Map<String, Object> independent = Map.of(
                "labels",
                List.of("sport"),
                "multi_label",
                true,
                "digits",
                6,
                "hypothesis_template",
                "this example is about {} .");
        JsonNode alone = Json.parse(ask(zoo, independent, "paris is a city").text());
        double expected = Math.exp(sport[2]) / (Math.exp(sport[2]) + Math.exp(sport[0]));
        assertThat(alone.path("score").asDouble()).isCloseTo(expected, within(2 * ROUNDING));
        JsonNode among = Json.parse(
                ask(zoo, Map.of("labels", List.of("sport", "politics"), "top_k", 0, "digits", 6), "paris is a city")
                        .text());
        assertThat(among.findValuesAsText("label")).containsExactlyInAnyOrder("sport", "politics");
        assertThat(among.get(0).path("score").asDouble()
                        + among.get(1).path("score").asDouble())
                .isCloseTo(1, within(2 * ROUNDING));
    }

    @Test
    void a_gap_is_filled_by_its_likeliest_token() throws Exception {
        ZooModel zoo = ZooModel.copy("bert-masked", temp);
        double[] scores = Scores.softmax(floats(zoo.expected.path("outputs").get(4)));
        JsonNode answer = Json.parse(
                ask(zoo, Map.of("digits", 6), zoo.expected.path("text").asText())
                        .text());
        assertThat(answer.path("score").asDouble()).isCloseTo(scores[Scores.best(scores)], within(5 * ROUNDING));
        assertThat(answer.path("token").asText()).isNotEmpty();
        JsonNode three = Json.parse(
                ask(zoo, Map.of("top_k", 3), zoo.expected.path("text").asText()).text());
        assertThat(three).hasSize(3);
        assertThat(three.get(0).path("token")).isEqualTo(answer.path("token"));
    }

    @Test
    void names_are_found_with_kind_place_and_score() throws Exception {
        ZooModel zoo = ZooModel.copy("bert-tokens", temp);
        String text = zoo.expected.path("text").asText();
        List<String> labels = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
        JsonNode answer = Json.parse(ask(zoo, Map.of("digits", 6), text).text());
        int named = 0;
        String[] words = text.split(" ", -1);
        for (int w = 0; w < words.length; w++) {
            double[] scores = Scores.softmax(floats(zoo.expected.path("outputs").get(w + 1)));
            String label = labels.get(Scores.best(scores));
            if (label.equals("O")) {
                continue;
            }
            int from = text.indexOf(words[w]);
            JsonNode entity = java.util.stream.StreamSupport.stream(answer.spliterator(), false)
                    .filter(e -> e.path("start").asInt() <= from
                            && from < e.path("end").asInt())
                    .findFirst()
                    .orElseThrow();
            assertThat(entity.path("entity").asText()).isEqualTo(label.substring(2));
            assertThat(entity.path("text").asText()).contains(words[w]);
            named++;
        }
        assertThat(named).isPositive();
    }

    @Test
    void a_question_is_answered_by_a_piece_of_its_context() throws Exception {
        ZooModel zoo = ZooModel.copy("bert-answers", temp);
        String context = zoo.expected.path("pair").asText();
        List<Message> messages = List.of(
                new Message(Role.SYSTEM, context),
                new Message(Role.USER, zoo.expected.path("text").asText()));
        JsonNode answer = Json.parse(ask(zoo, Map.of("digits", 6), messages).text());
        int first = 6;
        int count = context.split(" ", -1).length;
        float[] starts = new float[count];
        float[] ends = new float[count];
        for (int w = 0; w < count; w++) {
            float[] both = floats(zoo.expected.path("outputs").get(first + w));
            starts[w] = both[0];
            ends[w] = both[1];
        }
        double best = 0;
        String piece = "";
        for (int s = 0; s < count; s++) {
            for (int e = s; e < count; e++) {
                double score = Scores.softmax(starts)[s] * Scores.softmax(ends)[e];
                if (score > best) {
                    best = score;
                    piece = String.join(" ", List.of(context.split(" ", -1)).subList(s, e + 1));
                }
            }
        }
        assertThat(answer.path("answer").asText()).isEqualTo(piece);
        assertThat(answer.path("score").asDouble()).isCloseTo(best, within(2 * ROUNDING));
        assertThat(context.substring(
                        answer.path("start").asInt(), answer.path("end").asInt()))
                .isEqualTo(piece);
    }

    @Test
    void a_picture_is_answered_by_its_label_and_score() throws Exception {
        ZooModel zoo = ZooModel.copy("vit", temp);
        double[] scores = Scores.softmax(floats(zoo.expected.path("logits")));
        List<Message> messages = List.of(Message.user(List.of(new Part.Text("What is this?"), picture())));
        JsonNode answer = Json.parse(ask(zoo, Map.of("digits", 6), messages).text());
        assertThat(answer.path("label").asText())
                .isEqualTo(List.of("cat", "dog", "parcel").get(Scores.best(scores)));
        assertThat(answer.path("score").asDouble()).isCloseTo(scores[Scores.best(scores)], within(2 * ROUNDING));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bert-sequence | the movie | labels              | needs a model of entailment
                    bert-masked   | the movie | top_k               | must hold the gap [MASK] once; it holds it 0 times
                    bert-answers  | the movie | top_k               | Put the context into a message before the question
                    bert-sequence | a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a | top_k | has 43 tokens, and the model takes 40
                    vit           | the movie | top_k               | it takes one picture
                    bert-sequence | the movie | temprature          | an encoder has no parameter 'temprature'
                    """)
    void a_request_that_can_not_be_answered_says_why(String name, String text, String parameter, String message)
            throws IOException {
        ZooModel zoo = ZooModel.copy(name, temp);
        Map<String, Object> parameters = Map.of(parameter, parameter.equals("labels") ? List.of("sport") : 1);
        assertThatThrownBy(() -> ask(zoo, parameters, text))
                .isInstanceOf(ModelCallException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_picture_that_is_none_is_an_error() throws IOException {
        ZooModel zoo = ZooModel.copy("vit", temp);
        Part text = new Part.Image("image/png", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> ask(zoo, Map.of(), List.of(Message.user(List.of(text)))))
                .hasMessageContaining("of no kind that can be read here");
    }

    @Test
    void a_wrong_parameter_in_the_config_is_an_error_before_anything_is_asked() throws IOException {
        Path folder = ZooModel.copy("bert-sequence", temp).folder;
        assertThatThrownBy(() -> open(folder, Map.of("digits", 99)))
                .hasMessageContaining("provider 'mine'")
                .hasMessageContaining("digits must be a whole number from 0 to 6");
    }

    private static ChatResponse ask(ZooModel zoo, Map<String, Object> parameters, String text) throws Exception {
        return ask(zoo, parameters, List.of(new Message(Role.USER, text)));
    }

    private static ChatResponse ask(ZooModel zoo, Map<String, Object> parameters, List<Message> messages)
            throws Exception {
        try (ChatModel model = open(zoo.folder, Map.of())) {
            ChatRequest request = new ChatRequest("case", messages, parameters, 0, 0);
            assertThat(model.isDeterministic(request)).isTrue();
            assertThat(model.environment()).containsEntry("device", "cpu");
            return model.chat(request);
        }
    }

    private static ChatModel open(Path folder, Map<String, Object> config) throws ModelCallException {
        return new DjlModelFactory()
                .open(
                        new ModelSpec("djl:" + folder, "mine", config, false, null),
                        folder,
                        Settings.of(Map.of("driftgauge.device", "cpu")));
    }

    /** The picture that the trainer computed its expectation from. */
    private static Part picture() throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    rgb = rgb << 8 | (x * 31 + y * 17 + channel * 85 + x * y * 7) % 256;
                }
                image.setRGB(x, y, rgb);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return new Part.Image("image/png", Base64.getEncoder().encodeToString(png.toByteArray()));
    }
}
