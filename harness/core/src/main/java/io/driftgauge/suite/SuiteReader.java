package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a prompt file into a suite. */
final class SuiteReader {

    private static final List<String> TEST_FILES = List.of("csv", "jsonl", "yaml", "yml", "json");

    private final PromptFolder folder;
    private final Config config;
    private final LayerReader layers;
    private final Problems problems;

    SuiteReader(PromptFolder folder, Config config, LayerReader layers, Problems problems) {
        this.folder = folder;
        this.config = config;
        this.layers = layers;
        this.problems = problems;
    }

    /** The suite; whatever can't be right is noted, and then the suite is not for use. */
    Suite read(String name, Path file, Tree tree) {
        Mapping suite = Mapping.of(tree, PromptKeys.SUITE, "", problems);
        String description = suite.text("description");
        int version = suite.whole("version", 1, Integer.MAX_VALUE).orElse(1);
        Layer defaults = defaults(suite, file);
        PromptReader promptReader = new PromptReader(folder, problems);
        List<PromptTemplate> prompts = promptReader.read(suite, file);
        List<Entry> tests = new ArrayList<>();
        for (Tree item : suite.items("tests")) {
            tests.addAll(entries(item, file));
        }
        if (!suite.has("prompts") && !tests.stream().allMatch(t -> asksItself(t.tree()))) {
            prompts = implied(suite, tests, defaults);
        }
        StepReader steps = new StepReader(promptReader, this::provider, problems);
        CaseReader reader =
                new CaseReader(new CaseReader.Context(name, version, defaults, prompts), layers, steps, problems);
        List<PromptCase> cases = new ArrayList<>();
        for (Entry test : tests) {
            cases.addAll(reader.read(test.tree(), test.file(), test.dataRow()));
        }
        if (suite.items("tests").isEmpty()) {
            problems.error(
                    suite.at("tests"),
                    "the suite has no tests, so it checks nothing. Add some under 'tests', or remove the file.");
        }
        unique(cases);
        new PairCheck(problems).check(cases);
        List<ModelSpec> providers = providers(suite);
        List<ModelSpec> all = withControl(providers);
        return new Suite(
                name,
                file,
                description == null ? name : description,
                version,
                all,
                cases,
                all.size() > providers.size() ? all.get(all.size() - 1).label() : null);
    }

    /** The control arm comes last, for every suite that is held against baselines of its own. */
    private List<ModelSpec> withControl(List<ModelSpec> providers) {
        ModelSpec control = config.control();
        if (control == null || providers.stream().anyMatch(p -> p.label().equals(control.label()))) {
            return providers;
        }
        List<ModelSpec> all = new ArrayList<>(providers);
        all.add(control);
        return all;
    }

    /** An entry of the tests, with the file that it stands in. */
    private record Entry(Tree tree, Path file, boolean dataRow) {}

    private Layer defaults(Mapping suite, Path file) {
        Mapping own = suite.mapping("defaultTest", PromptKeys.DEFAULTS);
        Layer layer = own == null ? Layer.EMPTY : layers.read(own, file);
        Mapping evaluate = suite.mapping("evaluateOptions", PromptKeys.EVALUATE);
        Integer repeat =
                evaluate == null ? null : LayerReader.boxed(evaluate.whole("repeat", 1, LayerReader.MOST_REPEATS));
        return layer.over(new Layer(
                        Map.of(),
                        tags(suite),
                        Map.of(),
                        repeat,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Tools.NONE))
                .over(config.defaults());
    }

    /** A list, or promptfoo's mapping, whose entries become {@code key:value}. */
    private static List<String> tags(Mapping suite) {
        if (!(suite.get("tags") instanceof Tree.Fields map)) {
            return suite.texts("tags");
        }
        return map.fields().values().stream()
                .map(f -> f.key() + ":" + Values.text(f.value().plain()))
                .toList();
    }

