package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Surface;
import io.driftgauge.trainer.corpus.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A task of single questions: a text that means one thing, maybe in a frame that says what to do with it, such as
 * <code>Which team should handle this? {text}</code>.
 */
final class Questions implements Skill {
    private final Yaml file;
    private final Values values;
    private final Wordings frames;
    private final List<Surface> surfaces = new ArrayList<>();
    private final List<Intent> intents = new ArrayList<>();

    private record Intent(Wordings texts, List<String> answers) {}

    Questions(Yaml file, Yaml shared) {
        this.file = file;
        this.values = new Values(shared, file);
        this.frames = Wordings.of(file.has("frames") ? file.texts("frames") : List.of("{text}"));
        for (String name : file.texts("surfaces")) {
            Surface surface = Surface.valueOf(name.toUpperCase(Locale.ROOT));
            for (int i = 0; i < surface.weight(); i++) {
                surfaces.add(surface);
            }
        }
        for (Yaml intent : file.mappings("intents")) {
            intents.add(new Intent(Wordings.of(intent.texts("texts")), intent.texts("answers")));
        }
    }

    @Override
    public Yaml file() {
        return file;
    }

    @Override
    public List<String> heldOut() {
        return Stream.concat(Stream.of(frames), intents.stream().map(Intent::texts))
                .flatMap(wordings -> wordings.unseen().stream())
                .toList();
    }

    @Override
    public Exchange draw(Random random, boolean newFrame, boolean newText) {
        Intent intent = intents.get(random.nextInt(intents.size()));
        Map<String, String> known = new HashMap<>();
        known.put("text", intent.texts.draw(random, newText));
        String question = values.fill(frames.draw(random, newFrame), known, random);
        Surface surface = surfaces.isEmpty() ? Surface.PLAIN : surfaces.get(random.nextInt(surfaces.size()));
        List<String> answers = intent.answers.stream()
                .map(answer -> values.fill(answer, known, random))
                .toList();
        return new Exchange(surface.applyTo(question), answers);
    }
}
