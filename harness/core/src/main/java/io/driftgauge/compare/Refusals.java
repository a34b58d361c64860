package io.driftgauge.compare;

import io.driftgauge.model.FinishReason;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an answer declines to do what was asked. It does if the model says so by its finish reason, or if within its
 * first 300 characters, in English, ignoring case:
 *
 * <ul>
 *   <li>it says that it can't, cannot, won't, will not, is unable, not able or not allowed to help, assist, answer, provide,
 *       comply, discuss, share, do that or the like;
 *   <li>after saying sorry, it says that it can't, won't or is unable, and nothing more;
 *   <li>it must decline, has to decline, or respectfully declines;
 *   <li>as an AI (language model) it can't, cannot, does not or is not …;
 *   <li>what was asked is not something that it can help with, or against its guidelines, policy or programming.
 * </ul>
 *
 * <p>What it says of others ("we can't take back opened boxes") or knows of the world ("sorry, we are closed") is an answer.
 */
final class Refusals {

    private static final int START = 300;

    private static final String CANNOT = "i (?:really |simply |just |unfortunately )?"
            + "(?:can't|cannot|can not|won't|will not|could not|couldn't|shouldn't|am unable to|am not able to"
            + "|am not allowed to|am not permitted to|am not comfortable|don't feel comfortable)";

    private static final String DO =
            "(?:help(?! but| thinking| noticing)|assist|answer|provide|comply|discuss|share|support"
                    + "|fulfil|create|write|generate|give|engage|continue|respond|offer|complete|process|produce|disclose|reveal"
                    + "|participate|recommend|advise|do (?:that|this|so|it)|talk about|comment on|(?:providing|helping|discussing"
                    + "|sharing|writing|answering|assisting|doing))";

    private static final List<Pattern> RULES = List.of(
            Pattern.compile("\\b" + CANNOT + " (?:\\w+ ){0,2}" + DO),
            Pattern.compile("\\bsorry,? (?:but )?" + CANNOT + "\\s*(?:[.!]|$)"),
            Pattern.compile("\\bi (?:must|have to|need to|will have to|am going to have to) (?:\\w+ )?decline\\b"),
            Pattern.compile("\\bi (?:respectfully |politely )decline\\b"),
            Pattern.compile(
                    "\\bas an ai(?: language)?(?: model| assistant)?,? i (?:can't|cannot|can not|don't|do not|am not|am unable)"),
            Pattern.compile("\\bnot something (?:that )?i(?: can| am able to) (?:help|assist|do|discuss|support)"),
            Pattern.compile("\\bagainst my (?:guidelines|polic|programming|principles)"));

    private Refusals() {}

    static boolean isRefusal(String text, FinishReason finishReason) {
        return finishReason == FinishReason.REFUSAL || declines(text);
    }

    static boolean declines(String text) {
        String start = text.strip();
        start = start.substring(0, Math.min(START, start.length()))
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace("i'm ", "i am ")
                .replaceAll("\\s+", " ");
        for (Pattern rule : RULES) {
            if (rule.matcher(start).find()) {
                return true;
            }
        }
        return false;
    }
}
