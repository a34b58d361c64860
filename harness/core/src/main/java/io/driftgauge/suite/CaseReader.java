package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a suite's tests, each of which becomes a case for each of its prompts and combinations of its vars. */
final class CaseReader {

    /** What the suite says about all of its cases. */
    record Context(
            String suite,
            int version,
            Layer defaults,
            List<PromptTemplate> prompts,
            List<ProviderReader.Named> providers) {}

    private final Context context;
    private final LayerReader layers;
    private final StepReader steps;
    private final GradingReader gradings;
    private final Problems problems;
    private final List<PromptCase> cases = new ArrayList<>();
    private final Map<String, List<String>> asked = new HashMap<>();
    private final UsedVars vars = new UsedVars();

    CaseReader(Context context, LayerReader layers, StepReader steps, GradingReader gradings, Problems problems) {
        this.context = context;
        this.layers = layers;
        this.steps = steps;
        this.gradings = gradings;
        this.problems = problems;
    }

    /** Those read so far, in file order; fewer than there are if something can't be right. */
    List<PromptCase> cases() {
        return cases;
    }

    /** By id, the labels of the providers that a case is for, where that is not all of them. */
    Map<String, List<String>> asked() {
        return asked;
    }

    /** Which vars the entries have, and which are filled in. */
    UsedVars vars() {
        return vars;
    }

    void read(TestEntry entry) {
        int before = problems.errorCount();
        Mapping mapping = Mapping.of(entry.tree(), PromptKeys.CASE, place(entry.tree()), problems);
        Layer own = layers.read(mapping, entry.file());
        Layer level = entry.scenario().map(side -> own.over(side.layer())).orElse(own);
        Layer layer = level.over(context.defaults());
        layers.check(layer, mapping);
        ScriptTemplate script = steps.read(mapping, entry.file());
        List<PromptTemplate> prompts = prompts(mapping, script);
        vars.saw(level, layer, script);
        if (layer.assertions().isEmpty() && !layer.drift().compare()) {
            problems.error(
                    mapping.where(),
                    mapping.place()
                            + " has neither an assertion nor a comparison with a baseline, so it could never fail."
                            + " Add 'assert', or leave out 'compare: false'.");
        }
        boolean expand = !Boolean.TRUE.equals(layer.disableVarExpansion());
        String id = id(mapping, own, expand);
        PromptCase.Pair pair = pair(mapping);
        if (VarsProduct.count(layer.vars(), expand) > VarsProduct.MOST) {
            problems.error(
                    mapping.at("vars"),
                    "the lists among the vars of " + mapping.place() + " multiply out to more than " + VarsProduct.MOST
                            + " cases.");
            return;
        }
        List<VarsProduct.Combination> combinations = VarsProduct.of(layer.vars(), expand);
        if (combinations.isEmpty()) {
            problems.error(
                    mapping.at("vars"),
                    "a list among the vars of " + mapping.place() + " is empty, so there is no case.");
        }
        List<String> onlyPrompts = chosen(
                mapping,
                List.of("prompts"),
                context.prompts().stream().map(PromptTemplate::label).toList());
        List<String> onlyProviders = providers(mapping);
        if (problems.errorCount() > before) {
            return; // filling in would only tell what follows from the problems told
        }
        Draft draft = new Draft(mapping, id, pair, layer, script, entry);
        boolean chain = script.form() == Script.Form.CHAIN;
        int earlier = cases.size();
        for (PromptTemplate prompt : prompts) {
            if (chain || onlyPrompts.isEmpty() || onlyPrompts.contains(prompt.label())) {
                List<String> labels = labels(prompt, chain, onlyProviders);
                for (VarsProduct.Combination combination :
                        labels.isEmpty() ? List.<VarsProduct.Combination>of() : combinations) {
                    PromptCase one = promptCase(draft, prompt, combination);
                    cases.add(one);
                    if (labels.size() < context.providers().size()) {
                        asked.put(one.key().caseId(), labels);
                    }
                }
            }
        }
        if (cases.size() == earlier
                && !prompts.isEmpty()
                && !context.providers().isEmpty()) {
            problems.error(
                    mapping.where(),
                    mapping.place() + " is for no provider: 'prompts' and 'providers' leave nothing together.");
        }
    }

