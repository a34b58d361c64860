package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Yaml;
import java.util.List;

/** All that the small models are taught. */
final class Skills {
    private static final Yaml SHARED = Yaml.read("small/values.yaml");
    private static final List<String> NAMES = List.of(
            "policies",
            "triage",
            "ticket-reply",
            "sentiment",
            "json-person",
            "json-order",
            "order-reply",
            "capital",
            "opposite",
            "translation",
            "refusal",
            "unknown",
            "greeting",
            "context",
            "tools",
            "policies-zh",
            "triage-zh",
            "sentiment-zh",
            "translation-zh");

    private Skills() {}

    static List<Skill> all() {
        return NAMES.stream().map(Skills::read).toList();
    }

    /** Questions about passages whose sentences are worded as training never does. */
    static Skill passagesWordedAnew() {
        return new Passages(Yaml.read("small/context.yaml"), SHARED, true);
    }

    private static Skill read(String name) {
        Yaml file = Yaml.read("small/" + name + ".yaml");
        return switch (file.text("kind", "questions")) {
            case "passages" -> new Passages(file, SHARED, false);
            case "tools" -> new Tools(file, SHARED);
            default -> new Questions(file, SHARED);
        };
    }
}
