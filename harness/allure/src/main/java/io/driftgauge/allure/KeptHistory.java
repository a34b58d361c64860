package io.driftgauge.allure;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Allure's history of earlier runs, a few small files beside our own history: the last twenty runs. */
final class KeptHistory {

    private KeptHistory() {}

    /** Copies its files, each whole. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> listed = Files.list(from)) {
            files = listed.filter(f -> f.toString().endsWith(".json") && Files.isRegularFile(f))
                    .toList();
        }
        for (Path file : files) {
            AtomicFiles.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
        }
    }

    /** One more than the newest build that it knows; 1 if there is none or it can't be read. */
    static long nextOrder(Path history) {
        long newest = 0;
        try {
            for (JsonNode build : Json.parse(Files.readString(history.resolve("history-trend.json")))) {
                newest = Math.max(newest, build.path("buildOrder").asLong());
            }
        } catch (IOException e) {
            // none yet, or spoilt: the trend starts anew
            return 1;
        }
        return newest + 1;
    }
}
