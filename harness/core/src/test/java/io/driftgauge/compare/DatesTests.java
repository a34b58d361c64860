package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and times as facts, with the ends of what counts as one. */
class DatesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on January 1, 2026            | 2026-01-01",
                "on December 31, 1000          | 1000-12-31",
                "on 31 December 2999           | 2999-12-31",
                "on the 1st of May 2026        | 2026-05-01",
                "on 5 Jan. 2026                | january 5; 2026",
                "on Jan. 5, 2026               | 2026-01-05",
                "on Sept 9, 2026               | 2026-09-09",
                "on January 32                 | 32",
                "on January 0                  | 0",
                "since January 1000            | january 1000",
                "since January 2999            | january 2999",
                "since January 999             | 999",
                "since January 3000            | 3000",
                "on January 5, 999             | 999; january 5",
                "on January 5, 3000            | 3000; january 5",
                "you may 2026 times            | 2026 times",
                "at 9 am                       | 9:00 am",
                "at 12pm                       | 12:00 pm",
                "at 1 am                       | 1:00 am",
                "at 09:30 am                   | 9:30 am",
                "at 9:30                       | 9:30",
                "at 19:30:05                   | 19:30:05",
                "at 0:30 or 00:30              | 0:30",
            })
    void are_read_as_people_write_them(String text, String facts) {
        assertThat(Facts.of(text)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource({"at 13 pm", "at 0 am"})
    void no_clock_has_such_an_hour(String text) {
        assertThat(Facts.of(text)).noneMatch(f -> f.contains(":00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "January 5, 2026 and 7 days | 2026-01-05; 7 days",
                "5 January 2026, 7 days     | 2026-01-05; 7 days",
                "January 2026: 7 days       | 7 days; january 2026",
                "9 am, 7 days               | 7 days; 9:00 am",
                "9:30, 7 days               | 7 days; 9:30",
                "9:30 pm, 7 days            | 7 days; 9:30 pm",
                "January 5th, 7 days        | 7 days; january 5",
            })
    void what_follows_is_read_for_itself(String text, String facts) {
        assertThat(List.copyOf(Facts.of(text))).containsExactlyInAnyOrder(facts.split("; ", -1));
    }
}
