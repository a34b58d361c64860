package io.driftgauge.allure;

import io.driftgauge.base.Location;
import io.qameta.allure.model.Link;
import java.nio.file.Path;
import java.util.Optional;

/** Where files stand for readers: relative to the run's root folder, and on the web where that is known. */
final class Place {

    private final Path root;
    private final Links links;

    Place(Path root, Links links) {
        this.root = root;
        this.links = links;
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
        return links.source(file(location), location.line())
                .map(url -> new Link().setName(line(location)).setUrl(url).setType("custom"));
    }

    /** To an issue by its id, if a tracker is known. */
    Optional<Link> issue(String id) {
        return links.issue(id).map(url -> new Link().setName(id).setUrl(url).setType("issue"));
    }

    /** To a form that reports something, if a tracker is known. */
    Optional<Link> report(String name, String title) {
        return links.report(title)
                .map(url -> new Link().setName(name).setUrl(url).setType("issue"));
    }
}
