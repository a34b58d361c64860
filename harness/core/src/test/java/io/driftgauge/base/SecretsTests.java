package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void does_not_print_what_it_knows() {
        assertThat(secrets).hasToString("Secrets[2]");
    }
}
