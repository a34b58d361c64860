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

    private SealedPage() {}

    /**
     * Cuts what calls home and adds the policy.
     *
     * @throws IllegalStateException if the page is not built as this generator's version builds it
     */
    static String seal(String page) {
        return seal(page, nonce());
    }

    static String seal(String page, String nonce) {
        String cut =
                USAGE_DATA.matcher(TAG_MANAGER.matcher(page).replaceFirst("")).replaceFirst("");
        if (cut.contains("googletagmanager") || REMOTE.matcher(cut).find()) {
            throw new IllegalStateException("The report's page loads something from the network; it was not written.");
        }
        int head = cut.indexOf(HEAD);
        if (head < 0 || !OWN_SCRIPT.matcher(cut).find()) {
            throw new IllegalStateException("The report's page is not built as expected; it was not written.");
        }
        String open = OWN_SCRIPT.matcher(cut).replaceAll("<script nonce=\"" + nonce + "\"");
        return open.substring(0, head + HEAD.length()) + "\n    " + policy(nonce)
                + open.substring(head + HEAD.length());
    }

    /** Data URLs are the page's own attachments. Styles are inline all over the report's own code. */
    private static String policy(String nonce) {
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-" + nonce
                + "'; style-src 'unsafe-inline' data:; img-src data:; font-src data:; media-src data:; connect-src data:;"
                + " frame-src data:; base-uri 'none'; form-action 'none'\">";
    }

    /** Drawn after all content is fixed, so that no content can know it. */
    private static String nonce() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
