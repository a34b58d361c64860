package io.driftgauge.baseline;

import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CaseKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which files of a folder are baselines, and whose by their path. */
final class BaselineFolder {

    private BaselineFolder() {}

    /** All baseline files, sorted; none if there is no such folder. */
    static List<Path> walk(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isBaseline(root.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't list " + root, e);
        }
    }

    static boolean isRows(Path file) {
        return file.toString().endsWith(".jsonl");
    }

    /** The key that the path stands for; of a file of rows the case id is empty. */
    static ReplayKey key(Path root, Path file) {
        Path relative = root.relativize(file);
        int names = relative.getNameCount();
        String name = relative.getName(names - 1).toString();
        String provider = name.substring(0, name.lastIndexOf('.'));
        if (isRows(file)) {
            return new ReplayKey(new CaseKey(slashes(relative.subpath(0, names - 1)), ""), provider);
        }
        String caseId = relative.getName(names - 2).toString();
        return new ReplayKey(new CaseKey(slashes(relative.subpath(0, names - 2)), caseId), provider);
    }

    private static boolean isBaseline(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        String file = relative.toString();
        return (file.endsWith(".json") && relative.getNameCount() >= 3)
                || (file.endsWith(".jsonl") && relative.getNameCount() >= 2);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
