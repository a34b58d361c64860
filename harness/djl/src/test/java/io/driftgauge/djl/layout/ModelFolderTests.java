package io.driftgauge.djl.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.djl.zoo.ZooModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTests {

    private final Path temp;

    ModelFolderTests(@TempDir Path temp) {
        this.temp = temp;
    }

    @ParameterizedTest
    @CsvSource({
        "llama, DECODER",
        "mamba, DECODER",
        "t5, ENCODER_DECODER",
        "bart, ENCODER_DECODER",
        "bert-sequence, SEQUENCE_CLASSIFIER",
        "bert-masked, MASK_FILLER",
        "bert-tokens, TOKEN_CLASSIFIER",
        "bert-answers, QUESTION_ANSWERER",
        "vit, IMAGE_CLASSIFIER"
    })
    void its_config_tells_the_architecture(String name, ModelKind kind) throws IOException {
        assertThat(ModelKind.of(ZooModel.copy(name, temp).folder)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    WhisperForAudioClassification | not supported: WhisperForAudioClassification. Supported are *ForCausalLM
                    BertModel                     | a bare encoder can embed
                    """)
    void an_unknown_architecture_is_an_error_that_names_the_known_ones(String architecture, String message)
            throws IOException {
        Files.writeString(temp.resolve("config.json"), "{\"architectures\": [\"" + architecture + "\"]}");
        assertThatThrownBy(() -> ModelFolder.open(temp, "")).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    llama          | model.onnx                   | looked for model.onnx, decoder_model_merged.onnx
                    llama-external | model.onnx_data              | keeps weights in the file model.onnx_data, which is not there
                    t5             | encoder_model.onnx           | looked for encoder_model.onnx
                    t5             | decoder_model.onnx           | decoder_model_merged.onnx, or decoder_model.onnx with
                    bert-sequence  | tokenizer.json               | Save the model's fast tokenizer beside its weights
                    vit            | preprocessor_config.json     | It tells how pictures are scaled
                    """)
    void a_missing_file_is_an_error_that_says_what_to_put_where(String name, String file, String message)
            throws IOException {
        Path folder = ZooModel.copy(name, temp).folder;
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.delete(folder.resolve(file));
        assertThatThrownBy(() -> ModelFolder.open(folder, ""))
                .hasMessageContaining(name)
                .hasMessageContaining(message);
    }

    @Test
    void a_variant_is_taken_by_its_name() throws IOException {
        Path folder = variants("fp16", "quantized");
        assertThat(ModelFolder.open(folder, "fp16").file("model")).isEqualTo(folder.resolve("onnx/model_fp16.onnx"));
        assertThat(ModelFolder.open(folder, "fp16").checksum())
                .isNotEqualTo(ModelFolder.open(folder, "quantized").checksum());
    }

    @Test
    void the_only_variant_needs_no_name() throws IOException {
        Path folder = variants("int8");
        assertThat(ModelFolder.open(folder, "").file("model")).isEqualTo(folder.resolve("onnx/model_int8.onnx"));
    }

    @Test
    void of_several_variants_one_must_be_named() throws IOException {
        Path folder = variants("fp16", "quantized");
        assertThatThrownBy(() -> ModelFolder.open(folder, ""))
                .hasMessageContaining("in several variants only: fp16, quantized")
                .hasMessageContaining("variant: fp16");
        assertThatThrownBy(() -> ModelFolder.open(folder, "q4"))
                .hasMessageContaining("in the variant q4")
                .hasMessageContaining("model_fp16.onnx, model_quantized.onnx");
    }

    @Test
    void the_checksum_counts_weights_in_files_beside() throws IOException {
        Path folder = ZooModel.copy("llama-external", temp).folder;
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        String before = ModelFolder.open(folder, "").checksum();
        byte[] data = Files.readAllBytes(folder.resolve("model.onnx_data"));
        data[100] ^= 1;
        Files.write(folder.resolve("model.onnx_data"), data);
        assertThat(ModelFolder.open(folder, "").checksum()).isNotEqualTo(before);
    }

    private Path variants(String... names) throws IOException {
        Path folder = ZooModel.copy("llama", temp).folder;
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.createDirectories(folder.resolve("onnx"));
        for (String name : names) {
            Files.copy(folder.resolve("model.onnx"), folder.resolve("onnx/model_" + name + ".onnx"));
        }
        Files.delete(folder.resolve("model.onnx"));
        return folder;
    }
}
