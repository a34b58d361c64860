package io.driftgauge.allure;

import io.driftgauge.compare.TextDiff;

/** Two texts with the words marked that only one of them has. */
record Marked(Html before, Html now) {

    static Marked of(String before, String now) {
        Html left = Html.of("div").with("class", "dg-text");
        Html right = Html.of("div").with("class", "dg-text");
        for (TextDiff.Segment segment : TextDiff.of(before, now)) {
            switch (segment.kind()) {
                case SAME -> {
                    left.text(segment.text());
                    right.text(segment.text());
                }
                case REMOVED -> left.add(Html.of("del", segment.text()));
                case ADDED -> right.add(Html.of("ins", segment.text()));
            }
        }
        return new Marked(left, right);
    }
}
