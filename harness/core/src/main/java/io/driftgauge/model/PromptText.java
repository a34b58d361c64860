package io.driftgauge.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chat as one text. */
public final class PromptText {

    private PromptText() {}

    /** The only message's content, or one "role: content" paragraph a message. */
    public static String of(List<Message> messages) {
        if (messages.size() == 1) {
            return messages.get(0).content();
        }
        return messages.stream()
                .map(m -> m.role().name().toLowerCase(Locale.ROOT) + ": " + m.content())
                .collect(Collectors.joining("\n"));
    }
}
