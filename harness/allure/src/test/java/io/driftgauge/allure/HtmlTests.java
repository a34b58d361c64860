package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTests {

    @Test
    void writesElementsInTheirOrder() {
        Html html =
                Html.of("p").text("a ").add(Html.of("b", "bold"), Html.of("br")).text(" z");

        assertThat(html).hasToString("<p>a <b>bold</b><br> z</p>");
    }

    @Test
    void escapesTexts() {
        assertThat(Html.of("p", "<a href=\"x\">'&`")).hasToString("<p>&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#96;</p>");
    }

    @Test
    void escapesAttributeValues() {
        assertThat(Html.of("p").with("class", "a\" onclick=\"b"))
                .hasToString("<p class=\"a&quot; onclick=&quot;b\"></p>");
    }

    @Test
    void showsCharactersThatNoOneSeesByTheirNumber() {
        assertThat(Html.of("p", "a\u202Eb\u0000c\u200B\uD83D")).hasToString("<p>a\\u202eb\\u0000c\\u200b\\ud83d</p>");
    }

    @Test
    void keepsLettersOfAllScriptsAndLineBreaks() {
        assertThat(Html.of("pre", "Rückgabe\n退货\t😀")).hasToString("<pre>Rückgabe\n退货\t😀</pre>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "iframe", "img", "a", "style", "form", "object", "foreignObject", "p onclick"})
    void knowsNoElementThatRunsOrLoads(String name) {
        assertThatThrownBy(() -> Html.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "href", "src", "srcdoc", "xlink:href", "action", "x onload"})
    void knowsNoAttributeThatRunsOrLoads(String name) {
        assertThatThrownBy(() -> Html.of("p").with(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
