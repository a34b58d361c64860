package io.driftgauge.baseline;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.replay.ReplayKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where baselines stand; never outside of their folder, whatever an id or a link says. */
final class BaselinePaths {

    private final Path root;

    BaselinePaths(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** {@code <suite>/<case>/<provider>.json}, or for rows {@code <suite>/<provider>.jsonl}. */
    Path file(ReplayKey key, boolean row) {
        Path file = root;
        for (String part : key.caseKey().suite().split("/", -1)) {
            file = below(file, part, key);
        }
        Path folder = row ? file : below(file, key.caseKey().caseId(), key);
        below(folder, key.caseKey().caseId(), key);
        below(folder, key.provider(), key);
        return inside(folder.resolve(key.provider() + (row ? ".jsonl" : ".json")), key);
    }

    private static Path below(Path folder, String name, ReplayKey key) {
        boolean plain = !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c < 0x20 || c == 0x7f || "/\\:*?\"<>|".indexOf(c) >= 0);
        try {
            if (plain) {
                return folder.resolve(name);
            }
        } catch (InvalidPathException notAName) {
            // said below
        }
        throw refused(key, "'" + name.replaceAll("\\p{Cntrl}", "?") + "' can't be the name of a file or folder");
    }

    /** Links below the folder may point elsewhere in it, not out of it. */
    private Path inside(Path file, ReplayKey key) {
        try {
            if (Files.exists(root)) {
                Path existing = file;
                while (!Files.exists(existing) && !existing.equals(root)) {
                    existing = existing.resolveSibling(".").normalize();
                }
                if (!existing.toRealPath().startsWith(root.toRealPath())) {
                    throw refused(key, "a link leads out of " + root);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't look at " + file, e);
        }
    }

    private static InvalidInputException refused(ReplayKey key, String why) {
        return new InvalidInputException(List.of(
                new Problem(null, "No baseline can be read or written for '" + key + "': " + why + ". Rename it.")));
    }
}
