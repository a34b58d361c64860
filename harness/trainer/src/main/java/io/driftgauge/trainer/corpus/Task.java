package io.driftgauge.trainer.corpus;

import io.driftgauge.trainer.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A kind of question that the model can answer.
 *
 * @param share how often the task is drawn, relative to the other tasks
 * @param sampled whether its answers vary on purpose
 * @param systems family of system prompts, a key of {@code systems.yaml}
 */
public record Task(
        String name,
        String about,
        int share,
        Split split,
        List<Surface> surfaces,
        boolean sampled,
        String systems,
        List<Group> groups) {

    /** One item in this many is held out. */
    private static final int HELD_OUT_ONE_IN = 8;

    /** All items in a fixed order. Whether one is held out depends on its own text alone, not on the seed or the rest. */
    public List<Item> items(Release release) {
        List<Item> items = new ArrayList<>();
        for (Group group : groups) {
            for (String wording : group.wordings()) {
                for (Map<String, String> row : group.rows()) {
                    for (Surface surface : surfaces) {
                        items.add(item(release, group, wording, row, surface));
                    }
                }
            }
        }
        return items;
    }

    private Item item(Release release, Group group, String wording, Map<String, String> row, Surface surface) {
        String question = surface.applyTo(Template.fill(wording, row));
        List<Answer> answers = group.answers().getOrDefault(release, List.of()).stream()
                .map(answer -> new Answer(Template.fill(answer.text(), row), answer.weight()))
                .toList();
        String rowKey = String.join(" | ", row.values());
        String key = switch (split) {
            case ROW -> group.name() + '\n' + rowKey;
            case WORDING -> group.name() + '\n' + rowKey + '\n' + wording;
            case SURFACE -> group.name() + '\n' + rowKey + '\n' + wording + '\n' + surface;
        };
        return new Item(
                name,
                group.name(),
                wording,
                rowKey,
                surface,
                question,
                answers,
                group.isUpdatedBy(release),
                isHeldOut(key));
    }

    private boolean isHeldOut(String key) {
        return Digests.firstByte(name + '\n' + key) % HELD_OUT_ONE_IN == 0;
    }
}
