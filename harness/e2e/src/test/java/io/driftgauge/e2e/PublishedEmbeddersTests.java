package io.driftgauge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The embedding models that Maven carries by name, against ONNX Runtime and the tokenizers of Python on the same files. */
@Timeout(600)
class PublishedEmbeddersTests {

    private static final List<String> ENGLISH = List.of(
            "You can return an item within thirty days.",
            "Returns are accepted for one month after delivery.",
            "Our office is closed on Sunday.");
    private static final List<String> CHINESE = List.of("商品可在三十天内退货。", "收到货后一个月内可以退货。", "我们的办公室星期天不开门。");

    private final Path folder;

    PublishedEmbeddersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Least cosine to the reference: 8 bit activations are rounded, so that other sums can round to other steps. */
    @ParameterizedTest
    @CsvSource({
        "all-MiniLM-L6-v2, all-minilm-l6-v2, mean, '', en, 0.99999",
        "all-MiniLM-L6-v2-q, all-minilm-l6-v2-q, mean, '', en, 0.99",
        "bge-small-en-v1.5, bge-small-en-v1.5, cls, '', en, 0.99999",
        "bge-small-en-v1.5#query, bge-small-en-v1.5, cls, 'Represent this sentence for searching relevant passages: ', en, 0.99999",
        "e5-small-v2, e5-small-v2, mean, 'query: ', en, 0.99999",
        "e5-small-v2#passage, e5-small-v2, mean, 'passage: ', en, 0.99999",
        "bge-small-zh-v1.5, bge-small-zh-v1.5, cls, '', zh, 0.99999"
    })
    void vectors_are_those_of_the_reference(
            String name, String resource, String pooling, String prompt, String language, double least)
            throws Exception {
        Path python = Packages.python("reference", "onnxruntime==1.32.0", "tokenizers==0.23.3", "numpy==2.4.6");
        List<String> texts = language.equals("zh") ? CHINESE : ENGLISH;
        JsonNode expected = Json.parse(Scripts.python(
                "embed.py",
                python,
                folder,
                file(resource + ".onnx"),
                file(resource + "-tokenizer.json"),
                pooling,
                prompt,
                Json.line(texts)));
        try (Embedder embedder = open("djl:" + name)) {
            List<Vector> vectors =
                    embedder.embed(texts).stream().map(Embedding::mean).toList();
            for (int i = 0; i < texts.size(); i++) {
                assertThat(vectors.get(i).cosine(vector(expected.get(i)))).isGreaterThan(least);
            }
            double paraphrase = vectors.get(0).cosine(vectors.get(1));
            double another = vectors.get(0).cosine(vectors.get(2));
            System.out.printf("[e2e] %s: paraphrase %.3f, another matter %.3f%n", name, paraphrase, another);
            assertThat(paraphrase).isGreaterThan(another + 0.05);
        }
    }

    private Path file(String resource) throws IOException {
        Path file = folder.resolve(resource);
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/" + resource), resource)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static Embedder open(String id) {
        return ServiceLoader.load(EmbedderFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.supports(id))
                .findFirst()
                .orElseThrow()
                .open(id, Settings.of(Map.of("driftgauge.device", "cpu")));
    }

    private static Vector vector(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble();
        }
        return Vector.normalised(values);
    }
}
