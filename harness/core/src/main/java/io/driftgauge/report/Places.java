package io.driftgauge.report;

import io.driftgauge.base.Location;
import io.driftgauge.baseline.BaselineStore;
import io.driftgauge.replay.CaseReplay;
import java.nio.file.Path;

/** Files as people are shown them: relative to the folder that the run started in, with slashes, never a machine's path. */
final class Places {

    private final RunFolders folders;

    Places(RunFolders folders) {
        this.folders = folders;
    }

    /** {@code prompts/support/refunds.yaml:14}. */
    String line(Location where) {
        Path file = where.file();
        Path absolute = file.isAbsolute() ? file : folders.root().resolve(file);
        return new Location(Path.of(relative(absolute)), where.line()).toString();
    }

    /** The file that holds, or would hold, the case's baseline. */
    String baseline(CaseReplay replay) {
        return relative(new BaselineStore(folders.baselines()).file(replay.promptCase(), replay.provider()));
    }

    String relative(Path absolute) {
        Path file = absolute.normalize();
        Path root = folders.root().normalize();
        Path shown = file.startsWith(root) ? root.relativize(file) : file.getFileName();
        return String.valueOf(shown).replace('\\', '/');
    }
}
