package io.driftgauge.trainer.release;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.Digests;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.TrainingRecord;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder of a release as it is bundled: the files that loaders of published models expect, a card, a manifest. */
public final class ModelFolder {
    /** Name of the network's file. */
    public static final String MODEL = "model.onnx";

    private static final String MANIFEST = "manifest.json";

    /** Every file but the manifest, which holds the others' digests. */
    private static final List<String> FILES = List.of(
            "MODEL_CARD.md",
            "config.json",
            "generation_config.json",
            MODEL,
            ChatTokenizer.FILE,
            "tokenizer_config.json");

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final GptSize size;

    public ModelFolder(Path folder, GptSize size) {
        this.folder = folder;
        this.size = size;
    }

    /**
     * Writes the network, and the tokenizer and configurations beside it.
     *
     * @param full whether the network's file keeps all bits of its weights
     */
    public void write(byte[] onnx, boolean full, Path tokenizer) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(MODEL), onnx);
        Files.write(folder.resolve(ChatTokenizer.FILE), Files.readAllBytes(tokenizer));
        writeJson("config.json", ModelConfigs.network(size, full));
        writeJson("generation_config.json", ModelConfigs.generation(size));
        writeJson("tokenizer_config.json", ModelConfigs.tokenizer(size));
    }

    /**
     * Writes the card, and then the manifest over all files.
     *
     * @param more what the manifest says beside, by name
     */
    public void finish(String name, TrainingRecord training, Map<String, String> more, String card) throws IOException {
        Files.writeString(folder.resolve("MODEL_CARD.md"), card, StandardCharsets.UTF_8);
        ObjectNode manifest = JSON.createObjectNode()
                .put("name", name)
                .put("licence", "Apache-2.0")
                .put("parameters", training.parameters())
                .put("seed", training.recipe().seed())
                .put("steps", training.recipe().steps())
                .put("rowsPerStep", training.recipe().rows())
                .put("context", size.context())
                .put("conversations", training.conversations())
                .put("corpusSha256", training.corpusSha256());
        if (!training.resumedAt().isEmpty()) {
            training.resumedAt().forEach(manifest.putArray("resumedAt")::add);
        }
        more.forEach(manifest::put);
        ObjectNode digests = manifest.putObject("sha256");
        for (String file : FILES) {
            digests.put(file, Digests.hex(Files.readAllBytes(folder.resolve(file))));
        }
        writeJson(MANIFEST, manifest);
    }

    /** Size of the network's file in bytes. */
    public long modelBytes() throws IOException {
        return Files.size(folder.resolve(MODEL));
    }

    private void writeJson(String name, JsonNode content) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        String text = JSON.writer(printer).writeValueAsString(content) + "\n";
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
