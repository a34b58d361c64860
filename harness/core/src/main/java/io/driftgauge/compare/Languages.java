package io.driftgauge.compare;

import io.driftgauge.compare.TextChecks.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of answers. Scripts that one language alone writes in (kana, Hangul, Thai, Greek, …; Han without kana is
 * Chinese) decide by themselves; for others OpenNLP's model of 103 languages does, if the optional artifact
 * {@code org.apache.opennlp:opennlp-models-langdetect} is on the class path and the text has at least 20 letters.
 */
final class Languages {

    private static final String MODEL = "/langdetect-183.bin";

    private static final int FEWEST_LETTERS = 20;

    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UnicodeScript.HIRAGANA, "jpn"),
            Map.entry(UnicodeScript.KATAKANA, "jpn"),
            Map.entry(UnicodeScript.HANGUL, "kor"),
            Map.entry(UnicodeScript.THAI, "tha"),
            Map.entry(UnicodeScript.LAO, "lao"),
            Map.entry(UnicodeScript.KHMER, "khm"),
            Map.entry(UnicodeScript.MYANMAR, "mya"),
            Map.entry(UnicodeScript.GREEK, "ell"),
            Map.entry(UnicodeScript.HEBREW, "heb"),
            Map.entry(UnicodeScript.ARMENIAN, "hye"),
            Map.entry(UnicodeScript.GEORGIAN, "kat"),
            Map.entry(UnicodeScript.TAMIL, "tam"),
            Map.entry(UnicodeScript.TELUGU, "tel"),
            Map.entry(UnicodeScript.HAN, "zho"));

    /** Other codes for the same language. */
    private static final Map<String, String> SAME = Map.of("cmn", "zho", "chi", "zho", "ger", "deu", "fre", "fra");

    private Languages() {}

    static AnswerCheck check(List<String> codes) {
        List<String> wanted = codes.stream().map(Languages::three).toList();
        return new Check("be in " + String.join(" or ", codes), answer -> {
            Optional<String> script = byScript(answer.text());
            if (script.isPresent()) {
                return Finding.of(wanted.contains(script.get()), "it is in " + script.get());
            }
            if (answer.text().codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
                return Finding.undecided("it is too short to tell its language");
            }
            LanguageDetectorModel model = Model.LOADED;
            if (model == null) {
                return Finding.undecided("its language can't be told: put org.apache.opennlp:opennlp-models-langdetect"
                        + " on the test class path");
            }
            Language[] likely = new LanguageDetectorME(model).predictLanguages(answer.text());
            String best = three(likely[0].getLang());
            return Finding.of(wanted.contains(best), "it is in " + best);
        });
    }

    /** Of the letters' scripts the commonest, if it names a language; any kana among Han makes it Japanese. */
    private static Optional<String> byScript(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        text.codePoints().filter(Character::isLetter).forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
        Optional<UnicodeScript> most =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        boolean kana = counts.containsKey(UnicodeScript.HIRAGANA) || counts.containsKey(UnicodeScript.KATAKANA);
        return most.map(script -> script == UnicodeScript.HAN && kana ? "jpn" : BY_SCRIPT.get(script));
    }

    private static String three(String code) {
        String three = code;
        try {
            three = code.length() == 2
                    ? new Locale.Builder().setLanguage(code).build().getISO3Language()
                    : code;
        } catch (MissingResourceException unknown) {
            return code;
        }
        return SAME.getOrDefault(three, three);
    }

    /** Loaded when a language is first asked for: it takes a second and tens of megabytes. */
    private static final class Model {

        static final @Nullable LanguageDetectorModel LOADED = load();

        private static @Nullable LanguageDetectorModel load() {
            try (InputStream in = Languages.class.getResourceAsStream(MODEL)) {
                return in == null ? null : new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException("The language model on the class path can't be read.", e);
            }
        }
    }
}
