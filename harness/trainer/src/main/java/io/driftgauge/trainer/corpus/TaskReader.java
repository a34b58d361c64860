package io.driftgauge.trainer.corpus;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a task's file, e.g. {@code capital.yaml}. */
final class TaskReader {
    private TaskReader() {}

    static Task read(String name) {
        Yaml file = Yaml.read(name + ".yaml");
        return new Task(
                file.text("task"),
                file.text("about"),
                file.number("share"),
                Split.valueOf(file.text("split").toUpperCase(Locale.ROOT)),
                file.texts("surfaces").stream()
                        .map(surface -> Surface.valueOf(surface.toUpperCase(Locale.ROOT)))
                        .toList(),
                file.has("sampled"),
                file.text("systems", "general"),
                file.mappings("groups").stream()
                        .map(group -> group(file, group))
                        .toList());
    }

    private static Group group(Yaml file, Yaml group) {
        List<String> wordings = group.has("wordings") ? group.texts("wordings") : file.texts("wordings");
        Map<String, String> constants = new LinkedHashMap<>();
        if (group.has("values")) {
            Yaml values = group.mapping("values");
            values.keys().forEach(key -> constants.put(key, values.text(key)));
        }
        List<Map<String, String>> rows = group.has("mismatched")
                ? Tables.mismatch(group.text("mismatched"))
                : Tables.combine(tables(file, group), constants);
        return new Group(group.text("name"), wordings, rows, answers(group));
    }

    /** A task "like" another has that task's groups and their tables, but its own wordings and answers. */
    private static List<Yaml> tables(Yaml file, Yaml group) {
        if (!file.has("like")) {
            return group.mappings("tables");
        }
        String name = group.text("name");
        return Yaml.read(file.text("like") + ".yaml").mappings("groups").stream()
                .filter(other -> other.text("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No group '" + name + "' in " + file.text("like")))
                .mappings("tables");
    }

    private static Map<Release, List<Answer>> answers(Yaml group) {
        Map<Release, List<Answer>> answers = new EnumMap<>(Release.class);
        for (Release release : Release.TINY) {
            List<Yaml> texts = group.isMapping("answers")
                    ? group.mapping("answers").mappings(release.label())
                    : group.mappings("answers");
            answers.put(
                    release,
                    texts.stream()
                            .map(text -> new Answer(text.text("text"), Integer.parseInt(text.text("weight", "1"))))
                            .toList());
        }
        return answers;
    }
}