    private List<ModelSpec> providers(Mapping suite) {
        if (!suite.has("providers")) {
            if (config.defaultProviders().isEmpty()) {
                problems.error(
                        suite.where(),
                        "the suite has no 'providers'. Name labels of driftgauge.yaml or ids (vendor:model)."
                                + (config.providers().isEmpty()
                                        ? ""
                                        : " Known providers: "
                                                + String.join(
                                                        ", ", config.providers().keySet()) + "."));
            }
            return config.defaultProviders();
        }
        int before = problems.errorCount();
        List<ModelSpec> providers = new ProviderReader(problems).read(suite, config.providers());
        if (providers.isEmpty() && problems.errorCount() == before) {
            problems.error(suite.at("providers"), "'providers' names none.");
        }
        return providers;
    }

    /** The provider that a step names, by the same rules as the suite's. */
    private @Nullable ModelSpec provider(Mapping step) {
        List<ModelSpec> named = step.has("provider")
                ? new ProviderReader(problems).read(step.items("provider"), config.providers())
                : List.of();
        return named.isEmpty() ? null : named.get(0);
    }

    /** True for chains and conversations, which need no prompt of the suite. */
    private static boolean asksItself(Tree test) {
        return test instanceof Tree.Fields fields && (fields.get("steps") != null || fields.get("turns") != null);
    }

    /** A suite without prompts whose tests have an {@code input} asks just that. */
    private List<PromptTemplate> implied(Mapping suite, List<Entry> tests, Layer defaults) {
        boolean input = !tests.isEmpty()
                && (defaults.vars().containsKey("input")
                        || tests.stream().allMatch(t -> hasInput(t.tree()) || asksItself(t.tree())));
        if (!input) {
            problems.error(suite.where(), "the suite has no 'prompts', and not each of its tests has an 'input'.");
            return List.of();
        }
        Template template = Template.parse("{{input}}", new Tree.Leaf("", suite.where()), problems);
        return List.of(new PromptTemplate("", List.of(new PromptTemplate.Line(Role.USER, template)), Map.of()));
    }

    private static boolean hasInput(Tree test) {
        if (!(test instanceof Tree.Fields fields)) {
            return false;
        }
        return fields.get("input") != null
                || (fields.get("vars") instanceof Tree.Fields vars && vars.get("input") != null);
    }

    private List<Entry> entries(Tree item, Path file) {
        if (!(item instanceof Tree.Leaf leaf)) {
            return List.of(new Entry(item, file, false));
        }
        if (!(leaf.value() instanceof String text) || !text.startsWith(PromptFolder.REFERENCE)) {
            problems.error(leaf.where(), "a test must be a mapping or file://…, but is " + leaf.kind() + ".");
            return List.of();
        }
        Path named = folder.resolve(text.strip(), file, leaf.where(), TEST_FILES);
        return named == null ? List.of() : fileEntries(named, leaf.where());
    }

    private List<Entry> fileEntries(Path named, Location where) {
        String extension = PromptFolder.extension(named);
        boolean rows = Set.of("csv", "jsonl").contains(extension);
        List<Tree> trees;
        if (rows) {
            String text = folder.text(named);
            RowReader reader = new RowReader(problems);
            Path shown = folder.shown(named);
            trees = text == null
                    ? List.of()
                    : extension.equals("csv") ? reader.csv(text, shown) : reader.jsonLines(text, shown);
        } else {
            Tree tree = folder.tree(named);
            trees = tree instanceof Tree.Items list ? list.items() : tree == null ? List.of() : List.of(tree);
        }
        if (trees.isEmpty()) {
            problems.error(where, "'" + folder.shown(named).getFileName() + "' holds no tests.");
        }
        return trees.stream().map(t -> new Entry(t, named, rows)).toList();
    }

    private void unique(List<PromptCase> cases) {
        Map<String, PromptCase> seen = new HashMap<>();
        for (PromptCase one : cases) {
            PromptCase earlier = seen.putIfAbsent(one.key().caseId().toLowerCase(Locale.ROOT), one);
            if (earlier != null) {
                problems.error(one.where(), duplicate(one, earlier));
            }
        }
    }

    private static String duplicate(PromptCase one, PromptCase earlier) {
        String first = "; first at " + earlier.where();
        return "the id '" + one.key().caseId() + "' stands in this suite twice" + first
                + ". Ids must differ by more than case; give one of them another 'id'.";
    }
}
