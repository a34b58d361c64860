package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of providers says what the code does. */
class ProvidersPageTests {

    private static String page() throws Exception {
        return Files.readString(Path.of("../docs/reference/providers.md"));
    }

    @Test
    void names_every_vendor() throws Exception {
        String page = page();

        assertThat(new HttpModelFactory(Map.of()).vendors())
                .allSatisfy(vendor -> assertThat(page).containsPattern("`" + vendor + ":"));
    }

    @ParameterizedTest
    @CsvSource({
        "openai:chat:m, OPENAI_API_KEY",
        "openai:responses:m, OPENAI_API_KEY",
        "anthropic:messages:m, ANTHROPIC_API_KEY",
        "google:m, GEMINI_API_KEY",
        "mistral:m, MISTRAL_API_KEY",
        "cohere:m, COHERE_API_KEY",
        "deepseek:m, DEEPSEEK_API_KEY",
        "groq:m, GROQ_API_KEY",
        "xai:m, XAI_API_KEY",
        "together:m, TOGETHER_API_KEY",
        "fireworks:m, FIREWORKS_API_KEY",
        "openrouter:m, OPENROUTER_API_KEY"
    })
    void a_missing_key_is_named_without_a_call(String id, String variable) throws Exception {
        ModelSpec spec = new ModelSpec(id, "it", Map.of(), false, null);
        HttpModelFactory factory = new HttpModelFactory(Map.of());

        assertThat(factory.needsLive(spec)).isTrue();
        ModelCallException failure = catchThrowableOfType(
                ModelCallException.class, () -> factory.open(spec, Path.of("."), Settings.of(Map.of())));
        assertThat(failure.kind()).isEqualTo(ModelCallException.Kind.PERMANENT);
        assertThat(failure.attempts()).isZero();
        assertThat(failure).hasMessageContaining(variable);
        assertThat(page()).contains("`" + variable + "`");
    }
}
