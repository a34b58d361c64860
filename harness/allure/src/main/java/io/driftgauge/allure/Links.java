package io.driftgauge.allure;

import io.driftgauge.base.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Addresses on the web that an entry leads to. What is filled in is percent-encoded, so that no id or title can lead
 * elsewhere.
 *
 * @param source with {@code {file}} and {@code {line}}
 * @param issue with {@code {issue}}, or {@code {title}} to report something new
 */
record Links(Optional<String> source, Optional<String> issue) {

    static final Links NONE = new Links(Optional.empty(), Optional.empty());

    /** As the settings say; else to the repository that the build tells. */
    static Links of(Settings settings, Build build) {
        return new Links(
                settings.get("driftgauge.links.source").or(() -> build.sources().map(s -> s + "/{file}#L{line}")),
                settings.get("driftgauge.links.issue"));
    }

    Optional<String> source(String file, int line) {
        return source.map(s -> s.replace("{file}", path(file)).replace("{line}", Integer.toString(Math.max(1, line))));
    }

    /** Of an issue that a case's tag names. */
    Optional<String> issue(String id) {
        return issue.filter(i -> i.contains("{issue}")).map(i -> i.replace("{issue}", encoded(id)));
    }

    /** Where a case is reported. */
    Optional<String> report(String title) {
        return issue.filter(i -> i.contains("{title}")).map(i -> i.replace("{title}", encoded(title)));
    }

    private static String path(String file) {
        return encoded(file).replace("%2F", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
