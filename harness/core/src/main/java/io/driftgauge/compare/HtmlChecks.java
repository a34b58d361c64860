package io.driftgauge.compare;

import io.driftgauge.compare.TextChecks.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/**
 * The assertions about HTML. The whole answer is HTML if it starts and ends with a tag, has no text outside of elements, and
 * each element is one of HTML (or a custom one, with a hyphen) and is closed, but for those that HTML lets open.
 */
final class HtmlChecks {

    private static final Pattern TAG =
            Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\\s[^<>]*)?)(/?)>|<!--[\\s\\S]*?-->|<!(?i:doctype)[^>]*>");

    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(?:class|id|href|src|style|alt|type|name)\\s*=\\s*[\"']");
    private static final Pattern ENTITY = Pattern.compile("&(?:[A-Za-z]{2,8}|#\\d{1,6}|#x[0-9A-Fa-f]{1,6});");

    /** Those that never have an end tag. */
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    /** Those whose end tag may be left out. */
    private static final Set<String> OPEN = Set.of(
            "p",
            "li",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "thead",
            "tbody",
            "tfoot",
            "option",
            "optgroup",
            "colgroup",
            "rt",
            "rp");

    private HtmlChecks() {}

    static AnswerCheck isHtml() {
        return new Check("be HTML", answer -> {
            String fault = fault(answer.text().strip());
            return Finding.of(fault.isEmpty(), fault);
        });
    }

    static AnswerCheck containsHtml() {
        return new Check("contain HTML", answer -> {
            int signs = signs(answer.text());
            return Finding.of(signs >= 2, signs + " signs of it (2 are needed: tags, entities, attributes)");
        });
    }

    /** What keeps it from being HTML; empty if nothing does. */
    private static String fault(String text) {
        if (text.regionMatches(true, 0, "<?xml", 0, 5)) {
            return "it is XML";
        }
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        int done = 0;
        int elements = 0;
        while (tag.find()) {
            if (open.isEmpty() && !text.substring(done, tag.start()).isBlank()) {
                return "text stands outside of the elements";
            }
            done = tag.end();
            String name = tag.group(2) == null ? "" : tag.group(2).toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue;
            }
            elements++;
            if (!Tag.isKnownTag(name) && name.indexOf('-') < 0) {
                return "<" + name + "> is no element of HTML";
            }
            if (!tag.group(1).isEmpty()) {
                while (!open.isEmpty() && !open.peek().equals(name) && OPEN.contains(open.peek())) {
                    open.pop();
                }
                if (open.isEmpty() || !open.pop().equals(name)) {
                    return "</" + name + "> ends what is not open";
                }
            } else if (!VOID.contains(name)
                    && tag.group(4).isEmpty()
                    && !tag.group(3).endsWith("/")) {
                open.push(name);
                done = rawText(text, name, done);
                tag.region(done, text.length());
            }
        }
        boolean closed = open.isEmpty();
        open.removeIf(OPEN::contains);
        if (elements == 0 || !text.startsWith("<")) {
            return "it has no HTML tags around it";
        }
        if (closed && !text.substring(done).isBlank()) {
            return "text stands outside of the elements";
        }
        return open.isEmpty() ? "" : "<" + open.peek() + "> is not closed";
    }

    /** Where a script's or a style's own text ends. */
    private static int rawText(String text, String name, int from) {
        if (!name.equals("script") && !name.equals("style")) {
            return from;
        }
        int end = text.toLowerCase(Locale.ROOT).indexOf("</" + name, from);
        return end < 0 ? from : end;
    }

    private static int signs(String text) {
        int signs = 0;
        Matcher tag = TAG.matcher(text);
        while (tag.find() && signs < 2) {
            String name = tag.group(2);
            signs += name == null || Tag.isKnownTag(name.toLowerCase(Locale.ROOT)) ? 1 : 0;
            signs += name != null && ATTRIBUTE.matcher(tag.group(3)).find() ? 1 : 0;
        }
        Matcher entity = ENTITY.matcher(text);
        while (signs < 2 && entity.find()) {
            signs++;
        }
        return signs;
    }
}
