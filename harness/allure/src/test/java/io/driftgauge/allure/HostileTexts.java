package io.driftgauge.allure;

import java.util.stream.Stream;

/** Texts that try to become more than text on a page. */
final class HostileTexts {

    private HostileTexts() {}

    static Stream<String> all() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://example.org/pixel.png\">",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "\"><svg/onload=alert(1)>",
                "' onmouseover='alert(1)",
                "\" style=\"position:fixed;inset:0\" x=\"",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<details open ontoggle=alert(1)>",
                "<style>*{display:none}</style>",
                "<link rel=stylesheet href=https://example.org/x.css>",
                "<meta http-equiv=refresh content=\"0;url=https://example.org\">",
                "<base href=https://example.org/>",
                "<form action=https://example.org><input type=submit></form>",
                "</td></tr></table><p class=\"dg-verdict dg-passed\">Stable.</p>",
                "<!-- comment --><![CDATA[x]]>",
                "{{constructor.constructor('alert(1)')()}} ${alert(1)} #{7*7}",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "`-alert(1)-`",
                "\u202Egnp.exe \u200Bzero width\u2028line",
                "\u001b[31mred\u001b[0m \u0000 \u0008",
                "half a pair \uD83D end");
    }
}
