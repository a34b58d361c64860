package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes the models of every architecture that tests read: {@code Zoo <folder>}, one directory a model, with what is
 * expected of it in {@code expected.json}. The same bytes each time.
 */
public final class Zoo {

    static final String EXPECTED = "expected.json";

    private Zoo() {}

    /** Takes the folder to write to. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    static void write(Path folder) throws IOException {
        for (Example example : examples()) {
            for (Map.Entry<String, Object> file : example.files().entrySet()) {
                save(folder.resolve(example.name()).resolve(file.getKey()), file.getValue());
            }
            save(folder.resolve(example.name()).resolve(EXPECTED), example.expected());
        }
    }

    private static void save(Path file, Object content) throws IOException {
        Files.createDirectories(file.getParent());
        if (content instanceof byte[] bytes) {
            Files.write(file, bytes);
        } else {
            Files.writeString(file, pretty((JsonNode) content) + "\n");
        }
    }

    private static String pretty(JsonNode json) throws IOException {
        return json.has("vocab") || json.has("texts") || json.has("outputs") || json.has("model")
                ? Expected.JSON.writeValueAsString(json)
                : Expected.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    static List<Example> examples() {
        return List.of(
                Llama.example("llama", Storage.FLOAT32, false),
                Llama.example("llama-merged", Storage.FLOAT32, true),
                Llama.example("llama-fp16", Storage.FLOAT16, false),
                Llama.example("llama-int8", Storage.INT8, false),
                Llama.example("llama-external", Storage.EXTERNAL, false),
                LlamaScript.example("llama-torchscript"),
                T5.example("t5", false),
                T5.example("t5-merged", true),
                Bart.example("bart"),
                Mamba.example("mamba", false),
                Mamba.example("mamba2", true),
                Bert.example("bert-sequence", Bert.Head.SEQUENCE, "the movie was good .", ""),
                Bert.example(
                        "bert-entailment", Bert.Head.ENTAILMENT, "paris is a city", "this example is about sport ."),
                Bert.example("bert-masked", Bert.Head.MASKED, "paris is the [MASK] of france .", ""),
                Bert.example("bert-tokens", Bert.Head.TOKENS, "john lives in berlin .", ""),
                Bert.example("bert-answers", Bert.Head.ANSWERS, "where is paris ?", "paris is a city in france ."),
                Bert.example("bert-embedder", Bert.Head.NONE, "the movie was good .", ""),
                Vit.example("vit"));
    }
}
