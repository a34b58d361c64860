package io.driftgauge.suite;

import com.jayway.jsonpath.InvalidPathException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code transform}: {@code trim}, {@code lowercase}, {@code uppercase}, {@code {jsonPath: …}}, {@code {regex: …}}, or
 * a list of them. Of promptfoo's JavaScript it knows those few forms that mean just that, such as {@code output.trim()} and
 * {@code JSON.parse(output).answer}; they are recognised, not run.
 */
final class TransformReader {

    private static final String PATH = "(?:\\.[A-Za-z_$][\\w$]*(?!\\w*\\()|\\[\\d{1,6}]|\\[['\"][^'\"\\]]+['\"]])*";

    private static final Pattern SCRIPT = Pattern.compile("(JSON\\.parse\\(output" + PATH + "\\)|output)(" + PATH + ")"
            + "((?:\\.(?:trim|toLowerCase|toUpperCase)\\(\\))*);?");

    private static final List<String> NAMES = List.of("trim", "lowercase", "uppercase");

    private TransformReader() {}

    /** The steps, in order; empty if there are none or they can't be right, which is then noted. */
    static List<Transform> read(@Nullable Tree tree, String place, Problems problems) {
        List<Transform> steps = new ArrayList<>();
        List<Tree> items = tree instanceof Tree.Items list ? list.items() : tree == null ? List.of() : List.of(tree);
        for (Tree item : items) {
            if (item instanceof Tree.Leaf leaf && leaf.value() instanceof String text) {
                steps.addAll(named(text.strip(), leaf.where(), place, problems));
            } else {
                Transform step = mapped(item, place, problems);
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    private static List<Transform> named(String text, Location where, String place, Problems problems) {
        switch (text) {
            case "trim" -> {
                return List.of(new Transform.Trim());
            }
            case "lowercase", "uppercase" -> {
                return List.of(new Transform.Case(text.equals("uppercase")));
            }
            default -> {
                Matcher script = SCRIPT.matcher(text);
                if (script.matches() && !script.group(2).endsWith(".length")) {
                    return script(script);
                }
                boolean word = text.matches("[A-Za-z-]+");
                problems.error(
                        where,
                        "the transform '" + Problems.shortened(text) + "' in " + place + " "
                                + (word ? "is not known. " + Nearest.hint("transforms", text, NAMES) : Keys.CODE)
                                + " There are trim, lowercase, uppercase, {jsonPath: …} and {regex: …}, or a list of them.");
                return List.of();
            }
        }
    }

    private static List<Transform> script(Matcher script) {
        List<Transform> steps = new ArrayList<>();
        String path = script.group(2);
        String parsed = script.group(1);
        if (parsed.length() > "JSON.parse(output)".length()) {
            steps.add(
                    new Transform.JsonPath("$" + parsed.substring("JSON.parse(output".length(), parsed.length() - 1)));
        }
        if (parsed.startsWith("JSON") || !path.isEmpty()) {
            steps.add(new Transform.JsonPath("$" + path));
        }
        for (String call : script.group(3).split("\\(\\)", -1)) {
            switch (call) {
                case ".trim" -> steps.add(new Transform.Trim());
                case ".toLowerCase" -> steps.add(new Transform.Case(false));
                case ".toUpperCase" -> steps.add(new Transform.Case(true));
                default -> {}
            }
        }
        return steps;
    }

    private static @Nullable Transform mapped(Tree item, String place, Problems problems) {
        Mapping mapping = Mapping.of(item, PromptKeys.TRANSFORM, "the transform in " + place, problems);
        Set<String> names = mapping.names();
        if (names.size() != 1) {
            if (item instanceof Tree.Fields) {
                problems.error(item.where(), mapping.place() + " must have one of jsonPath and regex.");
            }
            return null;
        }
        String regex = mapping.text("regex");
        if (regex != null) {
            Pattern pattern = AnswerReader.pattern(regex, mapping.at("regex"), mapping.place(), problems);
            return pattern == null ? null : new Transform.Regex(pattern);
        }
        String path = mapping.text("jsonPath");
        if (path == null) {
            return null;
        }
        try {
            com.jayway.jsonpath.JsonPath.compile(path);
            return new Transform.JsonPath(path);
        } catch (InvalidPathException e) {
            problems.error(
                    mapping.at("jsonPath"),
                    "'" + path + "' in " + mapping.place() + " is not a valid JSONPath: " + e.getMessage() + ".");
            return null;
        }
    }
}
