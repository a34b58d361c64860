package io.driftgauge.report;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Settings;
import io.driftgauge.base.Texts;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.VerdictKind;
import java.util.List;
import java.util.Map;

/** The words of the reports in one language. Immutable and thread-safe. */
public final class ReportTexts {

    /** Values of {@code driftgauge.language}. */
    public static final List<String> LANGUAGES = List.of("en", "zh-CN");

    private final Texts texts;

    private ReportTexts(String language) {
        this.texts = Texts.of(language);
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
        return texts.language();
    }

    /**
     * A text, with {@code {0}}, {@code {1}}, … replaced by the arguments as they are; phrases are said in this language.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** What the judge said, in this language. */
    public String say(Phrase phrase) {
        return phrase.in(texts);
    }

    /** A number of things: {@code 1 case}, {@code 2 cases}. */
    public String count(String key, long number) {
        return say(Phrase.count(key, number));
    }

    public String word(VerdictKind kind) {
        return get("verdict." + kind.name());
    }

    public String word(Moved moved) {
        return get("moved." + moved.name());
    }

    /** All texts whose key begins so, by the rest of their key. */
    public Map<String, String> below(String prefix) {
        return texts.below(prefix);
    }
}
