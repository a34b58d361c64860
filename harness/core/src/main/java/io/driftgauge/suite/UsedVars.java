package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which vars the cases of a suite have, and which of them a prompt or an assertion fills in. */
final class UsedVars {

    private static final Pattern NAME = Pattern.compile("\\{\\{-?\\s*([\\p{L}_][\\p{L}\\p{N}_-]*)");

    private final Map<String, Location> seen = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();

    /**
     * Notes what an entry has.
     *
     * @param own what it says itself
     * @param all with what the levels below say
     * @param script its steps or turns
     */
    void saw(Layer own, Layer all, ScriptTemplate script) {
        script.steps().forEach(step -> use(new PromptTemplate("", step.lines(), Map.of())));
        all.tools().results().forEach(canned -> {
            use(canned.arguments());
            use(canned.result());
        });
        own.vars().forEach((name, value) -> seen.putIfAbsent(name, value.where()));
        all.assertions().forEach(this::use);
        use(all.options().rubricPrompt());
        use(all.options().prefix());
        use(all.options().suffix());
    }

    /** Notes the names that a text fills in. */
    void use(@Nullable String text) {
        if (text != null && text.contains("{{")) {
            Matcher name = NAME.matcher(text);
            while (name.find()) {
                used.add(name.group(1));
            }
        }
    }

    /** Notes the names that the texts of a value fill in. */
    void use(@Nullable Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            use(leaf.value() instanceof String text ? text : null);
        } else if (tree instanceof Tree.Items list) {
            list.items().forEach(this::use);
        } else if (tree instanceof Tree.Fields fields) {
            fields.fields().values().forEach(f -> use(f.value()));
        }
    }

    /** Notes the names that a prompt fills in. */
    void use(PromptTemplate prompt) {
        for (PromptTemplate.Line line : prompt.lines()) {
            for (Template.Part part : line.content().parts()) {
                if (part instanceof Template.Part.Name name) {
                    used.add(name.name());
                    used.add(name.name().split("\\.", 2)[0]);
                }
            }
        }
    }

    private void use(AssertionTemplate assertion) {
        use(assertion.value());
        use(assertion.details().rubricPrompt());
        List<AssertionTemplate> members = assertion.details().members();
        members.forEach(this::use);
    }

    private void use(@Nullable RubricSource source) {
        if (source == null) {
            return;
        }
        if (source.tree() instanceof Tree.Leaf leaf
                && leaf.value() instanceof String text
                && text.startsWith(PromptFolder.REFERENCE)) {
            used.addAll(seen.keySet()); // what a judge's own file fills in is not looked into
        } else {
            use(source.tree());
        }
    }

    /** Those that nothing fills in, with the place where each first stands. */
    Map<String, Location> unused() {
        Map<String, Location> unused = new LinkedHashMap<>(seen);
        unused.keySet().removeAll(used);
        return unused;
    }
}
