package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureOpenAiTests extends OpenAiChatTests {

    @Override
    String id() {
        return "azureopenai:chat:my-deployment";
    }

    @Override
    String keyVariable() {
        return "AZURE_OPENAI_API_KEY";
    }

    @Test
    void the_undated_address_is_called_where_no_version_is_set() throws Exception {
        answers(json(answer("x")).addHeader("x-ms-region", "Sweden Central"));

        assertThat(chat().served().region()).isEqualTo("Sweden Central");
        var request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/openai/v1/chat/completions");
        assertThat(request.getHeaders().get("api-key")).isEqualTo(KEY);
        assertThat(request.getBody().utf8()).contains("\"model\":\"my-deployment\"");
    }

    @Test
    void a_dated_address_names_the_deployment() throws Exception {
        answers(json(answer("x")));
        open(Map.of("apiVersion", "2024-10-21")).chat(request(Map.of(), new Message(Role.USER, "Hi")));

        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21");
    }
}
