package io.driftgauge.trainer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
            Stream.of(exam.newTexts(), exam.newFrames())
                    .filter(questions -> !questions.equals(exam.taught()))
                    .forEach(questions -> questions.forEach(question -> measured.add(question.prompt())));
            exam.allNew().forEach(question -> measured.add(question.prompt()));
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
            for (String answer : skill.draw(random, i % 2 == 0, i % 3 == 0).answers()) {
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
            Exchange exchange = context.draw(random, false, false);
            String answer = exchange.answers().get(0);
            if (answer.equals("The context does not say.")) {
                missing++;
            } else {
                String read = (exchange.system() + exchange.turns().get(0).text()).toLowerCase(Locale.ROOT);
                assertThat(read).contains(value(answer));
            }
        }
        assertThat(missing).isBetween(180, 320);
    }

    @Test
    void practice_asks_several_questions_about_a_passage_and_answers_each_from_it() {
        Skill context = Skills.all().stream()
                .filter(skill -> skill.file().text("task").equals("context"))
                .findFirst()
                .orElseThrow();
        Random random = new Random(4);
        int more = 0;
        for (int i = 0; i < 500; i++) {
            Exchange exchange = context.practise(random);
            List<Turn> turns = exchange.turns();
            String read = (exchange.system() + turns.get(0).text()).toLowerCase(Locale.ROOT);
            for (int turn = 1; turn < turns.size(); turn += 2) {
                more++;
                String answer = turns.get(turn).text();
                if (!answer.equals("The context does not say.")) {
                    assertThat(read).contains(value(answer));
                }
            }
        }
        assertThat(more).isBetween(850, 1150);
    }

    private static String value(String answer) {
        return answer.replaceAll("^(In|At|On the|On|From) |\\.$", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void practice_makes_several_requests_to_the_tools_that_are_offered() {
        Skill tools = Skills.all().stream()
                .filter(skill -> skill.file().text("task").equals("tools"))
                .findFirst()
                .orElseThrow();
        Random random = new Random(6);
        int calls = 0;
        for (int i = 0; i < 500; i++) {
            Exchange exchange = tools.practise(random);
            for (Turn turn : exchange.turns()) {
                if (turn.role() == Turn.Role.ASSISTANT && turn.text().startsWith("{")) {
                    calls++;
                    String name = turn.text().replaceAll("^\\{\"name\": \"([a-z_]+)\".*", "$1");
                    assertThat(exchange.system()).contains("\n" + name + "(");
                }
            }
        }
        assertThat(calls).isGreaterThan(500);
    }

    @Test
    void passages_come_more_often_late_in_the_training() {
        SkillStream stream = new SkillStream(9);
        int early = passages(stream, 3000);
        assertThat(stream.isLate()).isFalse();
        while (!stream.isLate()) {
            stream.next();
        }
        assertThat((double) passages(stream, 3000) / early).isBetween(1.4, 2.0);
    }

    private static int passages(SkillStream stream, int conversations) {
        int passages = 0;
        for (int i = 0; i < conversations; i++) {
            if (stream.next().rendered().contains("The context does not say.")) {
                passages++;
            }
        }
        return passages;
    }
}
