package io.driftgauge.allure;

import io.driftgauge.drift.Moved;
import io.driftgauge.report.ReportTexts;
import java.util.ArrayList;
import java.util.List;

/**
 * What the overview sorts entries by: the kinds of drift, then what kept a case from being judged. The patterns are held
 * against a whole message, line breaks included; an entry may be in several.
 */
final class Categories {

    private final ReportTexts texts;

    private Categories(ReportTexts texts) {
        this.texts = texts;
    }

    /** The content of {@code categories.json}. */
    static List<Category> all(ReportTexts texts) {
        return new Categories(texts).list();
    }

    private List<Category> list() {
        List<Category> all = new ArrayList<>();
        for (Moved moved : Moved.values()) {
            String word = texts.word(moved);
            String pattern = Headline.start("DRIFTED", texts) + " (?:[^,.]+, )*" + word + "[,.].*";
            all.add(category(texts.get("category.drift", word), pattern, "failed"));
        }
        all.add(starting("BROKEN_ASSERTION", "failed"));
        all.add(starting("STALE_BASELINE", "failed", "passed"));
        all.add(starting("NO_BASELINE", "failed", "passed"));
        all.add(category(texts.get("category.test"), Headline.start("TEST_FAILED", texts) + "[:.].*", "failed"));
        all.add(starting("PROVIDER_ERROR", "broken", "failed"));
        all.add(starting("UNSTABLE", "passed"));
        all.add(starting("SWAPPED", "passed"));
        all.add(starting("INCONCLUSIVE", "passed"));
        return all;
    }

    private Category starting(String key, String... statuses) {
        String start = Headline.start(key, texts);
        return category(start, start + "[:.].*", statuses);
    }

    private static Category category(String name, String pattern, String... statuses) {
        return new Category(name, pattern, List.of(statuses));
    }

    /** In the names of Allure's file. */
    record Category(String name, String messageRegex, List<String> matchedStatuses) {}
}
