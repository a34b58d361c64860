package io.driftgauge.providers;

class OpenRouterTests extends OpenAiChatTests {

    @Override
    String id() {
        return "openrouter:some/model";
    }

    @Override
    String keyVariable() {
        return "OPENROUTER_API_KEY";
    }
}
