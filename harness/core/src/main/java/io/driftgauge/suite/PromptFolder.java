package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The prompts folder: the only place that files are read from, with their names as messages show them. */
final class PromptFolder {

    /** How a reference to a file starts. */
    static final String REFERENCE = "file://";

    private static final long MOST_BYTES = 64L << 20;

    private static final Set<String> CODE =
            Set.of("js", "cjs", "mjs", "ts", "cts", "mts", "py", "rb", "go", "sh", "bat", "ps1", "exe", "jar", "class");

    private static final Pattern NAME = Pattern.compile("[\\w.*?/-]+");

    private final Path root;
    private final Path shownRoot;
    private final Problems problems;
    private final Secrets secrets;
    private final Set<Path> scanned = new HashSet<>();
    private final Set<Path> referenced = new HashSet<>();

    /**
     * A folder.
     *
     * @param root absolute and real
     * @param shownRoot its name in messages
     */
    PromptFolder(Path root, Path shownRoot, Problems problems, Secrets secrets) {
        this.root = root;
        this.shownRoot = shownRoot;
        this.problems = problems;
        this.secrets = secrets;
    }

    Path root() {
        return root;
    }

    /** The file as messages show it. */
    Path shown(Path file) {
        return shownRoot.resolve(root.relativize(file).toString());
    }

    /** The file that messages show so. */
    Path real(Path shown) {
        return shown.startsWith(shownRoot)
                ? root.resolve(shownRoot.relativize(shown).toString())
                : root.resolve(shown.toString());
    }

    /** Notes the files that a file refers to, before any is read as a suite. */
    void markReferences(Tree tree, Path from) {
        if (tree instanceof Tree.Items list) {
            list.items().forEach(item -> markReferences(item, from));
        } else if (tree instanceof Tree.Fields map) {
            map.fields().values().forEach(field -> markReferences(field.value(), from));
        } else if (tree.plain() instanceof String text && text.startsWith(REFERENCE)) {
            try {
                String name = text.strip().substring(REFERENCE.length());
                for (Path named : isPattern(text)
                        ? matches(name, from)
                        : List.of(folder(from).resolve(name))) {
                    if (Files.isRegularFile(named)) {
                        referenced.add(named.toRealPath());
                    }
                }
            } catch (IOException | InvalidPathException unreadable) {
                // Told where the reference is followed.
            }
        }
    }

    /**
     * Notes a file that is named without {@code file://} where only a file can stand, as {@code tests: cases.yaml}; elsewhere
     * such a text is a text.
     */
    void markNamed(@Nullable Tree tree, Path from, List<String> extensions) {
        if (tree instanceof Tree.Items list) {
            list.items().forEach(item -> markNamed(item, from, extensions));
        } else if (tree instanceof Tree.Fields fields) {
            fields.fields().values().forEach(f -> markNamed(new Tree.Leaf(f.key(), f.where()), from, extensions));
        } else if (tree instanceof Tree.Leaf leaf) {
            String reference = reference(leaf, extensions);
            if (reference != null) {
                markReferences(new Tree.Leaf(reference, leaf.where()), from);
            }
        }
    }

    /** True if a file of the folder refers to this one, so that it is no suite. */
    boolean isReferenced(Path file) {
        return referenced.contains(file);
    }

    /** Reads a YAML or JSON file; null if there is a problem, which is then noted. */
    @Nullable Tree tree(Path file) {
        String text = text(file);
        if (text == null) {
            return null;
        }
        try {
            return extension(file).equals("json")
                    ? JsonTree.read(text, shown(file), 1)
                    : YamlTree.read(text, shown(file));
        } catch (InvalidInputException e) {
            e.problems().forEach(problems::error);
            return null;
        }
    }

