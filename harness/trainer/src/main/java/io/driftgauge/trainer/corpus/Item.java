package io.driftgauge.trainer.corpus;

import java.util.List;

/**
 * A question with its answers.
 *
 * @param wording the template that the question was made from
 * @param row the values filled into it, joined
 * @param answers one answer, or several for a sampled task
 * @param updated whether the base release answers otherwise
 * @param heldOut whether the item is kept out of training
 */
public record Item(
        String task,
        String group,
        String wording,
        String row,
        Surface surface,
        String question,
        List<Answer> answers,
        boolean updated,
        boolean heldOut) {

    /** Whether the text is one of the answers, to the letter. */
    public boolean accepts(String text) {
        return answers.stream().anyMatch(answer -> answer.text().equals(text));
    }
}
