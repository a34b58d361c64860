package io.driftgauge.trainer.corpus;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places such as <code>{city}</code>. A brace before anything but a lower-case name is plain text. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private Template() {}

    /** Fills in the values, whose own places are filled too: a ticket may name an item. */
    static String fill(String template, Map<String, String> values) {
        Matcher matcher = PLACE.matcher(template);
        return matcher.replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "No value for {" + place.group(1) + "} in '" + template + "'; there are " + values.keySet());
            }
            return Matcher.quoteReplacement(fill(value, values));
        });
    }
}
