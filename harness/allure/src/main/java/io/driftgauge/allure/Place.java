package io.driftgauge.allure;

import io.driftgauge.base.Location;
import io.qameta.allure.model.Link;
import java.nio.file.Path;
import java.util.Optional;

/** Where files stand for readers: relative to the run's root folder, and on the web where the build tells its repository. */
final class Place {

    private final Path root;
    private final Build build;

    Place(Path root, Build build) {
        this.root = root;
        this.build = build;
    }

    /** Relative path, with slashes; the bare name of a file outside of the root. */
    String file(Location location) {
        Path file = location.file();
        if (file.isAbsolute() && !file.startsWith(root)) {
            return String.valueOf(file.getFileName());
        }
        return (file.isAbsolute() ? root.relativize(file) : file).toString().replace('\\', '/');
    }

    /** Relative path and line. */
    String line(Location location) {
        return new Location(Path.of(file(location)), location.line()).toString();
    }

    /** To the line in the repository's web view, if known. */
    Optional<Link> link(Location location) {
        return build.sources()
                .map(sources -> new Link()
                        .setName(line(location))
                        .setUrl(sources + "/" + file(location) + "#L" + Math.max(1, location.line()))
                        .setType("custom"));
    }
}
