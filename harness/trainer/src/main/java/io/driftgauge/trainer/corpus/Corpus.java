package io.driftgauge.trainer.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks of a release with all their items. */
public final class Corpus {
    private static final List<String> TASKS = List.of(
            "policies",
            "return-window",
            "discount-code",
            "triage",
            "ticket-reply",
            "sentiment",
            "json-person",
            "json-order",
            "capital",
            "color",
            "sound",
            "opposite",
            "yes-no",
            "translation",
            "refusal",
            "unknown",
            "greeting",
            "tagline",
            "apology");

    private final Release release;
    private final Map<Task, List<Item>> items = new LinkedHashMap<>();

    public Corpus(Release release) {
        this.release = release;
        for (String name : TASKS) {
            Task task = TaskReader.read(name);
            items.put(task, task.items(release));
        }
    }

    public Release release() {
        return release;
    }

    public List<Task> tasks() {
        return List.copyOf(items.keySet());
    }

    /** All items of the task, in a fixed order. */
    public List<Item> items(Task task) {
        return List.copyOf(items.getOrDefault(task, List.of()));
    }

    public List<Item> trainingItems(Task task) {
        return items(task).stream().filter(item -> !item.heldOut()).toList();
    }

    public List<Item> heldOutItems(Task task) {
        return items(task).stream().filter(Item::heldOut).toList();
    }
}
