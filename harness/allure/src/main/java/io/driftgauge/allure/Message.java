package io.driftgauge.allure;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
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
            return of(standing.headline() + " " + standing.thrown(), trace.toString(), wording);
        }
        String note = standing.unheeded() ? " (The test is told not to fail by it.)" : "";
        String head = standing.headline() + note + " " + result.key() + ": "
                + result.verdict().summary();
        return of(head, wording.failure().of(result), wording);
    }

    /** Of a suite. */
    static Message of(SuiteResult suite, List<CaseResult> cases, Wording wording) {
        String head = Headline.of(suite.verdict()) + " " + suite.suite() + " @ " + suite.provider() + ": "
                + suite.verdict().summary();
        return of(head, wording.suiteFailure().of(suite, cases), wording);
    }

    private static Message of(String head, String whole, Wording wording) {
        return new Message(head(visible(wording.masked(head))), visible(wording.masked(whole)));
    }

    /** Terminal escapes and other controls are written out: a viewer may obey them. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static String head(String text) {
        String lines = text.lines().limit(HEAD_LINES).collect(Collectors.joining("\n"));
        return lines.length() <= HEAD_LENGTH ? lines : lines.substring(0, HEAD_LENGTH) + "…";
    }
}
