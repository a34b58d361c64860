package io.driftgauge.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Packages of PyPI and npm, installed below {@code target/} by their own clients and kept there. A test whose packages can't
 * be had is skipped and says why; nothing else is.
 */
final class Packages {

    private static final int MINUTES = 6;

    private Packages() {}

    /** A folder with these packages of PyPI, for {@code PYTHONPATH}; with {@code --no-deps} among them, without theirs. */
    static Path python(String name, String... packages) throws IOException, InterruptedException {
        Path folder = folder("python-" + name);
        List<String> command = new ArrayList<>(List.of(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-input",
                "--target",
                folder.toString()));
        command.addAll(Arrays.asList(packages));
        return installed(folder, command);
    }

    /** A folder with these packages of npm; their programs are in {@code node_modules/.bin}. */
    static Path node(String name, String... packages) throws IOException, InterruptedException {
        Path folder = folder("node-" + name);
        List<String> command = new ArrayList<>(List.of(
                "npm",
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
                folder.toString()));
        command.addAll(Arrays.asList(packages));
        return installed(folder, command);
    }

    private static Path folder(String name) {
        return Path.of(System.getProperty("e2e.packages", "target/packages"), name)
                .toAbsolutePath();
    }

    private static Path installed(Path folder, List<String> command) throws IOException, InterruptedException {
        Path done = folder.resolveSibling(folder.getFileName() + ".installed");
        if (Files.exists(done) && Files.readString(done).equals(command.toString())) {
            return folder;
        }
        Files.createDirectories(folder);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        int exit;
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            exit = process.waitFor(MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
            process.destroyForcibly();
        } catch (IOException e) {
            throw skipped(command, e.toString());
        }
        if (exit != 0) {
            throw skipped(command, last(Files.readString(log, StandardCharsets.UTF_8)));
        }
        Files.writeString(done, command.toString());
        return folder;
    }

    private static RuntimeException skipped(List<String> command, String why) {
        String message = "SKIPPED, packages can't be had: " + command + ": " + why;
        System.out.println("[e2e] " + message);
        return Assumptions.<RuntimeException>abort(message);
    }

    private static String last(String log) {
        String text = log.strip();
        return text.isEmpty() ? "no answer" : text.substring(text.lastIndexOf('\n') + 1);
    }
}
