package io.driftgauge.providers.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where one request differs from another, in words. */
final class Differences {

    private static final int SHOWN = 8;
    private static final int LONGEST = 120;

    private Differences() {}

    /** A line a difference: {@code messages[1].content: recorded "…", asked "…"}. */
    static List<String> of(AskedRequest recorded, AskedRequest asked) {
        List<String> lines = new ArrayList<>();
        if (!recorded.method().equals(asked.method()) || !recorded.url().equals(asked.url())) {
            lines.add("address: recorded " + recorded.method() + " " + recorded.url() + ", asked " + asked.method()
                    + " " + asked.url());
        }
        compare("", recorded.body(), asked.body(), lines);
        return lines;
    }

    /** The first of them, one below the other. */
    static String text(List<String> lines) {
        String shown = String.join("\n  ", lines.subList(0, Math.min(SHOWN, lines.size())));
        return "\n  " + shown + (lines.size() > SHOWN ? "\n  … and " + (lines.size() - SHOWN) + " more" : "");
    }

    private static void compare(String path, JsonNode recorded, JsonNode asked, List<String> lines) {
        if (recorded.isObject() && asked.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            asked.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    compare(path.isEmpty() ? name : path + "." + name, recorded.path(name), asked.path(name), lines));
        } else if (recorded.isArray() && asked.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), asked.size()); i++) {
                compare(path + "[" + i + "]", recorded.path(i), asked.path(i), lines);
            }
        } else if (!Json.canonical(plain(recorded)).equals(Json.canonical(plain(asked)))) {
            String before = shown(recorded);
            String now = shown(asked);
            int same = same(before, now);
            lines.add((path.isEmpty() ? "body" : path) + ": recorded " + from(before, same) + ", asked "
                    + from(now, same));
        }
    }

    private static JsonNode plain(JsonNode node) {
        return node.isMissingNode() ? Json.node("") : node;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : Json.line(node);
    }

    /** How far two long texts are alike, less what is shown before the difference. */
    private static int same(String a, String b) {
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return Math.max(0, i - LONGEST / 3);
    }

    private static String from(String text, int start) {
        String rest = start == 0 ? text : "…" + text.substring(Math.min(start, text.length()));
        return rest.length() <= LONGEST ? rest : rest.substring(0, LONGEST) + "…";
    }
}