    /** Reads a text; null if there is a problem, which is then noted. */
    @Nullable String text(Path file) {
        Location whole = new Location(shown(file), 0);
        try {
            if (Files.size(file) > MOST_BYTES) {
                problems.error(whole, "the file is larger than " + (MOST_BYTES >> 20) + " MiB.");
                return null;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            scan(file, text);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.error(whole, "the file is not UTF-8. Save it as UTF-8.");
        } catch (IOException e) {
            problems.error(whole, "the file can't be read (" + e.getClass().getSimpleName() + ").");
        }
        return null;
    }

    /** Reads a file that is no text; null if there is a problem, which is then noted. */
    byte @Nullable [] bytes(Path file, int most) {
        Location whole = new Location(shown(file), 0);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length <= most) {
                return bytes;
            }
            problems.error(whole, "the file is larger than " + (most >> 20) + " MiB.");
        } catch (IOException e) {
            problems.error(whole, "the file can't be read (" + e.getClass().getSimpleName() + ").");
        }
        return null;
    }

    private void scan(Path file, String text) {
        if (!scanned.add(file)) {
            return;
        }
        int line = 0;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (secrets.anyIn(content)) {
                problems.error(
                        new Location(shown(file), line),
                        "this looks like a key. Keys come from environment variables only: take it out of the file,"
                                + " and replace it where it was issued, since it may have been seen.");
            }
        }
    }

    /**
     * The file behind {@code file://…}, relative to the file that names it, links resolved; null if there is a problem,
     * which is then noted.
     *
     * @param extensions the kinds of files that can stand here
     */
    @Nullable Path resolve(String reference, Path from, Location where, List<String> extensions) {
        String name = reference.substring(REFERENCE.length());
        Path file = find(name, from, where);
        if (file == null) {
            return null;
        }
        String extension = extension(file);
        if (CODE.contains(extension)) {
            problems.error(where, "'" + reference + "' is refused: it is code, and nothing from a prompt file is run.");
            return null;
        }
        if (!extensions.contains(extension)) {
            problems.error(
                    where,
                    "'" + reference + "' can't stand here: the file must end in ." + String.join(", .", extensions)
                            + ".");
            return null;
        }
        referenced.add(file);
        return file;
    }

    /** As {@link #resolve}, but the name can be a pattern ({@code *}, {@code ?}, {@code **}); sorted, at least one. */
    List<Path> resolveAll(String reference, Path from, Location where, List<String> extensions) {
        if (!isPattern(reference)) {
            Path one = resolve(reference, from, where, extensions);
            return one == null ? List.of() : List.of(one);
        }
        List<Path> found = new ArrayList<>();
        try {
            for (Path named : matches(reference.substring(REFERENCE.length()), from)) {
                String name = folder(from).relativize(named).toString();
                Path one = resolve(REFERENCE + name, from, where, extensions);
                if (one != null) {
                    found.add(one);
                }
            }
            if (found.isEmpty()) {
                problems.error(
                        where,
                        "no file matches '" + reference + "'. It is looked for beside the file that" + " names it.");
            }
        } catch (IOException | InvalidPathException e) {
            problems.error(
                    where,
                    "'" + reference + "' can't be followed (" + e.getClass().getSimpleName() + ").");
        }
        return found;
    }

    static boolean isPattern(String reference) {
        return reference.startsWith(REFERENCE) && (reference.indexOf('*') >= 0 || reference.indexOf('?') >= 0);
    }

    /**
     * What a text refers to, where only a file can stand: {@code file://…}, or a name without spaces that ends in one of the
     * extensions; null for any other.
     */
    static @Nullable String reference(Tree tree, List<String> extensions) {
        if (!(tree instanceof Tree.Leaf leaf) || !(leaf.value() instanceof String text)) {
            return null;
        }
        if (text.startsWith(REFERENCE)) {
            return text.strip();
        }
        int dot = text.lastIndexOf('.');
        boolean named = NAME.matcher(text).matches()
                && dot > 0
                && extensions.contains(text.substring(dot + 1).toLowerCase(Locale.ROOT));
        return named ? REFERENCE + text : null;
    }

    private List<Path> matches(String pattern, Path from) throws IOException {
        Path start = folder(from);
        Glob glob = Glob.of(pattern.startsWith("./") ? pattern.substring(2) : pattern);
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(f -> Files.isRegularFile(f) && !f.equals(from))
                    .filter(f -> glob.matches(start.relativize(f).toString().replace('\\', '/')))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private @Nullable Path find(String name, Path from, Location where) {
        try {
            Path named = name.startsWith("/")
                    ? Path.of(URI.create(REFERENCE + name))
                    : folder(from).resolve(name);
            if (CODE.contains(extension(named))) {
                return named;
            }
            if (!Files.isRegularFile(named)) {
                problems.error(where, "there is no file '" + name + "'. " + neighbours(named.normalize()));
                return null;
            }
            Path real = named.toRealPath();
            if (real.startsWith(root)) {
                return real;
            }
            problems.error(where, "'" + REFERENCE + name + "' leads out of the prompts folder; put the file into it.");
        } catch (IOException | IllegalArgumentException e) {
            problems.error(where, "'" + REFERENCE + name + "' is no path of a readable file.");
        }
        return null;
    }

    private String neighbours(Path missing) {
        Path folder = folder(missing);
        if (!folder.startsWith(root) || !Files.isDirectory(folder)) {
            return "It is looked for beside the file that names it.";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(f -> String.valueOf(f.getFileName()))
                    .toList();
            return Nearest.hint("files there", String.valueOf(missing.getFileName()), names);
        } catch (IOException e) {
            return "";
        }
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** In lower case, without the dot; empty if there is none. */
    static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
