package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Turn;
import io.driftgauge.trainer.corpus.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Questions about a passage that stands in the prompt: some facts with values drawn anew, of which one is asked for, or
 * one that isn't there.
 */
final class Passages implements Skill {
    private static final int MOST_FACTS = 5;
    private static final int MOST_QUESTIONS = 5;
    private static final int MISSING_ONE_IN = 4;
    private static final int IN_SYSTEM_ONE_IN = 3;

    private final boolean unseenFacts;
    private final Yaml file;
    private final Values values;
    private final Wordings frames;
    private final Wordings systems;
    private final String missing;
    private final List<Topic> topics = new ArrayList<>();

    private record Topic(Wordings facts, Wordings texts, String answer) {}

    /** @param unseenFacts whether passages are to be worded as training never does */
    Passages(Yaml file, Yaml shared, boolean unseenFacts) {
        this.unseenFacts = unseenFacts;
        this.file = file;
        this.values = new Values(shared, file);
        this.frames = Wordings.of(file.texts("frames"));
        this.systems = Wordings.of(file.texts("systems"));
        this.missing = file.text("missing");
        for (Yaml topic : file.mappings("topics")) {
            topics.add(new Topic(
                    Wordings.of(topic.texts("facts")), Wordings.of(topic.texts("texts")), topic.text("answer")));
        }
    }

    @Override
    public Yaml file() {
        return file;
    }

    @Override
    public List<String> heldOut() {
        return Stream.concat(
                        Stream.of(frames, systems),
                        topics.stream().flatMap(topic -> Stream.of(topic.facts, topic.texts)))
                .flatMap(wordings -> wordings.unseen().stream())
                .toList();
    }

    @Override
    public Exchange draw(Random random, boolean newFrame, boolean newText) {
        return converse(random, newFrame, newText, 1);
    }

    /** Several questions about one passage: reading it takes the time, answering is what is learnt. */
    @Override
    public Exchange practise(Random random) {
        return converse(random, false, false, 1 + random.nextInt(MOST_QUESTIONS));
    }

    private Exchange converse(Random random, boolean newFrame, boolean newText, int questions) {
        List<Topic> drawn = new ArrayList<>(topics);
        Collections.shuffle(drawn, random);
        int count = 1 + random.nextInt(MOST_FACTS);
        List<Map<String, String>> told = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            told.add(new HashMap<>());
            String fact = values.fill(drawn.get(i).facts.draw(random, unseenFacts), told.get(i), random);
            sentences.add(fact.substring(0, 1).toUpperCase(Locale.ROOT) + fact.substring(1));
        }
        String passage = String.join(random.nextInt(4) == 0 ? "\n" : " ", sentences);
        List<Turn> turns = new ArrayList<>();
        String answer = "";
        String system = "";
        for (int i = 0; i < questions; i++) {
            boolean absent = random.nextInt(MISSING_ONE_IN) == 0;
            int asked = absent ? count + random.nextInt(drawn.size() - count) : random.nextInt(count);
            Topic topic = drawn.get(asked);
            Map<String, String> known = absent ? new HashMap<>() : told.get(asked);
            String question = values.fill(topic.texts.draw(random, newText), known, random);
            if (i == 0) {
                Map<String, String> framed = new HashMap<>(Map.of("passage", passage, "text", question));
                if (random.nextInt(IN_SYSTEM_ONE_IN) == 0) {
                    system = values.fill(systems.draw(random, newFrame), framed, random);
                } else {
                    question = values.fill(frames.draw(random, newFrame), framed, random);
                }
            } else {
                turns.add(new Turn(Turn.Role.ASSISTANT, answer));
            }
            turns.add(new Turn(Turn.Role.USER, question));
            answer = absent ? missing : values.fill(topic.answer, known, random);
        }
        return new Exchange(system, turns, List.of(answer));
    }
}
