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
     * @param heldOut whether every wording of it is to be one that training doesn't see
     */
    Exchange draw(Random random, boolean heldOut);
}
