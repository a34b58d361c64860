package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Yaml;
import java.util.List;
import java.util.Random;

/** A kind of question that the small models can answer. */
interface Skill {
    /** Its task's file, with name, share and description. */
    Yaml file();

    /** The wordings that training never sees. */
    List<String> heldOut();

    /**
     * Draws a question.
     *
     * @param newFrame whether what stands around the question, if anything does, is to be worded as training never does
     * @param newText whether the question itself is
     */
    Exchange draw(Random random, boolean newFrame, boolean newText);

    /** Draws a conversation for training, in taught wordings; where it pays, with more than one question. */
    default Exchange practise(Random random) {
        return draw(random, false, false);
    }
}
