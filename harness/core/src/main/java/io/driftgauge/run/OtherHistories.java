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
import java.util.stream.Stream;

/** History files of other jobs, which {@code driftgauge.history.merge} names: CI shards each bring theirs. */
final class OtherHistories {

    private static final String NAME = SettingNames.PREFIX + "history.merge";
    private static final int DEEPEST = 5;

    private OtherHistories() {}

    /**
     * The files; of a folder all that are called {@code *.jsonl}, in order of their names.
     *
     * @throws InvalidInputException if one does not exist
     */
    static List<Path> of(Settings settings, RunFolders folders) {
        List<Path> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : settings.get(NAME).orElse("").split(",", -1)) {
            if (name.isBlank()) {
                continue;
            }
            Path path = folders.root().resolve(name.strip()).normalize();
            if (Files.isDirectory(path)) {
                files.addAll(below(path));
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                problems.add(new Problem(
                        null,
                        NAME + ": '" + name.strip() + "' does not exist. Name history files, or folders of them."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return files;
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> found = Files.find(
                folder,
                DEEPEST,
                (path, is) -> is.isRegularFile() && path.toString().endsWith(".jsonl"))) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + ": the folder " + folder.getFileName() + " can't be read.", e);
        }
    }
}
