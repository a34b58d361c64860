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
    TINY(Release.TINY, GptSize.tiny(1280)) {
        @Override
        Conversations conversations(Release release, long seed) {
            return new ConversationStream(new Corpus(release), seed);
        }
    },
    SMALL(List.of(Release.SMALL_2026_1), GptSize.small(2048)) {
        @Override
        Conversations conversations(Release release, long seed) {
            return new SkillStream(seed);
        }
    };

    private final List<Release> releases;
    private final GptSize size;

    Family(List<Release> releases, GptSize size) {
        this.releases = releases;
        this.size = size;
    }

    static Family of(Release release) {
        return Release.TINY.contains(release) ? TINY : SMALL;
    }

    /** In the order of training; the first is trained from nothing. */
    List<Release> releases() {
        return releases;
    }

    GptSize size() {
        return size;
    }

    /** What a release is trained on. */
    abstract Conversations conversations(Release release, long seed);
}
