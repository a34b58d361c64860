package io.driftgauge.base;

/**
 * Makes JSON text safe to store and to review: characters that no one sees, that reorder a line (bidirectional controls)
 * or that UTF-8 can't hold (half a surrogate pair) are written as JSON's escapes for code units. The value stays the same.
 */
public final class VisibleJson {

    private VisibleJson() {}

    /**
     * The same JSON with those characters escaped.
     *
     * @param json well-formed JSON text; outside of strings it is ASCII, so that all that is escaped stands in strings
     */
    public static String of(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            int length = Character.charCount(c);
            if (hidden(c)) {
                out = out == null ? new StringBuilder(json.length() + 16).append(json, 0, i) : out;
                for (int k = i; k < i + length; k++) {
                    out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) json.charAt(k)));
                }
            } else if (out != null) {
                out.appendCodePoint(c);
            }
            i += length;
        }
        return out == null ? json : out.toString();
    }

    /** Listed, not asked of {@link Character#getType}: its answer changes with the Java version, and files must not. */
    private static boolean hidden(int c) {
        if (c < 0x7f) {
            return false;
        }
        return c <= 0xa0
                || c == 0xad
                || c == 0x61c
                || c == 0x180e
                || (c >= 0x2000 && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202f)
                || (c >= 0x205f && c <= 0x206f)
                || (c >= 0xd800 && c <= 0xdfff)
                || c == 0xfeff
                || (c >= 0xfff9 && c <= 0xfffb)
                || (c >= 0xe0000 && c <= 0xe007f);
    }
}
