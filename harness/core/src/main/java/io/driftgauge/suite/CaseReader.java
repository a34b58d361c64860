package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a suite's tests, which becomes a case for each of its prompts and each combination of its vars. */
final class CaseReader {

    /** What the suite says about all of its cases. */
    record Context(String suite, int version, Layer defaults, List<PromptTemplate> prompts) {}

    private final Context context;
    private final LayerReader layers;
    private final StepReader steps;
    private final Problems problems;

    CaseReader(Context context, LayerReader layers, StepReader steps, Problems problems) {
        this.context = context;
        this.layers = layers;
        this.steps = steps;
        this.problems = problems;
    }

    /** The cases; fewer if something can't be right, which is then noted. */
    List<PromptCase> read(Tree tree, Path file, boolean dataRow) {
        int before = problems.errorCount();
        Mapping mapping = Mapping.of(tree, PromptKeys.CASE, place(tree), problems);
        Layer own = layers.read(mapping, file);
        Layer layer = own.over(context.defaults());
        layers.check(layer, mapping);
        ScriptTemplate script = steps.read(mapping, file);
        List<PromptTemplate> prompts = prompts(mapping, script);
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
            return List.of();
        }
        List<VarsProduct.Combination> combinations = VarsProduct.of(layer.vars(), expand);
        if (combinations.isEmpty()) {
            problems.error(
                    mapping.at("vars"),
                    "a list among the vars of " + mapping.place() + " is empty, so there is no case.");
        }
        if (problems.errorCount() > before) {
            return List.of(); // filling in would only tell what follows from the problems told
        }
        List<PromptCase> cases = new ArrayList<>();
        for (PromptTemplate prompt : prompts) {
            for (VarsProduct.Combination combination : combinations) {
                cases.add(promptCase(mapping, id, pair, layer, script, prompt, combination, dataRow));
            }
        }
        return cases;
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

    private PromptCase promptCase(
            Mapping mapping,
            String id,
            PromptCase.@Nullable Pair pair,
            Layer layer,
            ScriptTemplate scripted,
            PromptTemplate prompt,
            VarsProduct.Combination combination,
            boolean dataRow) {
        boolean several = context.prompts().size() > 1 && scripted.form() != Script.Form.CHAIN;
        String full = id
                + (several ? "~" + prompt.label() : "")
                + (combination.key().isEmpty() ? "" : "~" + combination.key());
        String place = "test '" + full + "'";
        Location where = mapping.where();
        String exactly = place + " (" + where + ")";
        Script script = scripted.render(prompt.lines(), layer.tools(), combination.vars(), exactly, problems);
        List<Message> messages = script.steps().isEmpty()
                ? prompt.render(combination.vars(), exactly, problems)
                : script.steps().get(0).lines().stream()
                        .map(l -> new Message(l.role(), l.text().toString()))
                        .toList();
        List<Assertion> assertions = new ArrayList<>();
        for (AssertionTemplate template : layer.assertions()) {
            Assertion assertion = template.render(combination.vars(), place, problems);
            if (assertion != null) {
                assertions.add(assertion);
            }
        }
        Map<String, Object> parameters = new LinkedHashMap<>(prompt.parameters());
        parameters.putAll(layer.parameters());
        if (!layer.tools().declared().isEmpty()) {
            parameters.put("tools", layer.tools().declared());
        }
        String description = mapping.text("description");
        return new PromptCase(
                new CaseKey(context.suite(), full),
                description == null ? full : description,
                layer.tags(),
                several ? prompt.label() : null,
                present(combination.vars()),
                messages,
                Collections.unmodifiableMap(new TreeMap<>(parameters)),
                context.version(),
                assertions,
                layer.answer() == null ? new AnswerRule.Automatic() : layer.answer(),
                layer.repeat() == null ? 1 : layer.repeat(),
                layer.drift(),
                dataRow,
                where,
                pair == null ? null : new PromptCase.Pair(pair.of() + full.substring(id.length()), pair.attribute()),
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
