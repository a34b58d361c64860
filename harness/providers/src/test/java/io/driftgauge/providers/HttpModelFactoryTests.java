package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpModelFactoryTests {

    private static final String KEY = "test-key-0123456789abcdef";

    private static ModelSpec spec(String id, Map<String, Object> config) {
        return new ModelSpec(id, "it", config, false, null);
    }

    private static void open(Map<String, String> environment, String id, Map<String, Object> config) throws Exception {
        new HttpModelFactory(environment).open(spec(id, config), Path.of("."), Settings.of(Map.of()));
    }

    @Test
    void a_key_that_a_file_would_lead_to_another_host_is_refused() {
        Map<String, Object> config =
                Map.of("apiBaseUrl", "https://evil.example.org/v1", "apiKeyEnvar", "OPENAI_API_KEY");

        assertThatThrownBy(() -> open(Map.of("OPENAI_API_KEY", KEY), "openai:chat:m", config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("may not be sent to evil.example.org")
                .hasMessageContaining("DRIFTGAUGE_KEY_HOSTS");
        assertThatCode(() -> open(
                        Map.of("OPENAI_API_KEY", KEY, "DRIFTGAUGE_KEY_HOSTS", "evil.example.org"),
                        "openai:chat:m",
                        config))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000/v1, , false",
        "http://localhost:8000/v1, true, true",
        "http://gpu-box:8000/v1, , true",
        "http://gpu-box:8000/v1, false, false",
        "https://api.openai.com/v1, false, true"
    })
    void a_server_of_one_s_own_is_called_without_live(String url, Boolean live, boolean needs) {
        Map<String, Object> config = live == null ? Map.of("apiBaseUrl", url) : Map.of("apiBaseUrl", url, "live", live);

        assertThat(new HttpModelFactory(Map.of()).needsLive(spec("openai:chat:m", config)))
                .isEqualTo(needs);
    }

    @ParameterizedTest
    @CsvSource({
        "openai:chat:, must be openai",
        "azureopenai:chat:d, resource's address",
        "azureopenai:images:d, must be azureopenai",
        "vertex:m, projectId",
        "http:gateway, needs an address"
    })
    void an_id_that_can_t_be_right_says_how_it_must_be(String id, String message) {
        assertThatThrownBy(() -> open(Map.of("OPENAI_API_KEY", KEY), id, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_config_that_can_t_be_right_is_refused_with_the_reason() {
        Map<String, String> environment = Map.of("OPENAI_API_KEY", KEY, "AWS_BEARER_TOKEN_BEDROCK", KEY);
        assertThatThrownBy(() -> open(environment, "openai:chat:m", Map.of("timeout", "soon")))
                .hasMessageContaining("no duration");
        assertThatThrownBy(() -> open(environment, "openai:chat:m", Map.of("apiBaseUrl", "ftp://x")))
                .hasMessageContaining("no http or https URL");
        assertThatThrownBy(() -> open(environment, "openai:chat:m", Map.of("apiBaseUrl", "https://a:b@api.openai.com")))
                .hasMessageContaining("Keys come from environment variables only");
        assertThatThrownBy(() -> open(environment, "openai:chat:m", Map.of("headers", "x")))
                .hasMessageContaining("'headers' must be a mapping");
        assertThatThrownBy(() -> open(environment, "bedrock:converse:m", Map.of("stream", true)))
                .hasMessageContaining("not offered");
        assertThatThrownBy(() ->
                        open(environment, "https://localhost:1/x", Map.of("method", "GET", "responsePath", "$.a")))
                .hasMessageContaining("only be POST");
    }

    @Test
    void azure_and_vertex_find_their_address_in_the_environment() {
        assertThatCode(() -> open(
                        Map.of("AZURE_OPENAI_ENDPOINT", "https://r.openai.azure.com/", "AZURE_OPENAI_API_KEY", KEY),
                        "azureopenai:chat:d",
                        Map.of("organization", "o")))
                .doesNotThrowAnyException();
        assertThatCode(() -> open(
                        Map.of("VERTEX_API_KEY", KEY, "VERTEX_REGION", "global"),
                        "vertex:m",
                        Map.of("headers", Map.of("a", "b"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> open(Map.of("AWS_REGION", "eu-west-1"), "bedrock:converse:m", Map.of()))
                .doesNotThrowAnyException();
        assertThatCode(() -> open(Map.of("OLLAMA_HOST", "localhost:9"), "ollama:chat:m", Map.of()))
                .doesNotThrowAnyException();
    }
}
