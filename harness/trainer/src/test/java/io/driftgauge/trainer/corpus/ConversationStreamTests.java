package io.driftgauge.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationStreamTests {
    private final Corpus corpus = new Corpus(Release.TINY_2026_1);

    @Test
    void the_same_seed_gives_the_same_conversations() {
        assertThat(digestOfAThousand(new ConversationStream(new Corpus(Release.TINY_2026_1), 7)))
                .isEqualTo(digestOfAThousand(new ConversationStream(corpus, 7)));
    }

    @Test
    void another_seed_gives_other_conversations() {
        assertThat(digestOfAThousand(new ConversationStream(corpus, 8)))
                .isNotEqualTo(digestOfAThousand(new ConversationStream(corpus, 7)));
    }

    @ParameterizedTest
    @EnumSource(names = {"TINY_2026_1", "TINY_2026_2"})
    void held_out_questions_never_come_up(Release release) {
        Corpus of = new Corpus(release);
        Set<String> heldOut = new HashSet<>();
        of.tasks().forEach(task -> of.heldOutItems(task).forEach(item -> heldOut.add(item.question())));
        ConversationStream stream = new ConversationStream(of, 3);
        for (int i = 0; i < 5_000; i++) {
            assertThat(stream.next().turns()).noneMatch(turn -> heldOut.contains(turn.text()));
        }
    }

    @Test
    void no_question_is_held_out_in_one_place_and_taught_in_another() {
        Set<String> heldOut = new HashSet<>();
        Set<String> taught = new HashSet<>();
        for (Task task : corpus.tasks()) {
            corpus.heldOutItems(task).forEach(item -> heldOut.add(item.question()));
            corpus.trainingItems(task).forEach(item -> taught.add(item.question()));
        }
        assertThat(heldOut).isNotEmpty().doesNotContainAnyElementsOf(taught);
    }

    @Test
    void about_half_of_the_conversations_begin_with_a_system_prompt_and_a_tenth_has_earlier_turns() {
        ConversationStream stream = new ConversationStream(corpus, 11);
        int withSystem = 0;
        int withHistory = 0;
        int total = 4_000;
        for (int i = 0; i < total; i++) {
            Conversation conversation = stream.next();
            boolean system = conversation.turns().get(0).role() == Turn.Role.SYSTEM;
            withSystem += system ? 1 : 0;
            withHistory += conversation.turns().size() > (system ? 3 : 2) ? 1 : 0;
        }
        // Four standard errors of a share at this number.
        assertThat((double) withSystem / total).isBetween(0.468, 0.532);
        assertThat((double) withHistory / total).isBetween(0.081, 0.119);
    }

    @Test
    void a_conversation_is_rendered_with_its_special_tokens() {
        Conversation conversation = new Conversation(List.of(
                new Turn(Turn.Role.SYSTEM, "Be brief."),
                new Turn(Turn.Role.USER, "Is it open?"),
                new Turn(Turn.Role.ASSISTANT, "Yes.")));
        assertThat(conversation.rendered()).isEqualTo("<|system|>Be brief.<|user|>Is it open?<|assistant|>Yes.<|end|>");
    }

    private static String digestOfAThousand(ConversationStream stream) {
        for (int i = 0; i < 1_000; i++) {
            stream.next();
        }
        return stream.sha256();
    }
}
