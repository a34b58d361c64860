package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Turn;
import io.driftgauge.trainer.corpus.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Requests to a model that has tools: it writes the call as JSON, reads what the tool answers in the next turn, and tells
 * the user. Without a tool that fits, it says so.
 */
final class Tools implements Skill {
    private static final int MOST_OFFERED = 3;
    private static final int MOST_REQUESTS = 3;
    private static final int UNFIT_ONE_IN = 6;

    private final Yaml file;
    private final Values values;
    private final Wordings systems;
    private final String unfit;
    private final List<Tool> tools = new ArrayList<>();

    private record Tool(String name, String line, Wordings texts, String call, List<Yaml> results) {}

    Tools(Yaml file, Yaml shared) {
        this.file = file;
        this.values = new Values(shared, file);
        this.systems = Wordings.of(file.texts("systems"));
        this.unfit = file.text("unfit");
        for (Yaml tool : file.mappings("tools")) {
            String name = tool.text("name");
            tools.add(new Tool(
                    name,
                    name + "(" + String.join(", ", tool.texts("arguments")) + "): " + tool.text("about"),
                    Wordings.of(tool.texts("texts")),
                    tool.text("call"),
                    tool.mappings("results")));
        }
    }

    @Override
    public Yaml file() {
        return file;
    }

    @Override
    public List<String> heldOut() {
        return Stream.concat(Stream.of(systems), tools.stream().map(Tool::texts))
                .flatMap(wordings -> wordings.unseen().stream())
                .toList();
    }

    @Override
    public Exchange draw(Random random, boolean newFrame, boolean newText) {
        return converse(random, newFrame, newText, 1);
    }

    /** Several requests to the same tools: reading them takes the time, calling is what is learnt. */
    @Override
    public Exchange practise(Random random) {
        return converse(random, false, false, 1 + random.nextInt(MOST_REQUESTS));
    }

    private Exchange converse(Random random, boolean newFrame, boolean newText, int requests) {
        List<Tool> drawn = new ArrayList<>(tools);
        Collections.shuffle(drawn, random);
        int offered = 1 + random.nextInt(MOST_OFFERED);
        StringBuilder system = new StringBuilder(systems.draw(random, newFrame)).append("\nTools:");
        drawn.subList(0, offered).forEach(tool -> system.append('\n').append(tool.line));
        List<Turn> turns = new ArrayList<>();
        String answer = "";
        for (int i = 0; i < requests; i++) {
            if (i > 0) {
                turns.add(new Turn(Turn.Role.ASSISTANT, answer));
            }
            boolean lacking = random.nextInt(UNFIT_ONE_IN) == 0;
            Tool asked =
                    drawn.get(lacking ? offered + random.nextInt(drawn.size() - offered) : random.nextInt(offered));
            Map<String, String> known = new HashMap<>();
            turns.add(new Turn(Turn.Role.USER, values.fill(asked.texts.draw(random, newText), known, random)));
            answer = lacking ? unfit : values.fill(asked.call, known, random);
            if (!lacking && random.nextInt(5) >= 2) {
                Yaml result = asked.results.get(random.nextInt(asked.results.size()));
                turns.add(new Turn(Turn.Role.ASSISTANT, answer));
                turns.add(new Turn(
                        Turn.Role.USER,
                        "The tool " + asked.name + " answers: " + values.fill(result.text("result"), known, random)));
                answer = values.fill(result.text("answer"), known, random);
            }
        }
        return new Exchange(system.toString(), turns, List.of(answer));
    }
}
