package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.report.RunFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files of other jobs that a setting names. */
final class FilesOf {

    private static final int DEEPEST = 5;

    private FilesOf() {}

    /**
     * The files; of a folder all with such names, in their order.
     *
     * @param name the setting's, files and folders with commas
     * @param names what files in folders are called
     * @param what they are, for messages
     * @throws InvalidInputException if one does not exist
     */
    static List<Path> setting(
            String name, String what, Predicate<String> names, Settings settings, RunFolders folders) {
        List<Path> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String each : settings.get(name).orElse("").split(",", -1)) {
            if (each.isBlank()) {
                continue;
            }
            Path path = folders.root().resolve(each.strip()).normalize();
            if (Files.isDirectory(path)) {
                files.addAll(below(name, names, path));
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                problems.add(new Problem(
                        null,
                        name + ": '" + each.strip() + "' does not exist. Name files of " + what
                                + ", or folders of them."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return files;
    }

    private static List<Path> below(String name, Predicate<String> names, Path folder) {
        try (Stream<Path> found = Files.find(
                folder,
                DEEPEST,
                (path, is) ->
                        is.isRegularFile() && names.test(path.getFileName().toString()))) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": the folder " + folder.getFileName() + " can't be read.", e);
        }
    }
}
