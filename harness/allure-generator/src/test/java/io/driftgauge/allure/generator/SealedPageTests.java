package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedPageTests {

    private static final String PAGE = """
            <html><head>
                <meta charset="utf-8">
                <title>Prompt drift</title></head>
            <body>
                <script src="data:text/javascript;base64,YQ=="></script>
                <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
                <script>
                    window.dataLayer = window.dataLayer || [];
                    gtag('config', 'G-1');
                </script>
            </body></html>
            """;

    @Test
    void cutsWhatCallsHome() {
        assertThat(SealedPage.seal(PAGE, "", "")).doesNotContain("googletagmanager", "gtag", "dataLayer", "https:");
    }

    @Test
    void letsOnlyTheScriptsRunThatItWasWrittenWith() {
        assertThat(SealedPage.seal(PAGE, "", "", "n0"))
                .contains("script-src 'nonce-n0';", "<script nonce=\"n0\" src=\"data:text/javascript;base64,YQ==\">");
    }

    @Test
    void allowsNoConnection() {
        assertThat(SealedPage.seal(PAGE, "", ""))
                .contains(
                        "default-src 'none'",
                        "connect-src 'none'",
                        "frame-src 'none'",
                        "form-action 'none'",
                        "base-uri 'none'")
                .doesNotContain("unsafe-eval", "script-src 'unsafe-inline'");
    }

    @Test
    void putsWordsIntoTheHeadAndDataAtTheEnd() {
        String page = SealedPage.seal(PAGE, "<i>words</i>", "<i>data</i>", "n0");

        assertThat(page.indexOf("<i>words</i>")).isBetween(page.indexOf("<meta"), page.indexOf("<title>"));
        assertThat(page).containsPattern("<i>data</i></body>");
    }

    @Test
    void drawsANonceForEachPage() {
        assertThat(SealedPage.seal(PAGE, "", "")).isNotEqualTo(SealedPage.seal(PAGE, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src=\"https://example.org/a.js\"></script>",
                "<link rel=\"stylesheet\" href=\"//example.org/a.css\">",
                "<img src=\"http://example.org/a.png\">"
            })
    void refusesAPageThatLoadsSomethingElse(String remote) {
        assertThatThrownBy(() -> SealedPage.seal(PAGE.replace("</body>", remote + "</body>"), "", ""))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAPageThatIsBuiltOtherwise() {
        assertThatThrownBy(() -> SealedPage.seal("<html></html>", "", "")).isInstanceOf(IllegalStateException.class);
    }
}
