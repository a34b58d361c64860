package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The readers as fuzzing calls them: whatever the bytes are, they give a value or problems, and nothing else. */
public final class FuzzedReaders {

    private static final Path FILE = Path.of("prompts/fuzzed");

    private FuzzedReaders() {}

    /**
     * Reads bytes by one of the readers.
     *
     * @param reader {@code yaml}, {@code csv}, {@code jsonl} or {@code template}
     */
    public static void read(String reader, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (reader) {
            case "yaml" -> yaml(text);
            case "csv" -> csv(text);
            case "jsonl" -> jsonl(text);
            case "template" -> template(text);
            default -> throw new IllegalArgumentException("no reader " + reader);
        }
    }

    static void yaml(String text) {
        try {
            Tree tree = YamlTree.read(text, FILE);
            cases(List.of(tree));
        } catch (InvalidInputException told) {
            lines(told);
        }
    }

    static void csv(String text) {
        cases(new RowReader(new Problems()).csv(text, FILE));
    }

    static void jsonl(String text) {
        cases(new RowReader(new Problems()).jsonLines(text, FILE));
    }

    static void template(String text) {
        Problems problems = new Problems();
        Template template = Template.parse(text, new Tree.Leaf(text, new Location(FILE, 1), true), problems);
        template.render(Map.of("a", List.of("b", Map.of("c", "{{a}}"))), "a test", problems);
    }

    /** As tests of a suite, as far as that goes without a folder. */
    private static void cases(List<Tree> trees) {
        Problems problems = new Problems();
        for (Tree tree : trees) {
            tree.plain();
            Mapping test = Mapping.of(tree, PromptKeys.CASE, "a test", problems);
            TransformReader.read(test.get("transform"), "a test", problems);
            for (Tree item : test.items("assert")) {
                Mapping assertion = Mapping.of(item, PromptKeys.ASSERTION, "an assertion", problems);
                String name = assertion.text("type");
                AssertionType type = name == null ? null : AssertionNames.find(name, item.where(), "a test", problems);
                Tree value = assertion.get("value");
                if (type != null && value != null) {
                    try {
                        AssertionValues.shape(type, value.plain());
                    } catch (IllegalArgumentException told) {
                        problems.error(item.where(), String.valueOf(told.getMessage()));
                    }
                }
            }
        }
    }

    private static void lines(InvalidInputException told) {
        if (told.problems().isEmpty()) {
            throw new AssertionError("refused without a problem");
        }
    }
}
