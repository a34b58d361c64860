package io.driftgauge.allure;

import io.driftgauge.drift.Moved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the overview sorts entries by: the kinds of drift, then what kept a case from being judged. The patterns are held
 * against a whole message, line breaks included; an entry may be in several.
 */
final class Categories {

    private Categories() {}

    /** The content of {@code categories.json}. */
    static List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>();
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

    private static Map<String, Object> starting(String name, String headline, String... statuses) {
        return category(name, headline + "[:.].*", statuses);
    }

    private static Map<String, Object> category(String name, String pattern, String... statuses) {
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("name", name);
        category.put("messageRegex", pattern);
        category.put("matchedStatuses", List.of(statuses));
        return category;
    }
}
