package io.driftgauge.suite;

import io.driftgauge.base.Json;
import io.driftgauge.base.Sha256;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that become files: ids of cases, labels of prompts and providers, names of suites. */
final class Names {

    static final int LONGEST = 80;

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1," + LONGEST + "}");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,39}");

    private Names() {}

    /** What is wrong with a name, for a message that goes on after it; empty if nothing is. */
    static Optional<String> fault(String name) {
        if (!NAME.matcher(name).matches()) {
            String slug = slug(name);
            return Optional.of("must be 1 to " + LONGEST + " of a-z, 0-9, '.', '_' and '-'"
                    + (slug.isEmpty() ? "." : "; for example '" + slug + "'."));
        }
        if (name.contains("..") || name.startsWith(".") || name.endsWith(".")) {
            return Optional.of("must not start or end with a dot or hold two in a row.");
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("is the name of a device on Windows; choose another.");
        }
        return Optional.empty();
    }

    /** The text in lower case, accents dropped, everything else as single hyphens; may be empty. */
    static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String hyphens = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
        String trimmed = hyphens.replaceAll("^-+|-+$", "");
        if (trimmed.length() <= LONGEST) {
            return DEVICE.matcher(trimmed).matches() ? trimmed + "-" : trimmed;
        }
        int cut = trimmed.lastIndexOf('-', LONGEST);
        return trimmed.substring(0, cut > 0 ? cut : LONGEST);
    }

    /** A label that people chose: as it is if it is a name, else its slug, so that "Short answer" is short-answer. */
    static String label(String text) {
        return fault(text).isEmpty() || slug(text).isEmpty() ? text : slug(text);
    }

    /** Eight hex digits of a value's canonical JSON. */
    static String hash(@Nullable Object value) {
        return Sha256.hex(Json.canonical(value)).substring(0, 8);
    }

    /**
     * The key of a value among several: a short word as its slug, anything else as what can be read of it and eight hex
     * digits. Depends on the value alone, so that it stays when others come or go.
     */
    static String key(@Nullable Object value) {
        String text = Values.text(value);
        if (WORD.matcher(text).matches()) {
            return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-").replaceAll("\\.{2,}|\\.$", "-");
        }
        String slug = slug(text);
        String start = slug.substring(0, Math.min(24, slug.length())).replaceAll("-+$", "");
        return (start.isEmpty() ? "" : start + "-") + hash(value);
    }
}
