package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.suite.ScriptTemplate.StepTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code steps} of a chain and the {@code turns} of a conversation. */
final class StepReader {

    static final int MOST = 50;

    private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,40}");

    private final PromptReader prompts;
    private final Function<Mapping, @Nullable ModelSpec> providers;
    private final Problems problems;

    /**
     * A reader.
     *
     * @param providers the provider that a step names, null if it names none or can't be right
     */
    StepReader(PromptReader prompts, Function<Mapping, @Nullable ModelSpec> providers, Problems problems) {
        this.prompts = prompts;
        this.providers = providers;
        this.problems = problems;
    }

    ScriptTemplate read(Mapping test, Path file) {
        if (test.has("steps") && test.has("turns")) {
            problems.error(test.at("turns"), test.place() + " has 'steps' and 'turns'. Keep one.");
        }
        String key = test.has("steps") ? "steps" : "turns";
        List<Tree> items = test.items(key);
        if (!test.has(key)) {
            return ScriptTemplate.SINGLE;
        }
        if (items.isEmpty() || items.size() > MOST) {
            problems.error(test.at(key), "'" + key + "' in " + test.place() + " must hold 1 to " + MOST + ".");
            return ScriptTemplate.SINGLE;
        }
        return key.equals("steps")
                ? new ScriptTemplate(Script.Form.CHAIN, steps(test, items, file))
                : new ScriptTemplate(Script.Form.CONVERSATION, turns(test, items));
    }

    private List<StepTemplate> steps(Mapping test, List<Tree> items, Path file) {
        List<StepTemplate> steps = new ArrayList<>();
        Set<String> earlier = new LinkedHashSet<>();
        for (Tree item : items) {
            Mapping step = Mapping.of(item, PromptKeys.STEP, "a step of " + test.place(), problems);
            String id = id(step, "step-" + (steps.size() + 1), earlier);
            Tree prompt = step.get("prompt");
            if (prompt == null) {
                problems.error(step.where(), step.place() + " needs a 'prompt'.");
            }
            Mapping answer = step.mapping("answer", PromptKeys.ANSWER);
            AnswerRule rule = answer == null ? null : AnswerReader.read(answer, problems);
            steps.add(new StepTemplate(
                    id,
                    prompt == null ? List.of() : prompts.single(prompt, file),
                    providers.apply(step),
                    condition(step, earlier),
                    rule == null ? new AnswerRule.Automatic() : rule,
                    step.where()));
            earlier.add(id);
        }
        return steps;
    }

    private Step.@Nullable Condition condition(Mapping step, Set<String> earlier) {
        if (step.has("when") && step.has("unless")) {
            problems.error(step.at("unless"), step.place() + " has 'when' and 'unless'. Keep one.");
        }
        String key = step.has("when") ? "when" : "unless";
        Mapping condition = step.mapping(key, PromptKeys.CONDITION);
        if (condition == null) {
            return null;
        }
        String of = condition.text("step");
        List<String> labels = condition.texts("label");
        if (of == null || labels.isEmpty()) {
            problems.error(condition.where(), "'" + key + "' in " + step.place() + " must be {step: …, label: …}.");
            return null;
        }
        if (!earlier.contains(of)) {
            problems.error(
                    condition.at("step"),
                    "'" + key + "' in " + step.place() + " names no step before it: '" + of + "'. "
                            + Nearest.hint("earlier steps", of, earlier));
            return null;
        }
        return new Step.Condition(of, labels, key.equals("unless"));
    }

    /** Texts of the user, and {@code {user, assistant, id}}, where a scripted answer stands in for the model's. */
    private List<StepTemplate> turns(Mapping test, List<Tree> items) {
        List<StepTemplate> turns = new ArrayList<>();
        List<PromptTemplate.Line> open = new ArrayList<>();
        Set<String> earlier = new LinkedHashSet<>();
        for (Tree item : items) {
            String id = "turn-" + (turns.size() + 1);
            boolean scripted = false;
            if (item instanceof Tree.Leaf) {
                open.add(line(Role.USER, item, test));
            } else {
                Mapping turn = Mapping.of(item, PromptKeys.TURN, "a turn of " + test.place(), problems);
                Tree user = turn.get("user");
                Tree assistant = turn.get("assistant");
                scripted = assistant != null && user != null;
                if (user == null) {
                    problems.error(item.where(), turn.place() + " needs a 'user': what is said.");
                } else {
                    open.add(line(Role.USER, user, test));
                }
                if (assistant != null) {
                    open.add(line(Role.ASSISTANT, assistant, test));
                }
                id = id(turn, id, earlier);
            }
            if (!scripted) {
                turns.add(
                        new StepTemplate(id, List.copyOf(open), null, null, new AnswerRule.Automatic(), item.where()));
                earlier.add(id);
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            problems.error(
                    items.get(items.size() - 1).where(),
                    "the last of the turns of " + test.place() + " has a scripted answer, so nothing is asked.");
        }
        return turns;
    }

    private PromptTemplate.Line line(Role role, Tree tree, Mapping test) {
        if (tree instanceof Tree.Leaf leaf && leaf.value() instanceof String text && !text.isBlank()) {
            return new PromptTemplate.Line(role, Template.parse(text, leaf, problems));
        }
        problems.error(tree.where(), "a turn of " + test.place() + " must be a text, but is " + tree.kind() + ".");
        Location where = tree.where();
        return new PromptTemplate.Line(role, Template.parse("", new Tree.Leaf("", where), problems));
    }

    private String id(Mapping item, String fallback, Set<String> earlier) {
        String id = item.text("id");
        if (id == null) {
            return fallback;
        }
        if (!ID.matcher(id).matches()) {
            problems.error(
                    item.at("id"),
                    "the id '" + id + "' of " + item.place() + " must be up to 40 of a-z, 0-9, '_' and '-'.");
        } else if (earlier.contains(id)) {
            problems.error(item.at("id"), "the id '" + id + "' stands in " + item.place() + " twice.");
        }
        return id;
    }
}
