package io.driftgauge.base;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A secret value in the forms in which it travels: as it is; escaped in JSON, once or within JSON within JSON; URL-encoded;
 * and inside base64, where it may begin at any of three places of a group. Immutable; equal by value.
 */
final class SecretForms {

    private final String value;
    private final List<String> base64;
    private final Pattern escaped;

    /** No form has fewer characters. */
    private final int shortest;

    SecretForms(String value) {
        this.value = value;
        this.base64 = base64(value.getBytes(StandardCharsets.UTF_8));
        this.escaped = escaped(value);
        this.shortest = Math.min(
                value.length(), base64.stream().mapToInt(String::length).min().orElse(0));
    }

    boolean in(String text) {
        return text.length() >= shortest
                && (text.contains(value)
                        || base64.stream().anyMatch(text::contains)
                        || (mayEscape(text) && escaped.matcher(text).find()));
    }

    String redact(String text) {
        if (text.length() < shortest) {
            return text;
        }
        String masked = text.replace(value, Secrets.MASK);
        for (String form : base64) {
            masked = masked.replace(form, Secrets.MASK);
        }
        return mayEscape(masked) ? escaped.matcher(masked).replaceAll(Secrets.MASK) : masked;
    }

    /** The pattern is slow; few texts hold what it looks for. */
    private static boolean mayEscape(String text) {
        return text.indexOf('\\') >= 0 || text.indexOf('%') >= 0 || text.indexOf('&') >= 0;
    }

    /**
     * The characters of base64 that the value alone decides, for each place in a group of three bytes where it may begin,
     * in both alphabets. Two bits of a neighbour may share the first and the last character, which are left out.
     */
    private static List<String> base64(byte[] value) {
        Set<String> forms = new LinkedHashSet<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + value.length];
            System.arraycopy(value, 0, shifted, before, value.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                forms.add(encoder.withoutPadding().encodeToString(shifted).substring(from, to));
            }
        }
        return List.copyOf(forms);
    }

    /**
     * Each character as it is or escaped for JSON, a URL or HTML, whichever a writer chose, more than once too. Repetitions
     * are bounded, so that a text of a million backslashes costs no more than another.
     */
    private static Pattern escaped(String value) {
        StringBuilder pattern = new StringBuilder();
        value.codePoints().forEach(c -> pattern.append(oneOf(c)));
        return Pattern.compile(pattern.toString());
    }

    private static String oneOf(int c) {
        String self = Character.toString(c);
        StringBuilder units = new StringBuilder();
        self.chars().forEach(u -> units.append("\\\\{1,8}u").append(anyCase(String.format(Locale.ROOT, "%04x", u))));
        StringBuilder bytes = new StringBuilder();
        for (byte b : self.getBytes(StandardCharsets.UTF_8)) {
            bytes.append("%(?:25){0,3}").append(anyCase(String.format(Locale.ROOT, "%02x", b)));
        }
        String html = "&#(?:0{0,4}" + c + "|[xX]0{0,4}" + anyCase(Integer.toHexString(c)) + ");";
        String named = switch (c) {
            case '&' -> "|&amp;";
            case '<' -> "|&lt;";
            case '>' -> "|&gt;";
            case '"' -> "|&quot;";
            case '\'' -> "|&apos;";
            case ' ' -> "|\\+";
            default -> "";
        };
        // backslashes alone escape nothing within a word: \d would be another text than d
        String plain = (Character.isLetterOrDigit(c) ? "" : "\\\\{0,8}") + Pattern.quote(self);
        return "(?:" + plain + "|" + units + "|" + bytes + "|" + html + named + ")";
    }

    private static String anyCase(String hex) {
        return "(?i:" + hex + ")";
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SecretForms other && value.equals(other.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
