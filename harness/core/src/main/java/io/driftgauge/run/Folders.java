package io.driftgauge.run;

import io.driftgauge.base.Settings;
import io.driftgauge.report.RunFolders;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folders of a run. */
final class Folders {

    private Folders() {}

    /**
     * Resolves the settings against {@code driftgauge.root}, which a pom sets to the folder that Maven was started in;
     * without it, against the nearest folder that holds {@code prompts/}, from the working directory upwards.
     */
    static RunFolders resolve(Settings settings, Path workingDirectory) {
        Path here = workingDirectory.toAbsolutePath().normalize();
        Path root = settings.get(SettingNames.PREFIX + "root")
                .map(name -> here.resolve(name).normalize())
                .orElseGet(() -> nearestWithPrompts(here));
        Path reports = folder(settings, "reports", root);
        return new RunFolders(
                root,
                folder(settings, "prompts", root),
                folder(settings, "baselines", root),
                reports,
                settings.get(SettingNames.PREFIX + "history")
                        .map(name -> root.resolve(name).normalize())
                        .orElse(reports.resolve("history.jsonl")));
    }

    private static Path folder(Settings settings, String name, Path root) {
        return root.resolve(settings.get(SettingNames.PREFIX + name).orElse(name))
                .normalize();
    }

    private static Path nearestWithPrompts(Path here) {
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("prompts"))) {
                return folder;
            }
        }
        return here;
    }
}
