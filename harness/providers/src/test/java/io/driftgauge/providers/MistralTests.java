package io.driftgauge.providers;

class MistralTests extends OpenAiChatTests {

    @Override
    String id() {
        return "mistral:some-model";
    }

    @Override
    String keyVariable() {
        return "MISTRAL_API_KEY";
    }
}
