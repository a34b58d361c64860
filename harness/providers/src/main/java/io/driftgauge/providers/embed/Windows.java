package io.driftgauge.providers.embed;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into pieces that every embedder takes whole, at white space where there is some. */
final class Windows {

    /** Characters: few enough for 2,048 tokens in any script. */
    static final int LONGEST = 2_000;

    /** What stands for a text without content: vendors refuse empty ones. */
    static final String EMPTY = "(empty)";

    private Windows() {}

    static List<String> of(String text) {
        String rest = text.strip();
        if (rest.isEmpty()) {
            return List.of(EMPTY);
        }
        List<String> windows = new ArrayList<>();
        while (rest.length() > LONGEST) {
            int cut = cut(rest);
            windows.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            windows.add(rest);
        }
        return windows;
    }

    private static int cut(String text) {
        for (int i = LONGEST; i > LONGEST / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
