package io.driftgauge.allure;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an entry says in plain text.
 *
 * @param head the headline and a line or two
 * @param whole everything
 */
record Message(String head, String whole) {

    private static final int HEAD_LINES = 6;
    private static final int HEAD_LENGTH = 600;

    static Message of(CaseResult result, Standing standing, Wording wording) {
        if (standing.thrown() != null) {
            StringWriter trace = new StringWriter();
            standing.thrown().printStackTrace(new PrintWriter(trace));
            return of(standing.headline().text(wording.texts()) + " " + standing.thrown(), trace.toString(), wording);
        }
        String note = standing.unheeded() ? " " + wording.say("page.unheeded") : "";
        String head = standing.headline().text(wording.texts()) + note + " " + result.key() + ": "
                + wording.say(result.verdict().said());
        return of(head, wording.failure().of(result), wording);
    }

    /** Of a suite. */
    static Message of(SuiteResult suite, List<CaseResult> cases, Wording wording) {
        String head = Headline.of(suite.verdict()).text(wording.texts()) + " " + suite.suite() + " @ "
                + suite.provider() + ": " + wording.say(suite.verdict().said());
        return of(head, wording.suiteFailure().of(suite, cases), wording);
    }

    private static Message of(String head, String whole, Wording wording) {
        return new Message(head(Visible.of(wording.masked(head))), Visible.of(wording.masked(whole)));
    }

    private static String head(String text) {
        String lines = text.lines().limit(HEAD_LINES).collect(Collectors.joining("\n"));
        return lines.length() <= HEAD_LENGTH ? lines : lines.substring(0, HEAD_LENGTH) + "…";
    }
}
