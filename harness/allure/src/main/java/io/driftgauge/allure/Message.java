package io.driftgauge.allure;

import io.driftgauge.drift.CaseResult;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    static Message of(CaseResult result, Standing standing) {
        if (standing.thrown() != null) {
            StringWriter trace = new StringWriter();
            standing.thrown().printStackTrace(new PrintWriter(trace));
            return new Message(head(standing.headline() + " " + standing.thrown()), trace.toString());
        }
        String text = result.key() + ": " + result.verdict().summary();
        String note = standing.unheeded() ? " (The test is told not to fail by it.)" : "";
        return new Message(head(standing.headline() + note + " " + text), text);
    }

    private static String head(String text) {
        String lines = text.lines().limit(HEAD_LINES).collect(Collectors.joining("\n"));
        return lines.length() <= HEAD_LENGTH ? lines : lines.substring(0, HEAD_LENGTH) + "…";
    }
}
