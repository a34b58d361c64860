package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names suites by their files, and sees to it that no two have one name. */
final class SuiteNames {

    private final PromptFolder folder;
    private final Problems problems;
    private final Map<String, Path> seen = new HashMap<>();

    SuiteNames(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The path below the folder without extension, with slashes. */
    String of(Path file) {
        Location where = new Location(folder.shown(file), 0);
        String path = folder.root().relativize(file).toString().replace('\\', '/');
        String name = path.substring(0, path.lastIndexOf('.'));
        for (String segment : name.split("/", -1)) {
            Optional<String> fault = Names.fault(segment.toLowerCase(Locale.ROOT));
            fault.ifPresent(f -> problems.error(where, "the name '" + segment + "' " + f));
        }
        Path earlier = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), file);
        if (earlier != null) {
            problems.error(
                    where,
                    "this suite has the same name as " + new Location(folder.shown(earlier), 0)
                            + " (extension and case don't count). Rename one.");
        }
        return name;
    }
}
