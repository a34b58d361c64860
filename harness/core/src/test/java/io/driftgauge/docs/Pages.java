package io.driftgauge.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of {@code harness/docs}, as tests read them. */
public final class Pages {

    /** Their folder. */
    public static final Path FOLDER = Path.of("../docs");

    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    private Pages() {}

    /** All Markdown files, sorted. */
    public static List<Path> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String page) {
        return text(FOLDER.resolve(page));
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What stands under a heading, up to the next of any level.
     *
     * @param heading with its marks: {@code ## Case}
     */
    public static String section(String page, String heading) {
        String text = text(page);
        int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException(page + " has no heading '" + heading + "'");
        }
        boolean fenced = false;
        StringBuilder section = new StringBuilder();
        for (String line :
                (Iterable<String>) text.substring(start + heading.length() + 2).lines()::iterator) {
            if (!fenced && line.startsWith("#")) {
                break;
            }
            fenced ^= line.startsWith("```");
            section.append(line).append('\n');
        }
        return section.toString();
    }

    /** The rows of all tables of a text, heads and rules left out; cells stripped. */
    public static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean head = i + 1 < lines.size() && lines.get(i + 1).startsWith("|---");
            if (lines.get(i).startsWith("|") && !lines.get(i).startsWith("|---") && !head) {
                String line = lines.get(i).strip();
                rows.add(Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    /** What stands between back-ticks. */
    public static List<String> codes(String text) {
        return CODE.matcher(text).results().map(m -> m.group(1)).toList();
    }

    /** The fenced blocks of a language, without their fences. */
    public static List<String> blocks(String text, String language) {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    /** All matches of a pattern. */
    static List<MatchResult> matches(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().toList();
    }
}
