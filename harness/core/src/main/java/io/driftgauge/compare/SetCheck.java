package io.driftgauge.compare;

import io.driftgauge.compare.TextChecks.Check;
import io.driftgauge.suite.Assertion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Several assertions as one: all must hold, or their weighted score must reach a threshold. */
final class SetCheck {

    private SetCheck() {}

    private record Member(Assertion assertion, AnswerCheck check) {}

    static AnswerCheck of(Assertion set, AnswerCheck.Context context) {
        List<Member> members = set.details().members().stream()
                .map(a -> new Member(a, AnswerCheck.of(a, context)))
                .toList();
        Double threshold = set.threshold();
        String wanted = threshold == null
                ? "pass all of " + members.size() + " assertions"
                : "score at least " + threshold + " over " + members.size() + " assertions";
        return new Check(wanted, subject -> find(members, threshold, subject));
    }

    private static Finding find(List<Member> members, @Nullable Double threshold, Subject subject) {
        double weights = 0;
        double scores = 0;
        double open = 0;
        boolean all = true;
        String ungraded = "";
        List<String> failed = new ArrayList<>();
        for (Member member : members) {
            double weight = member.assertion().details().weight();
            Finding finding = Assertions.find(member.assertion(), member.check(), subject.answer());
            weights += weight;
            if (finding.state() == Finding.State.UNGRADED) {
                open += weight;
                ungraded = finding.came();
                continue;
            }
            scores += weight * finding.score();
            if (!finding.holds()) {
                all = false;
                failed.add(member.assertion().title() + (finding.came().isEmpty() ? "" : " (" + finding.came() + ")"));
            }
        }
        double score = scores / weights;
        double highest = (scores + open) / weights;
        double limit = threshold == null ? 1 : threshold - 1e-9;
        boolean holds = threshold == null ? all && open == 0 : score >= limit;
        boolean could = threshold == null ? all : highest >= limit;
        if (!holds && could && open > 0) {
            return Finding.ungraded(ungraded);
        }
        String came = threshold == null ? "" : "score " + String.format(Locale.ROOT, "%.3f", score) + "; ";
        return Finding.scored(holds, score, came + (failed.isEmpty() ? "" : "failing: " + String.join(", ", failed)));
    }
}
