package io.driftgauge.base;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Keeps keys out of files, logs and messages: knows the values of environment variables that hold one, those that providers
 * {@linkplain #register registered}, and what keys look like. A value is found as it is, escaped in JSON to any depth,
 * URL-encoded, and within base64. Thread-safe; never prints what it knows.
 */
public final class Secrets {

    /** What stands where a secret stood. */
    public static final String MASK = "[redacted]";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i:(?:.*[_.-])?(?:api|access|private|secret)?(?:key|token|secret|password|passwd|passphrase|authorization))"
                    + "|.*[a-z0-9](?:Key|Token|Secret|Password|Passphrase|Authorization)");

    /** Names of tokens of text. */
    private static final List<String> NO_SECRET_NAMES = List.of("max_token", "stop_token", "bos_token", "eos_token");

    private static final Pattern SHAPES = Pattern.compile(String.join(
            "|",
            "\\bsk-[A-Za-z0-9_-]{16,}",
            "\\b(?:sk_|pk_|rk_|gsk_|xai-|r8_|pplx-|nvapi-|csk-|fw_)(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{16,}",
            "\\bAIza[A-Za-z0-9_-]{30,}",
            "\\bhf_[A-Za-z0-9]{20,}",
            "\\b(?:gh[pousr]_|github_pat_|glpat-)[A-Za-z0-9_-]{20,}",
            "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
            "\\bxox[abeprs]-[A-Za-z0-9-]{10,}",
            "\\bya29\\.[A-Za-z0-9_-]{20,}",
            "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*",
            "(?<=\\b[Bb]earer )[A-Za-z0-9._~+/=-]{16,}",
            "-----BEGIN [A-Z ]*PRIVATE KEY-----"));

    /** Each shape holds one of these; to look for them first is many times faster than the pattern. */
    private static final List<String> MARKS = List.of(
            "sk-",
            "sk_",
            "pk_",
            "rk_",
            "xai-",
            "r8_",
            "pplx-",
            "nvapi-",
            "fw_",
            "AIza",
            "hf_",
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "glpat-",
            "AKIA",
            "ASIA",
            "xox",
            "ya29.",
            "eyJ",
            "earer ",
            "-----BEGIN");

    /** Shorter values are words like "none" or "postgres"; masking them would only spoil texts. */
    private static final int SHORTEST = 12;

    /** {@code xoxb-} and ten more. */
    private static final int SHORTEST_SHAPE = 15;

    /**
     * Of the whole process, as environment variables are: whoever writes a file must know a credential even if he never met
     * the provider that uses it. Only ever grows.
     */
    private static final Set<SecretForms> USED = ConcurrentHashMap.newKeySet();

    private final List<SecretForms> values;

    private Secrets(List<SecretForms> values) {
        this.values = values;
    }

    /**
     * Makes every instance mask this value from now on: for credentials that no environment variable named like a key
     * holds (a token that a credential chain found, a variable that a config names). Those under 12 characters are ignored.
     */
    public static void register(String value) {
        String stripped = value.strip();
        if (stripped.length() >= SHORTEST) {
            USED.add(new SecretForms(stripped));
        }
    }

    /** Those in these environment variables whose name ends in KEY, TOKEN, SECRET, PASSWORD or the like. */
    public static Secrets of(Map<String, String> environment) {
        return new Secrets(environment.entrySet().stream()
                .filter(e -> isSecretName(e.getKey()))
                .map(e -> e.getValue().strip())
                .filter(v -> v.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(SecretForms::new)
                .toList());
    }

    /** True if a variable or a key of a file with that name holds a secret: {@code OPENAI_API_KEY}, {@code apiKey}. */
    public static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).matches() && !NO_SECRET_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** True if a known value or something shaped like a key stands in the text. */
    public boolean anyIn(String text) {
        return values.stream().anyMatch(v -> v.in(text))
                || USED.stream().anyMatch(v -> v.in(text))
                || (mayHoldShape(text) && SHAPES.matcher(text).find());
    }

    /** The text with every known value and everything shaped like a key masked. Redact before cutting a text short. */
    public String redact(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        String masked = text;
        for (SecretForms value : values) {
            masked = value.redact(masked);
        }
        for (SecretForms value : USED) {
            masked = value.redact(masked);
        }
        return mayHoldShape(masked) ? SHAPES.matcher(masked).replaceAll(MASK) : masked;
    }

    /** The pattern alone is slow on long reports. */
    private static boolean mayHoldShape(String text) {
        if (!hasLongWord(text) && !text.contains("-----BEGIN")) {
            return false;
        }
        for (String mark : MARKS) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Every shape has so many characters without a blank, which few texts have. */
    private static boolean hasLongWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) > ' ' ? run + 1 : 0;
            if (run == SHORTEST_SHAPE) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Secrets[" + values.size() + "]";
    }
}
