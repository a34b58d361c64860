package io.driftgauge.providers.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a vendor's requests for embeddings and their answers are spelt. */
enum EmbeddingFormat {

    /** OpenAI's, which Mistral, vLLM, llama.cpp and many others speak too. */
    OPENAI(128) {
        @Override
        String path(String model) {
            return "embeddings";
        }

        @Override
        ObjectNode body(String model, List<String> texts) {
            ObjectNode body = Json.object().put("model", model).put("encoding_format", "float");
            texts.forEach(body.putArray("input")::add);
            return body;
        }

        @Override
        List<float[]> read(JsonNode answer) {
            float[][] inOrder = new float[answer.path("data").size()][];
            int next = 0;
            for (JsonNode entry : answer.path("data")) {
                int index = entry.path("index").asInt(next++);
                if (index < 0 || index >= inOrder.length) {
                    throw new IllegalArgumentException("an embedding has a wrong index");
                }
                inOrder[index] = numbers(entry.path("embedding"));
            }
            return List.of(inOrder);
        }
    },

    /** Google's. */
    GEMINI(100) {
        @Override
        String path(String model) {
            return "models/" + model + ":batchEmbedContents";
        }

        @Override
        ObjectNode body(String model, List<String> texts) {
            ObjectNode body = Json.object();
            ArrayNode requests = body.putArray("requests");
            for (String text : texts) {
                ObjectNode request = requests.addObject().put("model", "models/" + model);
                request.put("taskType", "SEMANTIC_SIMILARITY");
                request.putObject("content").putArray("parts").addObject().put("text", text);
            }
            return body;
        }

        @Override
        List<float[]> read(JsonNode answer) {
            return each(answer.path("embeddings"), "values");
        }
    },

    /** Cohere's, version 2. */
    COHERE(96) {
        @Override
        String path(String model) {
            return "embed";
        }

        @Override
        ObjectNode body(String model, List<String> texts) {
            ObjectNode body = Json.object().put("model", model).put("input_type", "clustering");
            texts.forEach(body.putArray("texts")::add);
            body.putArray("embedding_types").add("float");
            return body;
        }

        @Override
        List<float[]> read(JsonNode answer) {
            return each(answer.path("embeddings").path("float"), null);
        }
    },

    /** Ollama's. */
    OLLAMA(64) {
        @Override
        String path(String model) {
            return "api/embed";
        }

        @Override
        ObjectNode body(String model, List<String> texts) {
            ObjectNode body = Json.object().put("model", model).put("truncate", false);
            texts.forEach(body.putArray("input")::add);
            return body;
        }

        @Override
        List<float[]> read(JsonNode answer) {
            return each(answer.path("embeddings"), null);
        }
    };

    private final int batch;

    EmbeddingFormat(int batch) {
        this.batch = batch;
    }

    /** Most texts in one request. */
    int batch() {
        return batch;
    }

    abstract String path(String model);

    abstract ObjectNode body(String model, List<String> texts);

    /** One a text, in their order. */
    abstract List<float[]> read(JsonNode answer);

    static List<float[]> each(JsonNode entries, @Nullable String name) {
        List<float[]> found = new ArrayList<>(entries.size());
        for (JsonNode entry : entries) {
            found.add(numbers(name == null ? entry : entry.path(name)));
        }
        return found;
    }

    static float[] numbers(JsonNode array) {
        if (!array.isArray() || array.isEmpty()) {
            throw new IllegalArgumentException("an embedding is no list of numbers");
        }
        float[] numbers = new float[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!array.path(i).isNumber()) {
                throw new IllegalArgumentException("an embedding holds something else than numbers");
            }
            numbers[i] = array.path(i).floatValue();
        }
        return numbers;
    }
}
