package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.TextDiff.Kind;
import io.driftgauge.compare.TextDiff.Segment;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You have 30 days.       | You have 14 days.      | You have [-30-]{+14+} days.",
                "same                    | same                   | same",
                "''                      | new                    | {+new+}",
                "old                     | ''                     | [-old-]",
                "''                      | ''                     | ''",
                "a b c                   | x y c                  | [-a b-]{+x y+} c",
                "You can return it       | You can not return it  | You can {+not +}return it",
                "Yes.                    | Yes!                   | Yes[-.-]{+!+}",
                "naïve café              | naïve cafe             | naïve [-café-]{+cafe+}",
            })
    void shows_changed_words(String before, String now, String shown) {
        assertThat(shown(TextDiff.of(before, now))).isEqualTo(shown);
    }

    @Test
    void gives_both_texts_back_and_alternates() {
        Random random = new Random(3);
        String[] words = {"a", "b", "c", " ", " ", "\n", ".", "é", "👩‍👧", "\ud800", "30"};
        for (int round = 0; round < 2000; round++) {
            String before = text(random, words, 30);
            String now = text(random, words, 30);
            List<Segment> segments = TextDiff.of(before, now);
            check(before, now, segments);
            for (int i = 1; i < segments.size(); i++) {
                assertThat(segments.get(i).kind())
                        .isNotEqualTo(segments.get(i - 1).kind());
            }
        }
    }

    @Test
    void compares_long_texts_by_lines() {
        String before =
                IntStream.range(0, 1500).mapToObj(i -> "line " + i + " of it\n").collect(Collectors.joining());
        String now = "first " + before.replace("line 700 of", "line 700 off") + "last";
        List<Segment> segments = TextDiff.of(before, now);

        check(before, now, segments);
        assertThat(segments.stream().filter(s -> s.kind() != Kind.SAME))
                .extracting(Segment::text)
                .containsExactly("first ", "of", "off", "last");
    }

    @Test
    void gives_up_on_details_of_very_long_lines() {
        String before = IntStream.range(0, 9000).mapToObj(i -> "b" + i).collect(Collectors.joining("\n"));
        String now = IntStream.range(0, 9000).mapToObj(i -> "n" + i).collect(Collectors.joining("\n"));
        List<Segment> segments = TextDiff.of(before, now);

        check(before, now, segments);
        assertThat(segments).extracting(Segment::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
    }

    private static void check(String before, String now, List<Segment> segments) {
        assertThat(join(segments, Kind.ADDED)).isEqualTo(before);
        assertThat(join(segments, Kind.REMOVED)).isEqualTo(now);
        assertThat(segments).noneMatch(s -> s.text().isEmpty());
    }

    private static String join(List<Segment> segments, Kind without) {
        return segments.stream()
                .filter(s -> s.kind() != without)
                .map(Segment::text)
                .collect(Collectors.joining());
    }

    private static String shown(List<Segment> segments) {
        return segments.stream()
                .map(s -> switch (s.kind()) {
                    case SAME -> s.text();
                    case REMOVED -> "[-" + s.text() + "-]";
                    case ADDED -> "{+" + s.text() + "+}";
                })
                .collect(Collectors.joining());
    }

    private static String text(Random random, String[] words, int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining());
    }
}
