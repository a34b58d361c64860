package io.driftgauge.allure.generator;

import io.qameta.allure.Extension;
import io.qameta.allure.PluginConfiguration;
import io.qameta.allure.core.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The report's own tab: its scripts and its style. Closing it deletes the copies it made. */
final class DriftPlugin implements Plugin, AutoCloseable {

    private static final List<String> SCRIPTS = List.of("pack.js", "model.js", "drawn.js", "matrix.js", "drift.js");
    private static final List<String> STYLES = List.of("drift.css");

    private final Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();

    private DriftPlugin(Path folder) {
        this.folder = folder;
    }

    /** Copies script and style to where the generator reads them: it knows only files. */
    static DriftPlugin unpackedBelow(Path parent) throws IOException {
        DriftPlugin plugin = new DriftPlugin(Files.createTempDirectory(parent, "drift-tab"));
        for (List<String> names : List.of(SCRIPTS, STYLES)) {
            for (String name : names) {
                try (InputStream in = DriftPlugin.class.getResourceAsStream(name)) {
                    Path file = plugin.folder.resolve(name);
                    Files.copy(Objects.requireNonNull(in, name), file);
                    plugin.files.put(name, file);
                }
            }
        }
        return plugin;
    }

    @Override
    public PluginConfiguration getConfig() {
        return new PluginConfiguration()
                .setId("drift")
                .setName("Drift")
                .setJsFiles(SCRIPTS)
                .setCssFiles(STYLES)
                .setExtensions(List.of());
    }

    /** Nothing: all is in the page. */
    @Override
    @SuppressWarnings("deprecation") // deprecated there, and yet abstract
    public void unpackReportStatic(Path outputDirectory) {}

    @Override
    public Map<String, Path> getPluginFiles() {
        return files;
    }

    @Override
    public List<Extension> getExtensions() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
