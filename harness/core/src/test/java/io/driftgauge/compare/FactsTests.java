package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You have 30 days.                        | 30 days",
                "You have thirty days.                    | 30 days",
                "A 30-day window                          | 30 days",
                "within thirty (30) calendar days         | 30 days",
                "14 business days                         | 14 business days",
                "1 day or one day                         | 1 day",
                "3-5 days                                 | 3 days, 5 days",
                "three to five days                       | 3 days, 5 days",
                "between 3 and 5 days                     | 3, 5 days",
                "twenty-one; twenty one                   | 21",
                "ninety-nine                              | 99",
                "two hundred and five                     | 205",
                "a hundred pages                          | 100 pages",
                "one thousand two hundred and thirty-four | 1234",
                "two million                              | 2000000",
                "2 million, 5k                            | 2000000, 5000",
                "two three                                | 2, 3",
                "1,234.50                                 | 1234.5",
                "1,23                                     | 1, 23",
                "0.50 and .5                              | 0.5",
                "It is -5 °C                              | -5 °C",
                "$5, 5 dollars, USD 5, 5 USD              | 5 USD",
                "€1.50                                    | 1.5 EUR",
                "5%, 5 percent, five per cent             | 5%",
                "10 kg = 10 kilograms = 10kg              | 10 kg",
                "3rd floor                                | 3rd",
                "January 5, 2026                          | 2026-01-05",
                "5th of Jan 2026                          | 2026-01-05",
                "2026-01-05                               | 2026-01-05",
                "until March 3                            | march 3",
                "in January 2026                          | january 2026",
                "9 am to 17:30                            | 17:30, 9:00 am",
                "09:30 a.m.                               | 9:30 am",
                "Version 2.5.1 of GPT-4o, order AB-1234   | 2.5.1, ab-1234, gpt-4o",
                "This one is one of them                  | ''",
                "See https://x.org/30/days                | ''",
                "１４ days                                 | 14 days",
                "٣ days                                   | ''",
                "You can't, cannot, do not, don't         | not, not, not, not",
                "It isn’t                                 | not",
                "No, never without none                   | never, no, none, without",
                "No. 5                                    | 5",
                "knot another Nothing                     | nothing",
                "second minute                            | ''",
                "You may 5                                | may 5",
            })
    void are_normalised(String text, String facts) {
        assertThat(String.join(", ", Facts.of(text))).isEqualTo(facts);
    }

    @Test
    void leave_out_the_numbers_of_list_items() {
        assertThat(Facts.of("1. Wait 3 days\n2) Pay $4\n 10. Go")).containsExactly("3 days", "4 USD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 days            | 14 days                 | 30 days → 14 days",
                "5% in 30 days      | 7% in 14 days           | 30 days → 14 days; 5% → 7%",
                "you can            | you can not             | new: not",
                "never              | you can not, do not     | gone: never; new: not (2 times)",
                "30 days            | $5                      | gone: 30 days; new: 5 USD",
                "30 days            | thirty days             | ''",
                "1 day              | 3 days                  | gone: 1 day; new: 3 days",
            })
    void differences_are_told_in_words(String before, String now, String difference) {
        assertThat(Facts.difference(Facts.of(before), Facts.of(now))).isEqualTo(difference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", "a-", "1-", "9:", "$", "ninety ", "no. ", "1.1.", "\ud800", "1e", "-", "°"})
    void take_any_text_without_hanging(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        List<String> facts = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Facts.of(text));
        assertThat(facts).isNotNull();
    }
}
