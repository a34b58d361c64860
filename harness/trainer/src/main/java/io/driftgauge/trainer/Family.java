package io.driftgauge.trainer;

import io.driftgauge.trainer.corpus.ConversationStream;
import io.driftgauge.trainer.corpus.Conversations;
import io.driftgauge.trainer.corpus.Corpus;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.wording.SkillStream;
import java.util.List;

/** Releases with one size and one tokenizer. */
enum Family {
    TINY,
    SMALL;

    private static final int TINY_VOCABULARY = 1280;
    private static final int SMALL_VOCABULARY = 2048;

    /** In the order of training; the first is trained from nothing. */
    List<Release> releases() {
        return this == TINY ? Release.TINY : List.of(Release.SMALL_2026_1);
    }

    GptSize size() {
        return this == TINY ? GptSize.tiny(TINY_VOCABULARY) : GptSize.small(SMALL_VOCABULARY);
    }

    /** What a release is trained on. */
    Conversations conversations(Release release, long seed) {
        return this == TINY ? new ConversationStream(new Corpus(release), seed) : new SkillStream(seed);
    }
}
