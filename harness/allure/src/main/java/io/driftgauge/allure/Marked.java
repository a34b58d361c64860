package io.driftgauge.allure;

/** Two texts with the words marked that only one of them has. */
record Marked(Html before, Html now) {

    static Marked of(String before, String now) {
        Html left = Html.of("div").with("class", "dg-text");
        Html right = Html.of("div").with("class", "dg-text");
        String[] a = before.split("(?<=\\s)|(?=\\s)", -1);
        String[] b = now.split("(?<=\\s)|(?=\\s)", -1);
        int[][] longest = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                longest[i][j] =
                        a[i].equals(b[j]) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && a[i].equals(b[j])) {
                left.text(a[i++]);
                right.text(b[j++]);
            } else if (j >= b.length || (i < a.length && longest[i + 1][j] >= longest[i][j + 1])) {
                left.add(Html.of("del", a[i++]));
            } else {
                right.add(Html.of("ins", b[j++]));
            }
        }
        return new Marked(left, right);
    }
}
