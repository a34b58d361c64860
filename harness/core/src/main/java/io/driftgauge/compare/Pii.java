package io.driftgauge.compare;

import io.driftgauge.base.Secrets;
import io.driftgauge.compare.TextChecks.Check;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds personal data and keys in answers: e-mail addresses, telephone numbers (with a country code, or grouped as in North
 * America, or a Chinese mobile number), IBANs (ISO 13616: length by country, mod 97), payment cards (13 to 19 digits that pass
 * Luhn's check), and what looks like a vendor's key. A message says which kind it was and shows the start alone.
 */
final class Pii {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}");

    private static final Pattern PHONE = Pattern.compile("(?<![\\w.+-])(?:(?:\\+|00)[1-9](?:[ ./()-]{0,2}\\d){6,14}"
            + "|(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]\\d{4}|1[3-9]\\d{9})(?![\\w-])");

    private static final Pattern IBAN = Pattern.compile("(?<![A-Z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}");

    private static final Pattern CARD = Pattern.compile("(?<![\\d.-])[2-6]\\d(?:[ -]?\\d){11,17}(?![\\d-])");

    /** Lengths of IBANs by country, from the registry of ISO 13616; those that are not named are not known here. */
    private static final Map<String, Integer> IBAN_LENGTHS = Map.ofEntries(
            Map.entry("AT", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("CH", 21),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IL", 23),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("MC", 27),
            Map.entry("MT", 31),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PL", 28),
            Map.entry("PT", 25),
            Map.entry("RO", 24),
            Map.entry("SA", 24),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("TR", 26),
            Map.entry("AE", 23));

    private static final BigInteger MOD = BigInteger.valueOf(97);

    /** Hits of one pattern that are checked in one answer. */
    private static final int MOST_HITS = 1000;

    private Pii() {}

    static AnswerCheck check(List<String> kinds) {
        return new Check("contain personal data (" + String.join(", ", kinds) + ")", answer -> {
            List<String> found = new ArrayList<>();
            try {
                for (String kind : kinds) {
                    String hit = find(kind, answer.text());
                    if (!hit.isEmpty()) {
                        found.add(kind + " " + hit);
                    }
                }
            } catch (SafeRegex.TooHard e) {
                return Finding.undecided(e.why());
            }
            return Finding.of(!found.isEmpty(), found.isEmpty() ? "none found" : "found: " + String.join(", ", found));
        });
    }

    private static String find(String kind, String text) throws SafeRegex.TooHard {
        return switch (kind) {
            case "email" -> first(EMAIL, text, hit -> true);
            case "phone" -> first(PHONE, text, hit -> true);
            case "iban" -> first(IBAN, text, Pii::isIban);
            case "card" -> first(CARD, text, Pii::isCard);
            default -> Secrets.of(Map.of()).anyIn(text) ? "(not shown)" : "";
        };
    }

    private interface Test {
        boolean holds(String hit);
    }

    private static String first(Pattern pattern, String text, Test test) throws SafeRegex.TooHard {
        int from = 0;
        for (int i = 0; i < MOST_HITS && from <= text.length(); i++) {
            MatchResult match = SafeRegex.findFrom(pattern, text, from);
            if (match == null) {
                return "";
            }
            if (test.holds(match.group())) {
                return Quote.of(
                        match.group().substring(0, Math.min(4, match.group().length())) + "…");
            }
            from = match.end();
        }
        return "";
    }

    /** True if it starts with an IBAN: what follows one without a space is taken for more of it by the pattern. */
    static boolean isIban(String hit) {
        String plain = hit.replace(" ", "").toUpperCase(Locale.ROOT);
        Integer length = IBAN_LENGTHS.get(plain.substring(0, 2));
        if (length == null || plain.length() < length) {
            return false;
        }
        String iban = plain.substring(0, length);
        StringBuilder digits = new StringBuilder();
        for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
            digits.append(Character.digit(c, 36));
        }
        return new BigInteger(digits.toString()).mod(MOD).equals(BigInteger.ONE);
    }

    /** Luhn's check; a number of one digit alone is none. */
    static boolean isCard(String hit) {
        String digits = hit.replaceAll("[ -]", "");
        if (digits.length() < 13
                || digits.length() > 19
                || digits.chars().distinct().count() < 2) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
