package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a prompts folder whole: {@code driftgauge.yaml} and every suite below it. */
public final class ProjectLoader {

    private static final List<String> SUITE_FILES = List.of("yaml", "yml", "json");

    /** Keys of a suite whose values can name files without {@code file://}, with the kinds of files that are read. */
    private static final Map<String, List<String>> NAMING = Map.of(
            "tests", TestFiles.EXTENSIONS,
            "prompts", PromptFiles.EXTENSIONS,
            "scenarios", PromptKeys.TREE_FILES,
            "providers", PromptKeys.TREE_FILES,
            "defaultTest", PromptKeys.TREE_FILES);

    private static final int LONGEST_MESSAGE = 2000;

    private final PromptFolder folder;
    private final Settings settings;
    private final Problems problems;

    private ProjectLoader(PromptFolder folder, Settings settings, Problems problems) {
        this.folder = folder;
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * Reads all, settings applied.
     *
     * @param promptsFolder messages show its files as it is given here if it is relative, else below its last name
     * @throws InvalidInputException all problems of all files at once, by file and line; none tells a secret
     */
    public static Project load(Path promptsFolder, Settings settings) {
        return load(promptsFolder, settings, Secrets.of(System.getenv()));
    }

    static Project load(Path promptsFolder, Settings settings, Secrets secrets) {
        Path name = promptsFolder.getFileName();
        Path shown = promptsFolder.isAbsolute() && name != null ? name : promptsFolder;
        Problems problems = new Problems();
        try {
            Path root = promptsFolder.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new InvalidInputException(new Problem(new Location(shown, 0), "this is no folder."));
            }
            PromptFolder folder = new PromptFolder(root, shown, problems, secrets);
            Project project = new ProjectLoader(folder, settings, problems).load();
            List<Problem> errors = problems.errors();
            if (errors.isEmpty()) {
                return project;
            }
            throw new InvalidInputException(errors.stream()
                    .map(p -> new Problem(p.where(), printable(secrets.redact(p.message()))))
                    .toList());
        } catch (IOException e) {
            throw new InvalidInputException(new Problem(
                    new Location(shown, 0),
                    "there is no such folder, or it can't be read. Put your suites (*.yaml) into it, or set"
                            + " driftgauge.prompts to the folder that has them."));
        }
    }

    /** What a file says can be long and can hold control characters; a message has neither. */
    private static String printable(String message) {
        String clean = message.replaceAll("\\p{Cc}+", " ");
        return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE) + "…";
    }

    private Project load() throws IOException {
        Map<Path, Tree> trees = new TreeMap<>();
        for (Path file : files()) {
            Tree tree = folder.tree(file);
            if (tree != null) {
                trees.put(file, tree);
            }
        }
        References references = new References(problems);
        LayerReader layers = new LayerReader(folder, references, problems);
        Config config = config(trees, layers);
        trees.forEach((file, tree) -> {
            folder.markReferences(tree, file);
            if (tree instanceof Tree.Fields suite) {
                NAMING.forEach((key, kinds) -> folder.markNamed(suite.get(key), file, kinds));
            }
        });
        Overrides overrides = new Overrides(settings, problems);
        SuiteReader reader = new SuiteReader(folder, config, layers, references, overrides, problems);
        List<Suite> suites = new ArrayList<>();
        SuiteNames names = new SuiteNames(folder, problems);
        trees.forEach((file, tree) -> {
            if (!folder.isReferenced(file)) {
                suites.add(overrides.apply(reader.read(names.of(file), file, tree)));
            }
        });
        suites.sort(Comparator.comparing(Suite::name));
        overrides.check(suites);
        if (suites.isEmpty() && problems.errorCount() == 0) {
            problems.error(
                    new Location(folder.shown(folder.root()), 0),
                    "there is no suite here. Put one (*.yaml) into the folder, or set driftgauge.prompts to the folder"
                            + " that has them.");
        }
        return new Project(
                folder.root(),
                suites,
                overrides.budget(config.budget()),
                overrides.alpha(config.alpha()),
                config.embedder(),
                overrides.overridden(),
                problems.warnings(),
                config.control() == null ? null : config.control().label());
    }

    /** Every YAML and JSON file, hidden ones left out. */
    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.root())) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (Files.isSymbolicLink(file) && Files.isDirectory(file)) {
                    problems.warn(
                            new Location(folder.shown(file), 0),
                            "links to folders are not followed; suites behind it are not read.");
                }
                if (SUITE_FILES.contains(PromptFolder.extension(file))
                        && Files.isRegularFile(file)
                        && !isHidden(file)) {
                    if (file.toRealPath().startsWith(folder.root())) {
                        found.add(file);
                    } else {
                        problems.error(
                                new Location(folder.shown(file), 0), "this link leads out of the prompts folder.");
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return found;
    }

    private boolean isHidden(Path file) {
        for (Path name : folder.root().relativize(file)) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** Takes the config out of the trees. */
    private Config config(Map<Path, Tree> trees, LayerReader layers) {
        Config config = Config.NONE;
        Path first = null;
        for (String extension : SUITE_FILES) {
            Path file = folder.root().resolve("driftgauge." + extension);
            Tree tree = trees.remove(file);
            if (tree != null && first == null) {
                config = Config.read(tree, file, layers, problems);
                first = file;
            } else if (tree != null && first != null) {
                problems.error(
                        new Location(folder.shown(file), 0),
                        "there is also " + folder.shown(first).getFileName() + ". Keep one of them.");
            }
        }
        return config;
    }
}
