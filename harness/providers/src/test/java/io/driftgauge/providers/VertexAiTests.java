package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VertexAiTests extends GeminiTests {

    @Override
    String id() {
        return "vertex:some-model";
    }

    @Override
    String keyVariable() {
        return "GOOGLE_OAUTH_ACCESS_TOKEN";
    }

    @Override
    Map<String, Object> config() {
        return Map.of("projectId", "my-project", "region", "europe-west4");
    }

    @Test
    void the_address_names_project_and_region() throws Exception {
        answers(json(answer("x")));

        assertThat(chat().served().region()).isEqualTo("europe-west4");
        assertThat(server.takeRequest().getTarget())
                .isEqualTo(
                        "/v1/projects/my-project/locations/europe-west4/publishers/google/models/some-model:generateContent");
    }
}
