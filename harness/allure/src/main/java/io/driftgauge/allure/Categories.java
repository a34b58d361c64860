package io.driftgauge.allure;

import io.driftgauge.drift.Moved;
import java.util.ArrayList;
import java.util.List;

/**
 * What the overview sorts entries by: the kinds of drift, then what kept a case from being judged. The patterns are held
 * against a whole message, line breaks included; an entry may be in several.
 */
final class Categories {

    private Categories() {}

    /** The content of {@code categories.json}. */
    static List<Category> all() {
        List<Category> all = new ArrayList<>();
        for (Moved moved : Moved.values()) {
            String word = Headline.word(moved);
            all.add(category("Drift: " + word, Headline.DRIFTED + "(?:[a-z ]+, )*" + word + "[,.].*", "failed"));
        }
        all.add(starting("Broken assertion", Headline.BROKEN_ASSERTION, "failed"));
        all.add(starting("Stale baseline", Headline.STALE_BASELINE, "failed", "passed"));
        all.add(starting("No baseline", Headline.NO_BASELINE, "failed", "passed"));
        all.add(starting("Test body failed", Headline.TEST_FAILED, "failed"));
        all.add(starting("Provider error", Headline.PROVIDER_ERROR, "broken"));
        all.add(starting("Unstable prompt", Headline.UNSTABLE, "passed"));
        all.add(starting("Swapped model", Headline.SWAPPED, "passed"));
        all.add(starting("Inconclusive", Headline.INCONCLUSIVE, "passed"));
        return all;
    }

    private static Category starting(String name, String headline, String... statuses) {
        return category(name, headline + "[:.].*", statuses);
    }

    private static Category category(String name, String pattern, String... statuses) {
        return new Category(name, pattern, List.of(statuses));
    }

    /** In the names of Allure's file. */
    record Category(String name, String messageRegex, List<String> matchedStatuses) {}
}
