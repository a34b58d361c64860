package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import io.driftgauge.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the prompts of a suite: texts, chats, files, and {@code {id or label, raw, config}}. */
final class PromptReader {

    private static final Pattern CHAT = Pattern.compile("\\s*\\[\\s*\\{\\s*\"role\"");

    private final PromptFiles files;
    private final ContentReader contents;
    private final Problems problems;

    PromptReader(PromptFolder folder, Problems problems) {
        this.files = new PromptFiles(folder, problems);
        this.contents = new ContentReader(folder, problems);
        this.problems = problems;
    }

    /** The prompts, in file order; empty if there are none or they can't be right, which is then noted. */
    List<PromptTemplate> read(Mapping suite, Path file) {
        Tree tree = suite.get("prompts");
        List<PromptTemplate> prompts = new ArrayList<>();
        if (tree == null) {
            return prompts;
        }
        List<Tree> items = tree instanceof Tree.Items list && !isChat(list) ? list.items() : named(tree);
        List<Draft> drafts = new ArrayList<>();
        items.forEach(item -> drafts.addAll(drafts(item, file)));
        Map<String, Location> seen = new HashMap<>();
        Map<Object, Location> contents = new HashMap<>();
        for (Draft draft : drafts) {
            PromptTemplate prompt = prompt(draft, drafts.size() > 1);
            Location earlier = seen.putIfAbsent(prompt.label(), draft.where());
            if (earlier != null) {
                problems.error(
                        draft.where(),
                        "the prompt label '" + prompt.label() + "' stands here twice; first in line " + earlier.line()
                                + ". Give each prompt a label of its own.");
            } else if (contents.putIfAbsent(List.of(prompt.texts(), prompt.parameters()), draft.where()) != null) {
                problems.warn(draft.where(), "the prompt '" + prompt.label() + "' says the same as one before it.");
            }
            prompts.add(prompt);
        }
        if (items.isEmpty()) {
            problems.error(tree.where(), "'prompts' is empty; it needs a prompt.");
        }
        return prompts;
    }

    /** promptfoo's {@code {file: label}}, as prompts with labels. */
    private List<Tree> named(Tree tree) {
        if (!(tree instanceof Tree.Fields fields)
                || fields.fields().values().stream()
                        .anyMatch(f -> !(f.value().plain() instanceof String)
                                || !files.isReference(new Tree.Leaf(f.key(), f.where())))) {
            return List.of(tree);
        }
        List<Tree> items = new ArrayList<>();
        fields.fields()
                .values()
                .forEach(f -> items.add(RowReader.mapping(
                        Map.of("label", f.value(), "raw", new Tree.Leaf(f.key(), f.where())), f.where())));
        return items;
    }

    /** A prompt that stands where only one can; null if it can't be right, which is then noted. */
    @Nullable PromptTemplate one(Tree tree, Path file) {
        List<Draft> drafts =
                files.isReference(tree) ? drafts(tree, file) : List.of(new Draft(tree, null, Map.of(), tree.where()));
        if (drafts.size() > 1) {
            problems.error(tree.where(), "only one prompt can stand here, but this names " + drafts.size() + ".");
        }
        return drafts.isEmpty()
                ? null
                : new PromptTemplate("", lines(drafts.get(0).content()), Map.of());
    }

    /** A prompt whose text is found. */
    private record Draft(Tree content, @Nullable String label, Map<String, Object> parameters, Location where) {}

    static boolean isChat(Tree tree) {
        return tree instanceof Tree.Items list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(i -> i instanceof Tree.Fields f && f.get("role") != null);
    }

    /** The messages of a prompt that stands where only one can; none if it can't be right, which is then noted. */
    List<PromptTemplate.Line> single(Tree tree, Path file) {
        PromptTemplate prompt = one(tree, file);
        return prompt == null ? List.of() : prompt.lines();
    }

    private List<Draft> drafts(Tree item, Path file) {
        if (!(item instanceof Tree.Fields fields) || fields.get("role") != null) {
            return contents(item, null, Map.of(), file);
        }
        int before = problems.errorCount();
        Mapping mapping = Mapping.of(item, PromptKeys.PROMPT, "a prompt", problems);
        Mapping config = mapping.mapping("config", PromptKeys.PARAMETERS);
        Map<String, Object> parameters = config == null ? Map.of() : Parameters.read(config);
        String id = mapping.text("id");
        String label = mapping.text("label");
        Tree raw = mapping.get("raw");
        Tree named = mapping.get("id");
        if (raw == null && named != null && files.isReference(named)) {
            raw = named;
        } else if (label == null) {
            label = id;
        }
        if (raw == null) {
            if (problems.errorCount() == before) {
                problems.error(item.where(), "a prompt needs its text: {label: …, raw: …}.");
            }
            return List.of();
        }
        return contents(raw, label, parameters, file);
    }

