package io.driftgauge.suite;

import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a prompt file into a suite. */
final class SuiteReader {

    private final PromptFolder folder;
    private final Config config;
    private final LayerReader layers;
    private final References references;
    private final Overrides overrides;
    private final Problems problems;

    SuiteReader(
            PromptFolder folder,
            Config config,
            LayerReader layers,
            References references,
            Overrides overrides,
            Problems problems) {
        this.folder = folder;
        this.config = config;
        this.layers = layers;
        this.references = references;
        this.overrides = overrides;
        this.problems = problems;
    }

    /** The suite; whatever can't be right is noted, and then the suite is not for use. */
    Suite read(String name, Path file, Tree tree) {
        references.root(file, tree);
        Mapping suite = Mapping.of(tree, PromptKeys.SUITE, "", problems);
        String description = suite.text("description");
        int version = suite.whole("version", 1, Integer.MAX_VALUE).orElse(1);
        Layer defaults = defaults(suite, file);
        PromptReader reader = new PromptReader(folder, problems);
        List<PromptTemplate> prompts = reader.read(suite, file);
        TestFiles files = new TestFiles(folder, references, problems);
        List<TestEntry> tests = new ArrayList<>();
        suite.items("tests").forEach(item -> tests.addAll(files.of(item, file)));
        tests.addAll(new ScenarioReader(folder, layers, files, problems).read(suite, file));
        if (!suite.has("prompts") && !tests.stream().allMatch(t -> asksItself(t.tree()))) {
            prompts = implied(suite, tests, defaults);
        }
        List<ProviderReader.Named> providers = providers(suite, file);
        Map<String, ModelSpec> judges = new LinkedHashMap<>(config.providers());
        providers.forEach(p -> judges.put(p.spec().label(), p.spec()));
        CaseReader cases = new CaseReader(
                new CaseReader.Context(name, version, defaults, prompts, providers),
                layers,
                new StepReader(reader, this::provider, problems),
                new GradingReader(judges, reader, overrides::judge),
                problems);
        tests.forEach(cases::read);
        if (suite.items("tests").isEmpty() && suite.items("scenarios").isEmpty()) {
            problems.error(
                    suite.at("tests"),
                    "the suite has no tests, so it checks nothing. Add some under 'tests', or remove the file.");
        }
        unique(cases.cases());
        new PairCheck(problems).check(cases.cases());
        List<ModelSpec> own = providers.stream().map(ProviderReader.Named::spec).toList();
        List<ModelSpec> all = withControl(own);
        new SuiteLint(problems).check(cases, prompts, prompts.size() * own.size());
        return new Suite(
                name,
                file,
                description == null ? name : description,
                version,
                all,
                cases.cases(),
                all.size() > own.size() ? all.get(all.size() - 1).label() : null,
                cases.asked());
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

    private Layer defaults(Mapping suite, Path file) {
        Layer layer = defaultTest(suite, file);
        Mapping evaluate = suite.mapping("evaluateOptions", PromptKeys.EVALUATE);
        Integer repeat =
                evaluate == null ? null : LayerReader.boxed(evaluate.whole("repeat", 1, LayerReader.MOST_REPEATS));
        return layer.over(Layer.of(tags(suite), repeat)).over(config.defaults());
    }

    private Layer defaultTest(Mapping suite, Path file) {
        Tree tree = suite.get("defaultTest");
        String reference = tree == null ? null : PromptFolder.reference(tree, PromptKeys.TREE_FILES);
        if (tree == null || reference == null) {
            Mapping own = suite.mapping("defaultTest", PromptKeys.DEFAULTS);
            return own == null ? Layer.EMPTY : layers.read(own, file);
        }
        Path named = folder.resolve(reference, file, tree.where(), PromptKeys.TREE_FILES);
        Tree loaded = named == null ? null : folder.tree(named);
        if (named == null || loaded == null) {
            return Layer.EMPTY;
        }
        references.root(named, loaded);
        return layers.read(Mapping.of(loaded, PromptKeys.DEFAULTS, "'defaultTest'", problems), named);
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

    private List<ProviderReader.Named> providers(Mapping suite, Path file) {
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
            return config.defaultProviders().stream()
                    .map(spec -> new ProviderReader.Named(spec, List.of()))
                    .toList();
        }
        int before = problems.errorCount();
        List<ProviderReader.Named> providers =
                new ProviderReader(problems).named(suite, config.providers(), folder, file);
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
    private List<PromptTemplate> implied(Mapping suite, List<TestEntry> tests, Layer defaults) {
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
