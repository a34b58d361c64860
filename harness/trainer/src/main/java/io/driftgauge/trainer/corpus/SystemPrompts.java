package io.driftgauge.trainer.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system prompts that conversations carry in training, by family. */
public final class SystemPrompts {
    private static final String GENERAL = "general";

    private final Map<String, List<String>> families = new LinkedHashMap<>();

    public SystemPrompts() {
        Yaml file = Yaml.read("systems.yaml");
        file.keys().forEach(family -> families.put(family, file.texts(family)));
    }

    /** The prompts that a task's conversations may carry: the general ones and its own family's. */
    public List<String> of(Task task) {
        return of(task.systems());
    }

    /** The prompts that a family's conversations may carry. */
    public List<String> of(String family) {
        return Stream.of(GENERAL, family)
                .distinct()
                .flatMap(each -> families.getOrDefault(each, List.of()).stream())
                .distinct()
                .toList();
    }
}
