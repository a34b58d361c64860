package io.driftgauge.allure;

/** A text for a place where only some of it has room; whole it stands in the list of every answer. */
final class Shortened {

    private Shortened() {}

    /** Masked before it is compared or cut: either could split a secret. */
    static String of(String whole, int longest, Wording wording) {
        String text = wording.masked(whole);
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + " " + wording.say("page.cut");
    }
}