    private List<Draft> contents(Tree tree, @Nullable String label, Map<String, Object> parameters, Path file) {
        if (!files.isReference(tree)) {
            return List.of(new Draft(tree, label, parameters, tree.where()));
        }
        List<PromptFiles.Found> found = files.read(tree, file);
        if (label != null && found.size() > 1) {
            problems.error(
                    tree.where(),
                    "the label '" + label + "' can't name the " + found.size() + " prompts that this stands for.");
        }
        return found.stream()
                .map(f -> new Draft(f.content(), label == null ? f.label() : label, parameters, tree.where()))
                .toList();
    }

    private PromptTemplate prompt(Draft draft, boolean several) {
        String name = draft.label();
        if (name == null && several) {
            name = Names.hash(draft.content().plain());
            problems.warn(
                    draft.where(),
                    "this prompt has no label, so its baselines are kept under '" + name
                            + "', which changes with its text. Give it one: {label: …, raw: …}.");
        }
        String chosen = name == null ? "" : Names.label(name);
        if (!chosen.isEmpty()) {
            Names.fault(chosen).ifPresent(f -> problems.error(draft.where(), "the prompt label '" + chosen + "' " + f));
        }
        return new PromptTemplate(chosen, lines(draft.content()), draft.parameters());
    }

    private List<PromptTemplate.Line> lines(Tree tree) {
        if (tree instanceof Tree.Leaf leaf && leaf.value() instanceof String text) {
            Tree chat = embeddedChat(text, leaf.where());
            if (chat != null) {
                return lines(chat);
            }
            if (text.isBlank()) {
                problems.error(leaf.where(), "the prompt is empty.");
            }
            return List.of(new PromptTemplate.Line(Role.USER, Template.parse(text, leaf, problems)));
        }
        if (!(tree instanceof Tree.Items list) || list.items().isEmpty()) {
            problems.error(
                    tree.where(),
                    "a prompt must be a text, a chat (a list of {role, content}) or {label, raw}, but is " + tree.kind()
                            + ".");
            return List.of();
        }
        List<PromptTemplate.Line> lines = new ArrayList<>();
        for (Tree item : list.items()) {
            Mapping message = Mapping.of(item, PromptKeys.MESSAGE, "a chat message", problems);
            Role role = role(message);
            Tree content = message.get("content");
            if (content != null) {
                PromptTemplate.Line line = contents.read(role, content);
                if (line != null) {
                    lines.add(line);
                }
            } else if (item instanceof Tree.Fields f && f.get("content") == null) {
                problems.error(item.where(), "a chat message needs its 'content'.");
            }
        }
        return lines;
    }

    /** A chat that promptfoo's users write as JSON within a text. */
    private @Nullable Tree embeddedChat(String text, Location where) {
        if (!text.stripLeading().startsWith("[")) {
            return null;
        }
        try {
            Tree tree = JsonTree.read(text, where.file(), Math.max(1, where.line()));
            return isChat(tree) ? tree : null;
        } catch (InvalidInputException noJson) {
            if (CHAT.matcher(text).lookingAt() && !text.contains("{%")) {
                problems.error(
                        where,
                        "this reads like a chat in JSON, but is none: "
                                + noJson.problems().get(0).message()
                                + " Names in it must stand in quotes: \"{{name}}\".");
            }
            return null;
        }
    }

    private Role role(Mapping message) {
        String name = message.text("role");
        if (name == null) {
            if (!message.has("role")) {
                problems.error(message.where(), "a chat message needs a 'role': system, user or assistant.");
            }
            return Role.USER;
        }
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        List<String> roles = Arrays.stream(Role.values())
                .map(r -> r.name().toLowerCase(Locale.ROOT))
                .toList();
        problems.error(
                message.at("role"),
                "unknown role '" + name + "' in a chat message. " + Nearest.hint("roles", name, roles));
        return Role.USER;
    }
}
