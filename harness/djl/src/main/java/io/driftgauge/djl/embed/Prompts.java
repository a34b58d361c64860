package io.driftgauge.djl.embed;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.Problem;
import java.util.Map;

/** Chooses what an embedding model wants before a text, {@code query: } for example. */
final class Prompts {

    private Prompts() {}

    /**
     * The prompt's text.
     *
     * @param asked its name; empty for the default
     * @param otherwise name of the default; empty for none
     * @throws InvalidInputException if the model has none of that name
     */
    static String choose(String model, Map<String, String> prompts, String asked, String otherwise) {
        String wanted = asked.isEmpty() ? otherwise : asked;
        if (wanted.isEmpty()) {
            return "";
        }
        String text = prompts.get(wanted);
        if (text == null) {
            throw new InvalidInputException(new Problem(
                    null,
                    "the embedding model " + model + " has no prompt '" + wanted + "'. "
                            + (prompts.isEmpty()
                                    ? "It has none at all."
                                    : Nearest.hint("prompts", wanted, prompts.keySet()))));
        }
        return text;
    }
}
