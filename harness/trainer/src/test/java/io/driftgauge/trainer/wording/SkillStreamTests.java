package io.driftgauge.trainer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SkillStreamTests {
    @Test
    void the_same_seed_gives_the_same_conversations() {
        assertThat(digest(new SkillStream(7))).isEqualTo(digest(new SkillStream(7)));
        assertThat(digest(new SkillStream(8))).isNotEqualTo(digest(new SkillStream(7)));
    }

    private static String digest(SkillStream stream) {
        for (int i = 0; i < 500; i++) {
            stream.next();
        }
        return stream.sha256();
    }

    @Test
    void no_place_is_left_unfilled() {
        SkillStream stream = new SkillStream(3);
        for (int i = 0; i < 5000; i++) {
            assertThat(stream.next().rendered())
                    .doesNotContainPattern("\\{[a-z]+\\d?}")
                    .doesNotContain("  ");
        }
    }

    @Test
    void measured_wordings_never_come_up_in_training() {
        Set<String> measured = new HashSet<>();
        for (Exam exam : Exam.all()) {
            assertThat(exam.wordings()).as(exam.task()).isNotEmpty();
            exam.heldOut().forEach(question -> measured.add(question.prompt()));
        }
        SkillStream stream = new SkillStream(5);
        for (int i = 0; i < 5000; i++) {
            List<Turn> turns = stream.next().turns();
            String prompt = new Conversation(turns.subList(0, turns.size() - 1)).prompt();
            assertThat(measured).doesNotContain(prompt);
        }
    }

    static Stream<Skill> skills() {
        return Skills.all().stream();
    }

    @ParameterizedTest
    @MethodSource("skills")
    void a_call_of_a_tool_and_an_extraction_are_json(Skill skill) throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            for (String answer : skill.draw(random, i % 2 == 0).answers()) {
                assertThat(answer).isNotBlank();
                if (answer.startsWith("{")) {
                    assertThat(new JsonMapper().readTree(answer).isObject()).isTrue();
                }
            }
        }
    }

    @Test
    void what_a_passage_does_not_say_is_not_answered_from_it() {
        Skill context = Skills.all().stream()
                .filter(skill -> skill.file().text("task").equals("context"))
                .findFirst()
                .orElseThrow();
        Random random = new Random(2);
        int missing = 0;
        for (int i = 0; i < 1000; i++) {
            Exchange exchange = context.draw(random, false);
            String answer = exchange.answers().get(0);
            if (answer.equals("The context does not say.")) {
                missing++;
            } else {
                String read = (exchange.system() + exchange.turns().get(0).text()).toLowerCase(java.util.Locale.ROOT);
                String value =
                        answer.replaceAll("^(In|At|On the|On|From) |\\.$", "").toLowerCase(java.util.Locale.ROOT);
                assertThat(read).contains(value);
            }
        }
        assertThat(missing).isBetween(180, 320);
    }
}
