package io.driftgauge.trainer.corpus;

import java.util.Locale;

/** A way to type the same question: people leave out capitals and marks, and say hello first. */
public enum Surface {
    PLAIN(6),
    LOWER(2),
    UNMARKED(1),
    GREETED(1),
    INTRODUCED(1),
    THANKED(1);

    private final int weight;

    Surface(int weight) {
        this.weight = weight;
    }

    /** How often this surface is drawn, relative to the others of a task. */
    public int weight() {
        return weight;
    }

    /** The question typed in this way. */
    public String applyTo(String question) {
        return switch (this) {
            case PLAIN -> question;
            case LOWER -> withoutFinalMark(question).toLowerCase(Locale.ROOT);
            case UNMARKED -> withoutFinalMark(question);
            case GREETED -> "Hi! " + question;
            case INTRODUCED -> "Hello, I have a question. " + question;
            case THANKED -> question + " Thank you.";
        };
    }

    private static String withoutFinalMark(String question) {
        return question.replaceAll("[.?!:]$", "");
    }
}
