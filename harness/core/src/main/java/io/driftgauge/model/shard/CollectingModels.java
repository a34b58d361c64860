package io.driftgauge.model.shard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** The models of another factory; all that they say goes into a log as well. */
public record CollectingModels(ChatModelFactory factory, ShardLog log) implements OfFactory {

    static final String PROVIDER = "provider";
    static final String REQUEST = "request";
    static final String RESPONSE = "response";
    static final String FAILURE = "failure";
    static final String UNREACHABLE = "unreachable";
    static final String ENVIRONMENT = "environment";
    static final String CONCURRENCY = "maxConcurrency";
    static final String DETERMINISTIC = "deterministic";
    static final String AVAILABLE = "available";

    @Override
    public ChatModel open(ModelSpec spec, Path prompts, Settings settings) throws ModelCallException {
        ObjectNode opened = Json.object().put(PROVIDER, spec.label());
        try {
            ChatModel model = factory.open(spec, prompts, settings);
            opened.put(CONCURRENCY, model.maxConcurrency()).set(ENVIRONMENT, Json.node(model.environment()));
            return new Collecting(model, spec.label());
        } catch (ModelCallException e) {
            opened.set(UNREACHABLE, ExchangeJson.of(e));
            throw e;
        } finally {
            log.add(opened);
        }
    }

    private final class Collecting implements ChatModel {

        private final ChatModel model;
        private final String label;

        Collecting(ChatModel model, String label) {
            this.model = model;
            this.label = label;
        }

        private ObjectNode line(ChatRequest request) {
            return Json.object().put(PROVIDER, label).put(REQUEST, ExchangeJson.key(request));
        }

        @Override
        public ChatResponse chat(ChatRequest request) throws ModelCallException, InterruptedException {
            try {
                ChatResponse response = model.chat(request);
                log.add(line(request).set(RESPONSE, ExchangeJson.of(response)));
                return response;
            } catch (ModelCallException e) {
                log.add(line(request).set(FAILURE, ExchangeJson.of(e)));
                throw e;
            }
        }

        @Override
        public OptionalInt answersAvailable(ChatRequest request) {
            OptionalInt available = model.answersAvailable(request);
            available.ifPresent(count -> log.add(line(request).put(AVAILABLE, count)));
            return available;
        }

        @Override
        public boolean isDeterministic(ChatRequest request) {
            boolean deterministic = model.isDeterministic(request);
            if (deterministic) {
                log.add(line(request).put(DETERMINISTIC, true));
            }
            return deterministic;
        }

        @Override
        public Map<String, String> environment() {
            return model.environment();
        }

        @Override
        public int maxConcurrency() {
            return model.maxConcurrency();
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
