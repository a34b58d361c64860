package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.CaseBuilder;
import io.driftgauge.model.ServedIdentity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatingAliasesTests {

    private static List<String> warnings(String id, String served) {
        CaseBuilder builder = CaseBuilder.of("suite", "case")
                .provider(id)
                .now(List.of(CaseBuilder.features("x", 1, 0)))
                .servedNow(new ServedIdentity(served, null, null, null));
        return FloatingAliases.warnings(List.of(builder.replay()));
    }

    @ParameterizedTest
    @CsvSource({
        "openai:chat:gpt-4o, gpt-4o-2024-08-06",
        "anthropic:messages:claude-sonnet-4-5, claude-sonnet-4-5-20250929",
        "mistral:mistral-large-latest, mistral-large-2411",
        "google:gemini-2.0-flash, gemini-2.0-flash-001",
        "openrouter:openai/gpt-4o, openai/gpt-4o-2024-11-20",
        "openai:chat:chatgpt-4o-latest, chatgpt-4o-latest"
    })
    void names_what_was_served_behind_a_name_that_floats(String id, String served) {
        assertThat(warnings(id, served))
                .singleElement()
                .satisfies(w -> assertThat(w).contains("'" + id + "' is a floating alias", served));
    }

    @ParameterizedTest
    @CsvSource({
        "openai:chat:gpt-4o-2024-08-06, gpt-4o-2024-08-06",
        "openai:chat:gpt-3.5-turbo-0613, gpt-3.5-turbo-0613",
        "google:gemini-2.5-pro, gemini-2.5-pro",
        "djl:tiny-2026.1, tiny-2026.1",
        "recorded:answers.jsonl, gpt-4o-2024-08-06",
        "azureopenai:chat:my-deployment, gpt-4o-2024-08-06",
        "bedrock:converse:anthropic.claude-3-haiku-20240307-v1:0, x"
    })
    void leaves_dated_names_and_names_without_a_dated_one_alone(String id, String served) {
        assertThat(warnings(id, served)).isEmpty();
    }
}
