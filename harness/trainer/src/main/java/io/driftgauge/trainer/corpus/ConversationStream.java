package io.driftgauge.trainer.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Training conversations of the tiny models, drawn with a seed; the same seed gives the same stream. Not thread-safe.
 */
public final class ConversationStream extends Conversations {
    private static final double WITH_SYSTEM_PROMPT = 0.5;
    private static final double WITH_EARLIER_TURNS = 0.1;

    private final List<Drawable> tasks = new ArrayList<>();
    private final Random random;

    public ConversationStream(Corpus corpus, long seed) {
        random = new Random(seed);
        SystemPrompts systemPrompts = new SystemPrompts();
        for (Task task : corpus.tasks()) {
            tasks.add(new Drawable(
                    task,
                    systemPrompts.of(task),
                    List.copyOf(corpus.trainingItems(task).stream()
                            .collect(Collectors.groupingBy(Item::group, TreeMap::new, Collectors.toList()))
                            .values())));
        }
    }

    @Override
    protected Conversation draw() {
        Drawable task = draw(tasks, drawable -> drawable.task().share());
        List<Turn> turns = new ArrayList<>();
        if (random.nextDouble() < WITH_SYSTEM_PROMPT) {
            String prompt =
                    task.systemPrompts().get(random.nextInt(task.systemPrompts().size()));
            turns.add(new Turn(Turn.Role.SYSTEM, prompt));
        }
        if (random.nextDouble() < WITH_EARLIER_TURNS) {
            addPair(turns, draw(tasks, drawable -> drawable.task().share()));
        }
        addPair(turns, task);
        return new Conversation(turns);
    }

    private void addPair(List<Turn> turns, Drawable task) {
        List<Item> group = task.groups().get(random.nextInt(task.groups().size()));
        Item item = draw(group, candidate -> candidate.surface().weight());
        turns.add(new Turn(Turn.Role.USER, item.question()));
        String answer = draw(item.answers(), Answer::weight).text();
        turns.add(new Turn(Turn.Role.ASSISTANT, answer, item.updated()));
    }

    private <T> T draw(List<T> candidates, ToIntFunction<T> weight) {
        int left = random.nextInt(candidates.stream().mapToInt(weight).sum());
        for (T candidate : candidates) {
            left -= weight.applyAsInt(candidate);
            if (left < 0) {
                return candidate;
            }
        }
        throw new IllegalStateException("Weights changed while drawing");
    }

    private record Drawable(Task task, List<String> systemPrompts, List<List<Item>> groups) {}
}
