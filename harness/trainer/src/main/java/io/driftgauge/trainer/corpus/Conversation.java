package io.driftgauge.trainer.corpus;

import java.util.List;
import java.util.stream.Collectors;

/** A chat, in the form that the model reads: each turn behind its role's token, each answer closed by the end token. */
public record Conversation(List<Turn> turns) {
    /** Ends an answer, and with it generation. */
    public static final String END = "<|end|>";

    /** The special tokens in the order of their ids, beginning with 0. */
    public static final List<String> SPECIAL_TOKENS =
            List.of(END, Turn.Role.SYSTEM.token(), Turn.Role.USER.token(), Turn.Role.ASSISTANT.token());

    /** The whole conversation as text. */
    public String rendered() {
        return turns.stream().map(Conversation::render).collect(Collectors.joining());
    }

    /** The conversation so far as text, and the token that asks the model for its answer. */
    public String prompt() {
        return rendered() + Turn.Role.ASSISTANT.token();
    }

    private static String render(Turn turn) {
        return turn.role().token() + turn.text() + (turn.role() == Turn.Role.ASSISTANT ? END : "");
    }
}
