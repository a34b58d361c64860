package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.Digests;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.SystemPrompts;
import io.driftgauge.trainer.corpus.Turn;
import io.driftgauge.trainer.corpus.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The questions that the small models are measured by, of one task.
 *
 * @param wordings those that training never sees
 * @param newTexts questions that training never saw, in frames that it did
 * @param newFrames frames that training never saw, around questions that it did
 * @param allNew questions and frames that training never saw; the same as the others where there is only one of both
 * @param taught questions in taught wordings, with values drawn anew
 */
public record Exam(
        String task,
        String about,
        List<String> wordings,
        List<Question> newTexts,
        List<Question> newFrames,
        List<Question> allNew,
        List<Question> taught) {
    private static final int MOST = 500;
    private static final int TRIES = 2000;

    /** Far from the seeds of training. */
    private static final int SEED = 77;

    /**
     * A question.
     *
     * @param prompt what the model reads
     * @param answers the right answers
     */
    public record Question(String prompt, List<String> answers) {}

    /** The exams of all tasks; the same each time. */
    public static List<Exam> all() {
        List<Exam> exams = new ArrayList<>();
        Skills.all().forEach(skill -> exams.add(of(skill, skill.file().text("task"))));
        exams.add(of(Skills.passagesWordedAnew(), "context, passages worded anew"));
        return exams;
    }

    private static Exam of(Skill skill, String task) {
        Yaml file = skill.file();
        return new Exam(
                task,
                file.text("about"),
                skill.heldOut(),
                draw(skill, false, true),
                draw(skill, true, false),
                draw(skill, true, true),
                draw(skill, false, false));
    }

    private static List<Question> draw(Skill skill, boolean newFrame, boolean newText) {
        Random random = new Random(SEED + Digests.firstByte(skill.file().text("task")));
        List<String> systems = new SystemPrompts().of(skill.file().text("systems", "general"));
        Set<String> seen = new HashSet<>();
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < TRIES && questions.size() < MOST; i++) {
            Exchange exchange = skill.draw(random, newFrame, newText);
            List<Turn> turns = new ArrayList<>(exchange.turns());
            if (!exchange.system().isEmpty()) {
                turns.add(0, new Turn(Turn.Role.SYSTEM, exchange.system()));
            } else if (i % 2 == 1) {
                turns.add(0, new Turn(Turn.Role.SYSTEM, systems.get(random.nextInt(systems.size()))));
            }
            String prompt = new Conversation(turns).prompt();
            if (seen.add(prompt)) {
                questions.add(new Question(prompt, exchange.answers()));
            }
        }
        return questions;
    }
}
