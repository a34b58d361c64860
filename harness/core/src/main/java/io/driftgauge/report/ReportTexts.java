package io.driftgauge.report;

import io.driftgauge.base.Settings;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.VerdictKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The words of the reports in one language, all from one resource bundle ({@code io/driftgauge/report/texts}). What the
 * verdicts say of a case in their own sentences is not among them. Immutable and thread-safe.
 */
public final class ReportTexts {

    /** Values of {@code driftgauge.language}. */
    public static final List<String> LANGUAGES = List.of("en", "zh-CN");

    private static final String BUNDLE = "io.driftgauge.report.texts";

    private final String language;
    private final ResourceBundle bundle;

    private ReportTexts(String language) {
        this.language = language;
        Locale locale = language.equals("en") ? Locale.ROOT : Locale.forLanguageTag(language);
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                ReportTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** English. */
    public static ReportTexts english() {
        return new ReportTexts("en");
    }

    /** As {@code driftgauge.language} says; English where it says nothing. */
    public static ReportTexts of(Settings settings) {
        return new ReportTexts(
                settings.get("driftgauge.language").filter(LANGUAGES::contains).orElse("en"));
    }

    /** As pages name it: {@code en} or {@code zh-CN}. */
    public String language() {
        return language;
    }

    /**
     * A text, with {@code {0}}, {@code {1}}, … replaced by the arguments as they are.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            out.append(pattern, from, open).append(arguments[Integer.parseInt(pattern.substring(open + 1, close))]);
            from = close + 1;
        }
        return out.append(pattern.substring(from)).toString();
    }

    /** A number of things: {@code 1 case}, {@code 2 cases}. */
    public String count(String key, long number) {
        return get(key + (number == 1 ? ".one" : ".many"), number);
    }

    public String word(VerdictKind kind) {
        return get("verdict." + kind.name());
    }

    public String word(Moved moved) {
        return get("moved." + moved.name());
    }

    /** All texts whose key begins so, by the rest of their key. */
    public Map<String, String> below(String prefix) {
        Map<String, String> texts = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(prefix)) {
                texts.put(key.substring(prefix.length()), bundle.getString(key));
            }
        }
        return texts;
    }
}
