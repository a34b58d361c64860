package io.driftgauge.trainer.evaluation;

import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.wording.Exam;
import io.driftgauge.trainer.wording.Exam.Question;
import java.util.ArrayList;
import java.util.List;

/** What a model answered in the exam of a task, greedily; the lists are those of the exam. */
public record ExamReport(
        Exam exam, List<Given> newTexts, List<Given> newFrames, List<Given> allNew, List<Given> taught) {
    /** An answer to a question. */
    public record Given(Question question, Generation answer) {
        /** Whether it is a right answer to the letter, closed by the model. */
        public boolean isRight() {
            return answer.ended() && question.answers().contains(answer.text());
        }
    }

    /** Asks the model every question. */
    public static ExamReport of(OnnxGpt model, Exam exam) throws TranslateException {
        return new ExamReport(
                exam,
                ask(model, exam.newTexts()),
                ask(model, exam.newFrames()),
                ask(model, exam.allNew()),
                ask(model, exam.taught()));
    }

    private static List<Given> ask(OnnxGpt model, List<Question> questions) throws TranslateException {
        List<Given> given = new ArrayList<>();
        for (Question question : questions) {
            given.add(new Given(question, model.greedy(question.prompt())));
        }
        return given;
    }

    /** Share of right answers. */
    public static double share(List<Given> answers) {
        return (double) answers.stream().filter(Given::isRight).count() / answers.size();
    }

    /** Share of answers with a step whose margin is under the limit. */
    public static double shareUnder(List<Given> answers, double limit) {
        return (double) answers.stream()
                        .filter(given -> given.answer().smallestMargin() < limit)
                        .count()
                / answers.size();
    }

    /** Whether something is put around the texts, in wordings of which some are held out. */
    public boolean hasFrames() {
        return !exam.newFrames().equals(exam.taught()) && !exam.newTexts().equals(exam.taught());
    }

    /** Share of questions in unseen wordings that both answer with the same text. */
    public double agreement(ExamReport other) {
        int same = 0;
        for (int i = 0; i < allNew.size(); i++) {
            if (allNew.get(i)
                    .answer()
                    .text()
                    .equals(other.allNew.get(i).answer().text())) {
                same++;
            }
        }
        return (double) same / allNew.size();
    }

    /** The wrong answers to questions in unseen wordings. */
    public List<Given> wrong() {
        return allNew.stream().filter(answer -> !answer.isRight()).toList();
    }
}
