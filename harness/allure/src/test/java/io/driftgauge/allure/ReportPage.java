package io.driftgauge.allure;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A report's page and the files that are packed in it. */
final class ReportPage {

    private static final Pattern BLOCK =
            Pattern.compile("<script type=\"text/plain\" id=\"dg-block-\\d+\">([^<]*)</script>");

    private final Map<String, String> files = new TreeMap<>();

    private ReportPage() {}

    static ReportPage read(Path page) throws IOException {
        ReportPage read = new ReportPage();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            byte[] packed = Base64.getDecoder().decode(block.group(1));
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                JsonNode files = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                files.properties()
                        .forEach(e -> read.files.put(e.getKey(), e.getValue().asText()));
            }
        }
        return read;
    }

    Set<String> files() {
        return files.keySet();
    }

    String text(String name) {
        return files.getOrDefault(name, "");
    }
}
