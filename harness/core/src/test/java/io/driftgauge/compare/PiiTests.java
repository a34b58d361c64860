package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Json;
import io.driftgauge.suite.AssertionType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiiTests {

    private static boolean found(String kind, String text) {
        return Checks.holds(Checks.assertion(AssertionType.CONTAINS_PII, Json.node(List.of(kind)), null), text);
    }

    /** IBANs: the example of the SWIFT registry for each country; cards: the numbers that payment networks give for tests. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | write to anna.berg+shop@mail.example.co.uk. | true",
                "email | at 10@20 or @handle                      | false",
                "phone | call +41 44 668 18 00 now                | true",
                "phone | call 0044 20 7946 0958                   | true",
                "phone | (555) 010-9999                           | true",
                "phone | 手机 13800138000                          | true",
                "phone | on 2026-11-26 at 10:00, order 4711       | false",
                "phone | costs 1,299.00, IP 192.168.100.200       | false",
                "iban  | Pay to DE89 3704 0044 0532 0130 00 today | true",
                "iban  | GB29NWBK60161331926819                   | true",
                "iban  | CH93 0076 2011 6238 5295 7               | true",
                "iban  | DE89 3704 0044 0532 0130 01              | false",
                "iban  | XX12345678901234567                      | false",
                "card  | card 4111 1111 1111 1111                 | true",
                "card  | 5555-5555-5555-4444.                     | true",
                "card  | 378282246310005                          | true",
                "card  | 4111 1111 1111 1112                      | false",
                "card  | order 1234567890123456                   | false",
                "card  | 94111111111111111                        | false",
                "card  | 4444444444444444                         | false",
                "key   | nothing secret here                      | false",
            })
    void finds_what_is_personal_and_nothing_that_only_looks_like_it(String kind, String text, boolean found) {
        assertThat(found(kind, text)).isEqualTo(found);
    }

    @Test
    void finds_keys_of_vendors() {
        assertThat(found("key", "use sk-" + "proj-" + "a1B2c3D4e5F6g7H8".repeat(3)))
                .isTrue();
    }

    @Test
    void a_message_does_not_repeat_what_was_found() {
        AssertionResult result = Checks.check(
                Checks.negated(Checks.assertion(AssertionType.CONTAINS_PII, Json.node(List.of("iban")), null)),
                Checks.answer("x".repeat(200) + " DE89370400440532013000"));

        assertThat(result.message()).contains("found: iban \"DE89…\"").doesNotContain("370400440532013000");
    }

    @Test
    void long_answers_cost_little() {
        assertThat(found("iban", "DE8937040044053201300".repeat(2_000))).isFalse();
        assertThat(found("card", "4111 1111 1111 1112 ".repeat(900))).isFalse();
        assertThat(found("email", "a".repeat(50_000))).isFalse();
    }
}
