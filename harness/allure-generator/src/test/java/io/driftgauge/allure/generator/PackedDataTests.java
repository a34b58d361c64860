package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedDataTests {

    private final PackedData data = new PackedData();

    @Test
    void holdsEachFileInABlockThatTheIndexNames() throws IOException {
        data.addDataJson("data/a.json", Map.of("said", "</script><script>alert(1)</script>"));
        data.addDataJson("widgets/b.json", Map.of("b", 1));

        String elements = data.elements();

        assertThat(read(elements, "widgets/b.json")).isEqualTo("{\"b\":1}");
        assertThat(read(elements, "data/a.json")).contains("</script><script>alert(1)");
        assertThat(elements).doesNotContain("alert");
    }

    @Test
    void keepsTheBytesOfWhatAReaderMaySave(@TempDir Path folder) throws IOException {
        data.addDataFile("data/attachments/x.txt", Files.writeString(folder.resolve("x"), "ü"));
        data.addDataBinary("data/suites.csv", new byte[] {1, 2});
        data.addDataJson("data/attachments/y.json", Map.of());

        String elements = data.elements();

        assertThat(Base64.getDecoder().decode(read(elements, "data/attachments/x.txt")))
                .isEqualTo("ü".getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getDecoder().decode(read(elements, "data/suites.csv")))
                .containsExactly(1, 2);
        assertThat(Base64.getDecoder().decode(read(elements, "data/attachments/y.json")))
                .hasSize(2);
    }

    @Test
    void leavesOutWhatIsForTheNextReport() throws IOException {
        data.addDataJson("history/history.json", Map.of());

        assertThat(unpacked(data.elements(), "dg-index")).isEmpty();
    }

    @Test
    void holdsAnEmptyFile() throws IOException {
        data.addDataBinary("data/categories.csv", new byte[0]);

        assertThat(read(data.elements(), "data/categories.csv")).isEmpty();
    }

    @Test
    void splitsIntoBlocksThatOpenQuickly() throws IOException {
        for (int i = 0; i < 4; i++) {
            data.addDataJson("data/" + i + ".json", "x".repeat(400_000));
        }

        assertThat(data.elements().split("dg-block-", -1)).hasSize(5);
    }

    @Test
    void losesNoneOfTheFilesThatSeveralThreadsHandIn() throws IOException {
        List<String> names = IntStream.range(0, 20_000)
                .mapToObj(i -> "data/attachments/" + i + ".txt")
                .toList();

        names.parallelStream().forEach(name -> data.addDataBinary(name, new byte[] {1}));

        assertThat(unpacked(data.elements(), "dg-index").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(names);
    }

    private static String read(String elements, String name) throws IOException {
        int block = unpacked(elements, "dg-index").path(name).asInt(-1);
        return unpacked(elements, "dg-block-" + block).path(name).asText();
    }

    private static JsonNode unpacked(String elements, String id) throws IOException {
        Matcher element = Pattern.compile("<script type=\"text/plain\" id=\"" + id + "\">([^<]*)</script>")
                .matcher(elements);
        assertThat(element.find()).isTrue();
        byte[] packed = Base64.getDecoder().decode(element.group(1));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new JsonMapper().readTree(in);
        }
    }
}