    /** As it stands in the file: of the other case without what prompts and lists of vars add to its id. */
    private PromptCase.@Nullable Pair pair(Mapping mapping) {
        Mapping pair = mapping.mapping("pair", PromptKeys.PAIR);
        if (pair == null) {
            return null;
        }
        String of = pair.text("of");
        String attribute = pair.text("attribute");
        if (of != null && attribute != null) {
            return new PromptCase.Pair(of, attribute);
        }
        if (!pair.has("of") || !pair.has("attribute")) {
            problems.error(
                    pair.where(),
                    pair.place() + " needs 'of' (the id of the other case) and 'attribute' (what differs, in words).");
        }
        return null;
    }

    /** What the cases of one entry share. */
    private record Draft(
            Mapping mapping,
            String id,
            PromptCase.@Nullable Pair pair,
            Layer layer,
            ScriptTemplate script,
            TestEntry entry) {}

    private static String place(Tree tree) {
        for (String key : List.of("id", "description")) {
            if (tree instanceof Tree.Fields fields
                    && fields.get(key) instanceof Tree.Leaf leaf
                    && leaf.value() instanceof String text
                    && !text.isBlank()) {
                return "test '" + text.lines().findFirst().orElse("") + "'";
            }
        }
        return "a test";
    }

    private String id(Mapping mapping, Layer own, boolean expand) {
        String id = mapping.text("id");
        if (id != null) {
            Names.fault(id).ifPresent(fault -> problems.error(mapping.at("id"), "the id '" + id + "' " + fault));
            return id;
        }
        String description = mapping.text("description");
        String slug = description == null ? "" : Names.slug(description);
        if (!slug.isEmpty()) {
            return slug;
        }
        Set<String> multiplied = VarsProduct.multiplied(own.vars(), expand);
        Map<String, @Nullable Object> fixed = new TreeMap<>();
        own.vars().forEach((name, value) -> {
            if (!multiplied.contains(name)) {
                fixed.put(name, value.plain());
            }
        });
        return Names.hash(fixed);
    }

    /** Those of the known names that the keys list; none if they list none. */
    private List<String> chosen(Mapping mapping, List<String> keys, List<String> known) {
        List<String> chosen = new ArrayList<>();
        for (String key : keys) {
            for (String given : mapping.has(key) ? mapping.texts(key) : List.<String>of()) {
                String name = known.contains(given) ? given : Names.label(given);
                if (known.contains(name)) {
                    chosen.add(name);
                } else {
                    problems.error(
                            mapping.at(key),
                            "'" + key + "' of " + mapping.place() + " names '" + name + "', which the suite does not"
                                    + " have. " + Nearest.hint(key, name, known));
                }
            }
        }
        return chosen;
    }

    private List<String> providers(Mapping mapping) {
        Map<String, String> labels = new LinkedHashMap<>();
        context.providers().forEach(p -> labels.put(p.spec().id(), p.spec().label()));
        context.providers().forEach(p -> labels.put(p.spec().label(), p.spec().label()));
        return chosen(mapping, List.of("provider", "providers"), List.copyOf(labels.keySet())).stream()
                .map(name -> labels.getOrDefault(name, name))
                .toList();
    }

    private List<String> labels(PromptTemplate prompt, boolean chain, List<String> only) {
        return context.providers().stream()
                .filter(p -> chain
                        || p.prompts().isEmpty()
                        || p.prompts().stream().map(Names::label).anyMatch(prompt.label()::equals))
                .map(p -> p.spec().label())
                .filter(label -> only.isEmpty() || only.contains(label))
                .toList();
    }

