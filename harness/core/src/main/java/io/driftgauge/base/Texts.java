package io.driftgauge.base;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The words that people read, in one language, all from one resource bundle ({@code io/driftgauge/base/texts}). Immutable and
 * thread-safe.
 */
public final class Texts {

    /** The language of verdict files, logs and failure texts. */
    public static final Texts ENGLISH = new Texts("en");

    private static final String BUNDLE = "io.driftgauge.base.texts";

    private final String language;
    private final ResourceBundle bundle;

    private Texts(String language) {
        this.language = language;
        Locale locale = language.equals("en") ? Locale.ROOT : Locale.forLanguageTag(language);
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The texts of a language, by its tag: {@code en}, {@code zh-CN}. */
    public static Texts of(String language) {
        return language.equals("en") ? ENGLISH : new Texts(language);
    }

    /** Its tag. */
    public String language() {
        return language;
    }

    /**
     * A text, with {@code {0}}, {@code {1}}, … replaced by the arguments as they are; a {@link Phrase} among them is said in
     * this language.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            Object argument = arguments[Integer.parseInt(pattern.substring(open + 1, close))];
            out.append(pattern, from, open).append(argument instanceof Phrase phrase ? phrase.in(this) : argument);
            from = close + 1;
        }
        return out.append(pattern.substring(from)).toString();
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
