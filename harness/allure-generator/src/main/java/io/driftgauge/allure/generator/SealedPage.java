package io.driftgauge.allure.generator;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The report's page, sealed: it runs the scripts it was written with and no others, and asks no one anything. Whatever a
 * model says and however it got onto the page, the browser refuses to run it.
 */
final class SealedPage {

    private static final Pattern TAG_MANAGER = Pattern.compile("<script async src=\"https://[^\"]*\"></script>\\s*");
    private static final Pattern USAGE_DATA =
            Pattern.compile("<script>\\s*window\\.dataLayer = .*?</script>\\s*", Pattern.DOTALL);
    private static final Pattern OWN_SCRIPT = Pattern.compile("<script(?= (?:async|defer)>| src=\"data:|>)");
    private static final Pattern REMOTE = Pattern.compile("<(?:script|link|img|iframe)\\b[^>]*=\"(?:https?:)?//");
    private static final String HEAD = "<meta charset=\"utf-8\">";
    private static final String END = "</body>";
    private static final String VIEWPORT =
            "\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

    private SealedPage() {}

    /**
     * Cuts what calls home, adds the policy, and puts in the data.
     *
     * @param words elements that run nothing, for the head: the scripts need them at once
     * @param data likewise, for the end of the body
     * @throws IllegalStateException if the page is not built as this generator's version builds it
     */
    static String seal(String page, String words, String data) {
        return seal(page, words, data, nonce());
    }

    static String seal(String page, String words, String data, String nonce) {
        String cut =
                USAGE_DATA.matcher(TAG_MANAGER.matcher(page).replaceFirst("")).replaceFirst("");
        if (cut.contains("googletagmanager") || REMOTE.matcher(cut).find()) {
            throw new IllegalStateException("The report's page loads something from the network; it was not written.");
        }
        String open = OWN_SCRIPT.matcher(cut).replaceAll("<script nonce=\"" + nonce + "\"");
        int head = open.indexOf(HEAD);
        int end = open.lastIndexOf(END);
        if (head < 0 || end < head || open.length() == cut.length()) {
            throw new IllegalStateException("The report's page is not built as expected; it was not written.");
        }
        int afterHead = head + HEAD.length();
        return open.substring(0, afterHead) + "\n    " + policy(nonce) + VIEWPORT + words
                + open.substring(afterHead, end) + data + open.substring(end);
    }

    /** Pictures and fonts of the page's own, in data URLs. Styles are inline all over the generator's code. */
    private static String policy(String nonce) {
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-" + nonce
                + "'; style-src 'unsafe-inline' data:; img-src data:; font-src data:; media-src data:;"
                + " connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'\">";
    }

    /** Drawn after all content is fixed, so that no content can know it. */
    private static String nonce() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
