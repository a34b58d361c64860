package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Settings;
import io.driftgauge.report.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureListenerTests {

    private final Path root;

    AllureListenerTests(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void leavesOneFileThatHoldsTheReport() throws IOException {
        RunFolders folders = Runs.folders(root);
        var listener = new AllureListener(Map.of());

        listener.closed(Runs.ofEveryVerdict(), Map.of(), folders, settings());

        Path page = folders.reports().resolve("allure-report/index.html");
        assertThat(page).isRegularFile();
        assertThat(Files.readString(page)).contains("data/drift.json");
    }

    private Settings settings() {
        return Settings.of(Map.of("driftgauge.cache", root.resolve("cache").toString()));
    }
}
