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
import org.jspecify.annotations.Nullable;

/** Reads the prompts of a suite: texts, chats, files, and {@code {id or label, raw, config}}. */
final class PromptReader {

    private static final List<String> FILES = List.of("txt", "md", "json", "yaml", "yml");

    private final PromptFolder folder;
    private final Problems problems;

    PromptReader(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The prompts, in file order; empty if there are none or they can't be right, which is then noted. */
    List<PromptTemplate> read(Mapping suite, Path file) {
        Tree tree = suite.get("prompts");
        List<PromptTemplate> prompts = new ArrayList<>();
        if (tree == null) {
            return prompts;
        }
        List<Tree> items = tree instanceof Tree.Items list && !isChat(list) ? list.items() : List.of(tree);
        Map<String, Location> seen = new HashMap<>();
        for (Tree item : items) {
            PromptTemplate prompt = one(item, file, items.size() > 1);
            if (prompt == null) {
                continue;
            }
            Location earlier = seen.putIfAbsent(prompt.label(), item.where());
            if (earlier != null) {
                problems.error(
                        item.where(),
                        "the prompt label '" + prompt.label() + "' stands here twice; first in line " + earlier.line()
                                + ". Give each prompt a label of its own.");
            }
            prompts.add(prompt);
        }
        if (items.isEmpty()) {
            problems.error(tree.where(), "'prompts' is empty; it needs a prompt.");
        }
        return prompts;
    }

    private static boolean isChat(Tree tree) {
        return tree instanceof Tree.Items list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(i -> i instanceof Tree.Fields f && f.get("role") != null);
    }

    /** One prompt without a label: a step's. */
    List<PromptTemplate.Line> single(Tree tree, Path file) {
        PromptTemplate prompt = of(tree, null, Map.of(), file, false);
        return prompt == null ? List.of() : prompt.lines();
    }

    private @Nullable PromptTemplate one(Tree item, Path file, boolean several) {
        if (!(item instanceof Tree.Fields fields) || fields.get("role") != null) {
            return of(item, null, Map.of(), file, several);
        }
        int before = problems.errorCount();
        Mapping mapping = Mapping.of(item, PromptKeys.PROMPT, "a prompt", problems);
        Mapping config = mapping.mapping("config", PromptKeys.PARAMETERS);
        Map<String, Object> parameters = config == null ? Map.of() : Parameters.read(config);
        String id = mapping.text("id");
        String label = mapping.text("label");
        Tree raw = mapping.get("raw");
        if (raw == null && id != null && id.startsWith(PromptFolder.REFERENCE)) {
            raw = mapping.get("id");
        } else if (label == null) {
            label = id;
        }
        if (raw == null) {
            if (problems.errorCount() == before) {
                problems.error(item.where(), "a prompt needs its text: {label: …, raw: …}.");
            }
            return null;
        }
        return of(raw, label, parameters, file, several);
    }

    private @Nullable PromptTemplate of(
            Tree tree, @Nullable String label, Map<String, Object> parameters, Path file, boolean several) {
        String name = label;
        Tree content = tree;
        if (tree instanceof Tree.Leaf leaf
                && leaf.value() instanceof String text
                && text.startsWith(PromptFolder.REFERENCE)) {
            Path named = folder.resolve(text.strip(), file, leaf.where(), FILES);
            content = named == null ? null : loaded(named, leaf.where());
            if (named != null && label == null) {
                String fileName = String.valueOf(named.getFileName());
                String slug = Names.slug(fileName.substring(0, fileName.lastIndexOf('.')));
                name = slug.isEmpty() ? Names.hash(fileName) : slug;
            }
        }
        if (content == null) {
            return null;
        }
        if (name == null && several) {
            name = Names.hash(content.plain());
            problems.warn(
                    tree.where(),
                    "this prompt has no label, so its baselines are kept under '" + name
                            + "', which changes with its text. Give it one: {label: …, raw: …}.");
        }
        String chosen = name == null ? "" : name;
        if (label != null) {
            Names.fault(chosen).ifPresent(f -> problems.error(tree.where(), "the prompt label '" + chosen + "' " + f));
        }
        return new PromptTemplate(chosen, lines(content), parameters);
    }

    private @Nullable Tree loaded(Path named, Location where) {
        if (!List.of("txt", "md").contains(PromptFolder.extension(named))) {
            return folder.tree(named);
        }
        String text = folder.text(named);
        if (text == null) {
            return null;
        }
        if (PromptFolder.extension(named).equals("txt") && text.lines().anyMatch("---"::equals)) {
            problems.error(
                    where, "several prompts in one file, parted by ---, are not supported; give each its own file.");
            return null;
        }
        return new Tree.Leaf(text.stripTrailing(), new Location(folder.shown(named), 0), true);
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
            if (content instanceof Tree.Leaf leaf && leaf.value() instanceof String text) {
                lines.add(new PromptTemplate.Line(role, Template.parse(text, leaf, problems)));
            } else if (content != null) {
                problems.error(
                        content.where(), "'content' in a chat message must be a text, but is " + content.kind() + ".");
            } else if (item instanceof Tree.Fields f && f.get("content") == null) {
                problems.error(item.where(), "a chat message needs its 'content'.");
            }
        }
        return lines;
    }

    /** A chat that promptfoo's users write as JSON within a text. */
    private static @Nullable Tree embeddedChat(String text, Location where) {
        if (!text.stripLeading().startsWith("[")) {
            return null;
        }
        try {
            Tree tree = JsonTree.read(text, where.file(), Math.max(1, where.line()));
            return isChat(tree) ? tree : null;
        } catch (InvalidInputException noJson) {
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
