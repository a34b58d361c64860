package io.driftgauge.trainer.corpus;

import io.driftgauge.trainer.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * An endless stream of training conversations, drawn with a seed; the same seed gives the same stream. Keeps a running
 * SHA-256 of all that it gave out. Not thread-safe.
 */
public final class ConversationStream {
    private static final double WITH_SYSTEM_PROMPT = 0.5;
    private static final double WITH_EARLIER_TURNS = 0.1;

    private final List<Drawable> tasks = new ArrayList<>();
    private final Random random;
    private final MessageDigest digest = Digests.sha256();
    private long count;

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

    /** The next conversation, never with a held-out item. */
    public Conversation next() {
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
        Conversation conversation = new Conversation(turns);
        digest.update(conversation.rendered().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        count++;
        return conversation;
    }

    /** How many conversations were drawn so far. */
    public long count() {
        return count;
    }

    /** SHA-256 of all conversations drawn so far, one a line, in hex digits. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's SHA-256 can be copied", e);
        }
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
