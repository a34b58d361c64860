package io.driftgauge.report;

import io.driftgauge.compare.TextDiff;
import java.util.stream.Collectors;

/** An old and a new text as one, with changed words marked: {@code You have [-30-]{+14+} days}. */
final class WordDiff {

    private WordDiff() {}

    static String of(String was, String is) {
        return TextDiff.of(was, is).stream().map(WordDiff::marked).collect(Collectors.joining());
    }

    private static String marked(TextDiff.Segment segment) {
        return switch (segment.kind()) {
            case SAME -> segment.text();
            case REMOVED -> "[-" + segment.text() + "-]";
            case ADDED -> "{+" + segment.text() + "+}";
        };
    }
}
