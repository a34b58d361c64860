package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    private final Secrets secrets = Secrets.of(Map.of(
            "SHOP_API_KEY", "correct horse",
            "SHOP_TOKEN", "correct horse battery",
            "DEBUG_KEY", "on",
            "HOME", "/home/person"));

    @Test
    void masks_the_values_of_variables_that_hold_a_secret() {
        assertThat(secrets.redact("401 for correct horse battery, then correct horse; on /home/person"))
                .isEqualTo("401 for [redacted], then [redacted]; on /home/person");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-proj-abcdefghijklmnopqrst",
                "sk-ant-api03-abcdefghijklmnop",
                "AIzaSyA1234567890123456789012345678901234",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "AKIAABCDEFGHIJKLMNOP",
                "gsk_abcdefgh1jklmnopqrst",
                "xoxb-1234567890-abcdef",
                "hf_abcdefghijklmnopqrstuvwx",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3In0.c2lnbmF0dXJl",
            })
    void masks_what_is_shaped_like_a_key(String key) {
        assertThat(secrets.anyIn(key)).isTrue();
        assertThat(secrets.redact("x=" + key + ".")).doesNotContain(key).startsWith("x=[redacted]");
    }

    @Test
    void masks_what_follows_bearer() {
        assertThat(secrets.redact("Authorization: Bearer abcdefghijklmnopqrstuvwxyz"))
                .isEqualTo("Authorization: Bearer [redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask-me-anything-about-your-order-today",
                "The bearer of this letter",
                "pk_customer_identifier",
                "sk-8",
                "eyJ"
            })
    void leaves_ordinary_text_alone(String text) {
        assertThat(secrets.anyIn(text)).isFalse();
        assertThat(secrets.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_API_KEY, true",
        "apiKey, true",
        "api_key, true",
        "apikey, true",
        "token, true",
        "Authorization, true",
        "X-Api-Key, true",
        "clientSecret, true",
        "AWS_SECRET_ACCESS_KEY, true",
        "max_tokens, false",
        "eos_token, false",
        "monkey, false",
        "keyboard, false",
        "apiKeyEnvar, false",
    })
    void knows_the_names_of_secrets(String name, boolean secret) {
        assertThat(Secrets.isSecretName(name)).isEqualTo(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "as it is, k3y/With+odd\"chars&<x>",
        "in JSON, k3y/With+odd\\\"chars&<x>",
        "with a solidus escaped, k3y\\/With+odd\\\"chars&<x>",
        "in JSON within JSON, k3y\\/With+odd\\\\\\\"chars&<x>",
        "with Unicode escapes, k3y/With\\u002Bodd\\u0022chars\\u0026\\u003cx\\u003e",
        "with Unicode escapes twice, k3y/With\\\\u002bodd\\\\\\\"chars\\\\u0026\\\\u003cx>",
        "in a URL, k3y%2FWith%2Bodd%22chars%26%3Cx%3E",
        "in a URL in lower case, k3y%2fWith%2bodd%22chars%26%3cx%3e",
        "in a URL twice, k3y%252FWith%252Bodd%2522chars%2526%253Cx%253E",
        "in HTML, k3y/With+odd&quot;chars&amp;&lt;x&gt;",
        "in HTML by number, k3y/With+odd&#34;chars&#38;&#60;x&#x3E;",
        "wholly escaped letters, \\u006b3y/With+odd\"chars&<x>",
    })
    void masks_a_value(String where, String text) {
        Secrets odd = Secrets.of(Map.of("ODD_KEY", "k3y/With+odd\"chars&<x>"));

        assertThat(odd.anyIn("a " + text + " b")).as(where).isTrue();
        assertThat(odd.redact("a " + text + " b")).as(where).isEqualTo("a [redacted] b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "use"})
    void masks_a_value_inside_base64_wherever_it_begins(String before) {
        String value = "correct horse battery??>>";
        Secrets odd = Secrets.of(Map.of("ODD_KEY", value));
        byte[] bytes = (before + value + ":x").getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            String masked = odd.redact("Basic " + encoder.encodeToString(bytes));

            assertThat(masked).startsWith("Basic ").contains("[redacted]").hasSizeLessThan(28);
        }
    }

    @Test
    void masks_what_a_provider_registered_in_every_instance() {
        Secrets.register("registered-by-a-provider-1");

        assertThat(secrets.redact("x registered-by-a-provider-1 y")).isEqualTo("x [redacted] y");
        assertThat(Secrets.of(Map.of()).anyIn("registered%2Dby-a-provider-1")).isTrue();
    }

    @Test
    void leaves_values_alone_that_are_words() {
        Secrets.register("postgres");

        assertThat(Secrets.of(Map.of("DB_PASSWORD", "hunter2")).redact("postgres hunter2"))
                .isEqualTo("postgres hunter2");
    }

    @Test
    void takes_no_longer_for_a_hostile_text() {
        String text = "\\".repeat(200_000) + "%25".repeat(100_000) + "&#000".repeat(50_000);

        assertThat(secrets.redact(text)).isEqualTo(text);
    }

    @Test
    void masks_the_shortest_shapes() {
        assertThat(secrets.redact("(xoxb-0123456789)")).isEqualTo("([redacted])");
        assertThat(secrets.redact("Bearer abcdefgh12345678")).isEqualTo("Bearer [redacted]");
        assertThat(secrets.redact("\n-----BEGIN PRIVATE KEY-----")).isEqualTo("\n[redacted]");
    }

    @Test
    void does_not_print_what_it_knows() {
        assertThat(secrets).hasToString("Secrets[2]");
    }
}
