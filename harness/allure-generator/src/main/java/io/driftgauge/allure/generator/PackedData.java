package io.driftgauge.allure.generator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qameta.allure.ReportStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.GZIPOutputStream;

/**
 * The report's data, packed: blocks of many files each, compressed, which the page ({@code pack.js}) opens when it needs
 * them. The generator's own way, one string a file, costs ten times the size and makes a browser read all of it at once.
 *
 * <p>Takes files from several threads at once: the generator hands attachments over on all cores.
 */
final class PackedData implements ReportStorage {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /** Characters of a block before it is compressed: opened in a blink, and few. */
    private static final int BLOCK = 600_000;

    private final Map<String, String> start = new ConcurrentSkipListMap<>();
    private final Map<String, String> rest = new ConcurrentSkipListMap<>();

    @Override
    public void addDataJson(String name, Object data) {
        try {
            if (isText(name)) {
                put(name, MAPPER.writeValueAsString(data));
            } else {
                addDataBinary(name, MAPPER.writeValueAsBytes(data));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Override
    public void addDataBinary(String name, byte[] bytes) {
        put(
                name,
                isText(name)
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public void addDataFile(String name, Path file) {
        try {
            addDataBinary(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** What the page's scripts read; all else a reader may also save, so that it keeps its bytes. */
    private static boolean isText(String name) {
        return name.endsWith(".json") && !name.startsWith("data/attachments/");
    }

    private void put(String name, String text) {
        if (name.startsWith("history/")) {
            return; // for the next report, not for readers
        }
        (name.startsWith("widgets/") ? start : rest).put(name, text);
    }

    /** The elements that hold it all, for the end of the page's body; nothing in them can run or end them. */
    String elements() throws IOException {
        List<Map<String, String>> blocks = new ArrayList<>(blocks(start));
        blocks.addAll(blocks(rest));
        Map<String, Integer> index = new LinkedHashMap<>();
        StringBuilder out = new StringBuilder();
        for (int number = 0; number < blocks.size(); number++) {
            for (String name : blocks.get(number).keySet()) {
                index.put(name, number);
            }
            element(out, "dg-block-" + number, packed(blocks.get(number)));
        }
        element(out, "dg-index", packed(index));
        return out.toString();
    }

    private static List<Map<String, String>> blocks(Map<String, String> files) {
        List<Map<String, String>> blocks = new ArrayList<>();
        int size = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (blocks.isEmpty() || size + file.getValue().length() > BLOCK) {
                blocks.add(new LinkedHashMap<>());
                size = 0;
            }
            blocks.get(blocks.size() - 1).put(file.getKey(), file.getValue());
            size += file.getValue().length();
        }
        return blocks;
    }

    private static void element(StringBuilder out, String id, String text) {
        out.append("<script type=\"text/plain\" id=\"")
                .append(id)
                .append("\">")
                .append(text)
                .append("</script>\n");
    }

    private static String packed(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            MAPPER.writeValue(gzip, value);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
