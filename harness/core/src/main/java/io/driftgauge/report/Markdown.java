package io.driftgauge.report;

import io.driftgauge.base.Secrets;

/**
 * Puts text that others wrote into Markdown so that it stays text: no HTML, no links, images or mentions, no end of the
 * table or block that it stands in.
 */
final class Markdown {

    /** What opens or closes something within a line, and the colon of an address. */
    private static final String SPECIAL = "\\`*_{}[]()#!|~^$:@";

    private final PlainText plain;

    Markdown(Secrets secrets) {
        plain = new PlainText(secrets);
    }

    /**
     * As running text on one line, also fit for a table's cell. Where it could call a person or an issue, which sites look
     * for after the page is made, it stands as code.
     */
    String text(String text) {
        String line = plain.line(text);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '<' || c == '>' || c == '&' || SPECIAL.indexOf(c) >= 0 || startsAddress(line, i)) {
                out.append("&#").append((int) c).append(';');
            } else {
                out.append(c == '\t' ? ' ' : c);
            }
        }
        return line.contains("@") || line.contains("#") ? "<code>" + out + "</code>" : out.toString();
    }

    /** The full stop after www, which alone makes a link. */
    private static boolean startsAddress(String line, int i) {
        return line.charAt(i) == '.' && i > 0 && Character.toLowerCase(line.charAt(i - 1)) == 'w';
    }

    /** As a code block, in a fence longer than any run of backticks in it. */
    String block(String text) {
        String body = plain.block(text, "");
        String fence = "`".repeat(Math.max(3, longestRun(body) + 1));
        return fence + "text\n" + body + "\n" + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