    private PromptCase promptCase(Draft draft, PromptTemplate prompt, VarsProduct.Combination combination) {
        Layer layer = draft.layer();
        PromptCase.Pair pair = draft.pair();
        boolean several = context.prompts().size() > 1 && draft.script().form() != Script.Form.CHAIN;
        String full = draft.id()
                + (several ? "~" + prompt.label() : "")
                + draft.entry().scenario().map(side -> "~" + side.key()).orElse("")
                + (combination.key().isEmpty() ? "" : "~" + combination.key());
        String place = "test '" + full + "'";
        Location where = draft.mapping().where();
        String exactly = place + " (" + where + ")";
        Script script = draft.script().render(prompt.lines(), layer.tools(), combination.vars(), exactly, problems);
        List<Message> messages = script.steps().isEmpty()
                ? prompt.around(layer.options(), where, problems).render(combination.vars(), exactly, problems)
                : script.steps().get(0).lines().stream()
                        .map(l -> new Message(l.role(), l.text().toString()))
                        .toList();
        Map<String, Object> parameters = new LinkedHashMap<>(prompt.parameters());
        parameters.putAll(layer.parameters());
        if (!layer.tools().declared().isEmpty()) {
            parameters.put("tools", layer.tools().declared());
        }
        String description = draft.mapping().text("description");
        return new PromptCase(
                new CaseKey(context.suite(), full),
                description == null ? full : description,
                layer.tags(),
                several ? prompt.label() : null,
                present(combination.vars()),
                messages,
                Collections.unmodifiableMap(new TreeMap<>(parameters)),
                context.version(),
                assertions(layer, combination, place, where),
                layer.answer() == null ? new AnswerRule.Automatic() : layer.answer(),
                layer.repeat() == null ? 1 : layer.repeat(),
                layer.drift(),
                draft.entry().dataRow(),
                where,
                pair == null
                        ? null
                        : new PromptCase.Pair(
                                pair.of() + full.substring(draft.id().length()), pair.attribute()),
                script);
    }

    /** A chain brings its own; a conversation goes on from what the suite's prompts open. */
    private List<PromptTemplate> prompts(Mapping mapping, ScriptTemplate script) {
        PromptTemplate none = new PromptTemplate("", List.of(), Map.of());
        switch (script.form()) {
            case SINGLE -> {
                return context.prompts();
            }
            case CHAIN -> {
                return List.of(none);
            }
            case CONVERSATION -> {
                for (PromptTemplate prompt : context.prompts()) {
                    List<PromptTemplate.Line> lines = prompt.lines();
                    if (!lines.isEmpty() && lines.get(lines.size() - 1).role() == Role.USER) {
                        problems.error(
                                mapping.at("turns"),
                                "the suite's prompt ends with the user, and so does each turn of " + mapping.place()
                                        + ". Let the prompt hold what comes before the turns: a system message, or"
                                        + " exchanges that end with the assistant.");
                    }
                }
                return context.prompts().isEmpty() ? List.of(none) : context.prompts();
            }
        }
        throw new AssertionError(script.form());
    }

    private List<Assertion> assertions(Layer layer, VarsProduct.Combination combination, String place, Location where) {
        AssertionTemplate.Setting setting = new AssertionTemplate.Setting(place, layer.options(), gradings, problems);
        Double threshold = layer.options().threshold();
        List<AssertionTemplate> templates =
                threshold == null || layer.assertions().isEmpty()
                        ? layer.assertions()
                        : List.of(AssertionTemplate.together(layer.assertions(), threshold, where));
        List<Assertion> assertions = new ArrayList<>();
        for (AssertionTemplate template : templates) {
            Assertion assertion = template.render(combination.vars(), setting);
            if (assertion != null) {
                assertions.add(assertion);
            }
        }
        return assertions;
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> vars) {
        Map<String, Object> present = new LinkedHashMap<>();
        vars.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return Collections.unmodifiableMap(present);
    }
}
