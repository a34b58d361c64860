package io.driftgauge.suite;

import io.driftgauge.model.ModelSpec;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the judge of an assertion, and the prompt that it gets. */
final class GradingReader {

    /** What a judge's prompt can fill in beside the case's values. */
    private static final Set<String> OWN =
            Set.of("output", "rubric", "criteria", "input", "completion", "ideal", "steps");

    private final Map<String, ModelSpec> shared;
    private final PromptReader prompts;
    private final UnaryOperator<ModelSpec> overrides;
    private final IdentityHashMap<Tree, Optional<ModelSpec>> judges = new IdentityHashMap<>();
    private final IdentityHashMap<Tree, Optional<PromptTemplate>> rubricPrompts = new IdentityHashMap<>();

    /**
     * A reader.
     *
     * @param shared providers by label: those of the config, and of the suite
     * @param overrides what the settings make of a judge
     */
    GradingReader(Map<String, ModelSpec> shared, PromptReader prompts, UnaryOperator<ModelSpec> overrides) {
        this.shared = shared;
        this.prompts = prompts;
        this.overrides = overrides;
    }

    /** Null if there is no judge, which is then noted. */
    @Nullable Grading read(
            AssertionTemplate assertion,
            Map<String, ? extends @Nullable Object> vars,
            AssertionTemplate.Setting setting) {
        Problems problems = setting.problems();
        Tree tree = Layer.first(assertion.details().judge(), setting.options().judge());
        if (tree == null) {
            problems.error(
                    assertion.where(),
                    "'" + assertion.name() + "' in " + setting.place() + " needs a judge: name a provider in"
                            + " 'provider' here, or in defaultTest: {options: {provider: …}}.");
            return null;
        }
        if (assertion.value() == null
                && Layer.first(
                                assertion.details().rubricPrompt(),
                                setting.options().rubricPrompt())
                        == null) {
            problems.error(
                    assertion.where(),
                    "'" + assertion.name() + "' in " + setting.place() + " needs a 'value', the rubric.");
            return null;
        }
        ModelSpec judge = judges.computeIfAbsent(
                        tree,
                        t -> Optional.ofNullable(new ProviderReader(problems).judge(t, shared))
                                .map(overrides))
                .orElse(null);
        if (judge == null) {
            return null;
        }
        Map<String, Object> present = new LinkedHashMap<>();
        vars.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return new Grading(
                judge,
                rubricPrompt(assertion, present, setting),
                present,
                assertion.details().anchors());
    }

    private Optional<RubricPrompt> rubricPrompt(
            AssertionTemplate assertion, Map<String, Object> vars, AssertionTemplate.Setting setting) {
        RubricSource source = Layer.first(
                assertion.details().rubricPrompt(), setting.options().rubricPrompt());
        if (source == null) {
            return Optional.empty();
        }
        Optional<PromptTemplate> template =
                rubricPrompts.computeIfAbsent(source.tree(), t -> Optional.ofNullable(prompts.one(t, source.file())));
        return template.map(t -> {
            Map<String, Object> all = new HashMap<>(vars);
            OWN.forEach(name -> all.put(name, ""));
            t.render(all, "the rubricPrompt of " + setting.place(), setting.problems());
            return new RubricPrompt(t, vars, setting.place());
        });
    }
}
