package io.driftgauge.model.shard;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** In place of the models of another factory, what they said in the shards. Nothing is called and nothing needs a key. */
public record CollectedModels(ChatModelFactory factory, ShardAnswers answers) implements OfFactory {

    @Override
    public ChatModel open(ModelSpec spec, Path prompts, Settings settings) throws ModelCallException {
        return new Collected(answers.provider(spec.label()), spec.label());
    }

    private record Collected(ShardAnswers.Provider provider, String label) implements ChatModel {

        @Override
        public ChatResponse chat(ChatRequest request) throws ModelCallException {
            ShardAnswers.Said said = provider.next(ExchangeJson.key(request));
            if (said == null) {
                throw new ModelCallException(
                        ModelCallException.Kind.NOT_RECORDED,
                        "No shard holds an answer of " + label
                                + " to this request. Its budget or time may have ended before, or the prompts that were"
                                + " collected are not the ones that are merged.",
                        0,
                        Duration.ZERO);
            }
            return said.answer();
        }

        @Override
        public OptionalInt answersAvailable(ChatRequest request) {
            return provider.available(ExchangeJson.key(request));
        }

        @Override
        public boolean isDeterministic(ChatRequest request) {
            return provider.isDeterministic(ExchangeJson.key(request));
        }

        @Override
        public Map<String, String> environment() {
            return provider.environment();
        }

        @Override
        public int maxConcurrency() {
            return provider.maxConcurrency();
        }
    }
}
