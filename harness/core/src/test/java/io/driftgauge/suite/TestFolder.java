package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A prompts folder that a test fills. */
final class TestFolder {

    /** What most suites of tests need: a config with the provider {@code tiny}. */
    static final String CONFIG = """
            providers:
              - {id: "djl:tiny-2026.1", label: tiny, config: {max_tokens: 32}}
            """;

    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();

    TestFolder(Path parent) {
        this.folder = parent.resolve("prompts");
        file("driftgauge.yaml", CONFIG);
    }

    Path path() {
        return folder;
    }

    TestFolder file(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Path parent = file.getParent();
            Files.createDirectories(parent == null ? folder : parent);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    TestFolder setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    Project load() {
        return ProjectLoader.load(
                folder, Settings.of(settings), Secrets.of(Map.of("SHOP_API_KEY", "correct-horse-battery")));
    }

    /** The cases of the only suite. */
    List<PromptCase> cases() {
        List<Suite> suites = load().suites();
        if (suites.size() != 1) {
            throw new IllegalStateException("not one suite: " + suites);
        }
        return suites.get(0).cases();
    }

    /** All problems as people see them; empty if there are none. */
    List<String> problems() {
        try {
            load();
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
