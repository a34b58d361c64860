package io.driftgauge.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The small programs beside these tests. */
final class Scripts {

    private static final int MINUTES = 5;

    private Scripts() {}

    /** Copies one into a folder. */
    static Path copy(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
        }
        return file;
    }

    /**
     * Runs one of Python's to its end.
     *
     * @param packages what it imports
     * @param folder where it and its log go
     * @return what it printed
     */
    static String python(String name, Path packages, Path folder, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("python3", copy(name, folder).toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PYTHONPATH", packages.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        String printed = Files.readString(log, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(
                    command + (ended ? " failed" : " did not end in " + MINUTES + " minutes") + ":\n" + printed);
        }
        return printed;
    }
}
