package io.driftgauge.trainer.evaluation;

import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.wording.Exam;
import io.driftgauge.trainer.wording.Exam.Question;
import java.util.ArrayList;
import java.util.List;

/** What a model answered in the exam of a task, greedily. */
public record ExamReport(Exam exam, List<Given> heldOut, List<Given> taught) {
    /** An answer to a question. */
    public record Given(Question question, Generation answer) {
        /** Whether it is a right answer to the letter, closed by the model. */
        public boolean isRight() {
            return answer.ended() && question.answers().contains(answer.text());
        }
    }

    /** Asks the model every question. */
    public static ExamReport of(OnnxGpt model, Exam exam) throws TranslateException {
        return new ExamReport(exam, ask(model, exam.heldOut()), ask(model, exam.taught()));
    }

    private static List<Given> ask(OnnxGpt model, List<Question> questions) throws TranslateException {
        List<Given> given = new ArrayList<>();
        for (Question question : questions) {
            given.add(new Given(question, model.greedy(question.prompt())));
        }
        return given;
    }

    /** Share of right answers to questions in wordings that training never saw. */
    public double heldOutShare() {
        return share(heldOut);
    }

    /** Share of right answers to questions in taught wordings. */
    public double taughtShare() {
        return share(taught);
    }

    private static double share(List<Given> answers) {
        return (double) answers.stream().filter(Given::isRight).count() / answers.size();
    }

    /** Share of held-out questions that both answer with the same text. */
    public double agreement(ExamReport other) {
        int same = 0;
        for (int i = 0; i < heldOut.size(); i++) {
            if (heldOut.get(i)
                    .answer()
                    .text()
                    .equals(other.heldOut.get(i).answer().text())) {
                same++;
            }
        }
        return (double) same / heldOut.size();
    }

    /** The wrong answers to held-out questions. */
    public List<Given> wrong() {
        return heldOut.stream().filter(answer -> !answer.isRight()).toList();
    }
}
