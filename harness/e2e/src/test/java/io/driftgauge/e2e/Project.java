package io.driftgauge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A project folder of a user, and runs of it in a process of their own, where keys are environment variables. */
final class Project {

    private static final int MINUTES = 12;

    private final Path root;
    private int runs;

    Project(Path root) {
        this.root = root;
    }

    /** How a run ended. */
    record Outcome(int exit, String console, JsonNode drift) {

        static final String PEAK = "VmHWM:";

        /** The most memory that the run's process has held, in MiB; empty where the system doesn't tell. */
        OptionalLong peakMebibytes() {
            return console.lines()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        }

        /** Verdicts of cases or suites, for example {@code verdicts("suites")}. */
        List<String> verdicts(String list) {
            List<String> verdicts = new ArrayList<>();
            drift.path(list).forEach(each -> verdicts.add(each.path("verdict").asText()));
            return verdicts;
        }
    }

    Path root() {
        return root;
    }

    Project write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /**
     * Runs all of it.
     *
     * @param environment added to a clean one: no variable of a CI server, none of this machine's keys
     * @param settings {@code driftgauge.} settings without their prefix: {@code live=true}
     */
    Outcome run(Map<String, String> environment, String... settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Ddriftgauge.root=" + root);
        for (String setting : settings) {
            command.add("-Ddriftgauge." + setting);
        }
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Launch.class.getName());
        Path console = root.resolve("console-" + ++runs + ".txt");
        Path drift = root.resolve("reports/drift.json");
        Files.deleteIfExists(drift);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        Map<String, String> all = builder.environment();
        all.keySet().retainAll(List.of("PATH", "HOME", "LANG", "JAVA_HOME", "TMPDIR"));
        all.putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IOException("The run did not end in " + MINUTES + " minutes:\n" + Files.readString(console));
        }
        String text = Files.readString(console, StandardCharsets.UTF_8);
        JsonNode found = Files.exists(drift) ? Json.parse(Files.readString(drift)) : Json.object();
        return new Outcome(process.exitValue(), text, found);
    }
}
