package io.driftgauge.djl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Settings;
import io.driftgauge.model.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A directory of sentence-transformers, with the weights of MiniLM. */
class SentenceFolderTests {

    private static final Settings SETTINGS = Settings.of(Map.of("driftgauge.device", "cpu"));
    private static final String TEXT = "The capital of France is Paris.";

    private final Path prompts;
    private final Path folder;

    SentenceFolderTests(@TempDir Path prompts) {
        this.prompts = prompts;
        this.folder = prompts.resolve("models/mine");
    }

    @BeforeEach
    void save() throws IOException {
        EmbeddingFiles files = NamedModel.MINILM.files(getClass().getClassLoader(), "", SETTINGS);
        Files.createDirectories(folder.resolve("onnx"));
        Files.createLink(folder.resolve("onnx/model.onnx"), files.weights());
        Files.writeString(folder.resolve("tokenizer.json"), files.tokenizer());
        write(
                "modules.json",
                "[{'type': 'sentence_transformers.models.Transformer'},"
                        + " {'type': 'sentence_transformers.models.Pooling'},"
                        + " {'type': 'sentence_transformers.models.Normalize'}]");
        write("1_Pooling/config.json", "{'pooling_mode_cls_token': false, 'pooling_mode_mean_tokens': true}");
        write("sentence_bert_config.json", "{'max_seq_length': 128}");
        write("config_sentence_transformers.json", "{'prompts': {'query': 'query: '}, 'default_prompt_name': null}");
    }

    @Test
    void its_vectors_are_those_of_the_published_model() throws IOException {
        try (Embedder named = open("djl:all-MiniLM-L6-v2");
                Embedder mine = open("djl:models/mine")) {
            String longText = "Refunds arrive within thirty days. ".repeat(40);
            assertThat(mine.embed(List.of(TEXT, longText))).isEqualTo(named.embed(List.of(TEXT, longText)));
            assertThat(mine.name()).isEqualTo("mine");
        }
    }

    @Test
    void a_prompt_is_written_before_each_text() {
        try (Embedder plain = open("djl:models/mine");
                Embedder prompted = open("djl:" + folder + "#query")) {
            assertThat(prompted.embed(List.of(TEXT))).isEqualTo(plain.embed(List.of("query: " + TEXT)));
            assertThat(prompted.checksum()).isNotEqualTo(plain.checksum());
        }
    }

    @Test
    void the_pooling_is_the_one_of_its_config() throws IOException {
        try (Embedder mean = open("djl:models/mine")) {
            write("1_Pooling/config.json", "{'pooling_mode_cls_token': true}");
            try (Embedder cls = open("djl:models/mine")) {
                assertThat(cls.embed(List.of(TEXT))).isNotEqualTo(mean.embed(List.of(TEXT)));
                assertThat(cls.checksum()).isNotEqualTo(mean.checksum());
            }
        }
    }

    @Test
    void no_window_is_longer_than_its_longest_text() throws IOException {
        write("sentence_bert_config.json", "{'max_seq_length': 16}");
        try (Embedder mine = open("djl:models/mine")) {
            assertThat(mine.embed(List.of("cat ".repeat(28))).get(0).windows()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    onnx/model.onnx       |                              | holds no weights of an embedding model
                    tokenizer.json        |                              | no such file. Put the model's fast tokenizer there.
                    tokenizer.json        | {}                           | is no tokenizer that can be read
                    modules.json          | [{'type': 'x.models.Dense'}] | has a step 'x.models.Dense' that can't be computed
                    modules.json          | [{                           | is no valid JSON
                    1_Pooling/config.json | {}                           | names no kind of pooling
                    1_Pooling/config.json | {'pooling_mode_cls_token': true, 'pooling_mode_mean_tokens': true} | several kinds
                    onnx/model.onnx       | text                         | is no whole ONNX file
                    """)
    void a_broken_directory_is_an_error_that_names_the_file(String file, String content, String message)
            throws IOException {
        Files.delete(folder.resolve(file));
        if (content != null) {
            write(file, content);
        }
        assertThatThrownBy(() -> open("djl:models/mine"))
                .hasMessageContaining("models/mine")
                .hasMessageContaining(message);
    }

    private void write(String file, String json) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), json.replace('\'', '"'));
    }

    private Embedder open(String id) {
        return new DjlEmbedderFactory().open(id, prompts, SETTINGS);
    }
}
