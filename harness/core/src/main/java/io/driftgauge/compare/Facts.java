package io.driftgauge.compare;

import io.driftgauge.compare.FactTokens.Kind;
import io.driftgauge.compare.FactTokens.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an answer states in numbers and denials: what embeddings are blind to ("30 days" and "14 days" have a cosine of 0.95
 * and more). English, with Unicode digits and signs.
 *
 * <p>Numbers are normalised with their unit ("thirty days", "30-day", "30 days" are {@code 30 days}; "$5" and "5 dollars" are
 * {@code 5 USD}; "5 percent" is {@code 5%}), likewise dates, times of day and codes of letters and digits; each stands once.
 * Not counted: numbers of list items, addresses, "one" as a pronoun. Denials stand as often as they come: {@code not} (also
 * cannot, …n't), {@code no}, {@code never}, {@code without}, {@code none}, {@code nothing}, {@code nobody}, {@code neither},
 * {@code nor}.
 */
public final class Facts {

    private static final Set<String> DENIALS =
            Set.of("not", "no", "never", "without", "none", "nothing", "nobody", "neither", "nor");

    private static final Set<String> CURRENCY_SIGNS = Set.of("$", "€", "£", "¥", "₹");

    private static final Set<String> CURRENCY_CODES = Set.of("usd", "eur", "gbp", "jpy", "inr", "chf");

    private final List<Token> tokens;
    private final TreeSet<String> numbers = new TreeSet<>();
    private final List<String> denials = new ArrayList<>();

    private Facts(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The facts of a text, sorted. */
    public static List<String> of(String text) {
        Facts facts = new Facts(FactTokens.of(text));
        facts.read();
        List<String> all = new ArrayList<>(facts.numbers);
        all.addAll(facts.denials);
        Collections.sort(all);
        return List.copyOf(all);
    }

    /** What became of the facts, in words: {@code 30 days → 14 days; new: not}; empty if nothing did. */
    public static String difference(List<String> before, List<String> now) {
        return FactDifference.of(before, now).toString();
    }

    private void read() {
        int i = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (isItemNumber(i)) {
                i += 2;
            } else if (token.kind() == Kind.CODE) {
                numbers.add(token.text());
                i++;
            } else {
                i = token.kind() == Kind.SIGN ? i + 1 : readAt(i);
            }
        }
    }

    private int readAt(int i) {
        Dates.Parsed date = Dates.at(tokens, i);
        if (date != null) {
            numbers.add(date.fact());
            return date.end();
        }
        Quantity quantity = Quantity.at(tokens, i);
        if (quantity != null) {
            return quantity(i, quantity);
        }
        Token token = tokens.get(i);
        if (token.kind() == Kind.NUMBER) {
            numbers.add(token.text());
        } else {
            denial(i, token.text());
        }
        return i + 1;
    }

    private int quantity(int i, Quantity read) {
        Quantity quantity = read.unit().isEmpty() ? withBorrowedUnit(i, read) : read;
        if (isMinus(i - 1)) {
            quantity = quantity.negated();
        }
        boolean pronoun = quantity.spelled()
                && quantity.unit().isEmpty()
                && quantity.end() == i + 1
                && tokens.get(i).is("one");
        if (isOrdinal(quantity.end())) {
            numbers.add(quantity.text() + tokens.get(quantity.end()).text());
            return quantity.end() + 1;
        }
        if (!pronoun) {
            numbers.add(quantity.text());
        }
        return quantity.end();
    }

    /** The currency before it, or the unit of the range that it opens: "$5", "3 to 5 days". */
    private Quantity withBorrowedUnit(int i, Quantity quantity) {
        String before = i > 0 ? tokens.get(i - 1).text() : "";
        if (CURRENCY_SIGNS.contains(before) || CURRENCY_CODES.contains(before)) {
            String currency = Units.named(before, false);
            return currency == null ? quantity : quantity.withUnit(currency);
        }
        int joint = quantity.end();
        if (joint < tokens.size()
                && Set.of("to", "or", "-", "–").contains(tokens.get(joint).text())) {
            Quantity second = Quantity.at(tokens, joint + 1);
            return second == null ? quantity : quantity.withUnit(second.unit());
        }
        return quantity;
    }

    private boolean isMinus(int i) {
        boolean minus = i >= 0 && tokens.get(i).is("-") && tokens.get(i + 1).glued();
        return minus && (!tokens.get(i).glued() || i == 0) && !tokens.get(i).lineStart();
    }

    private boolean isOrdinal(int i) {
        return i < tokens.size()
                && tokens.get(i).glued()
                && Set.of("st", "nd", "rd", "th").contains(tokens.get(i).text());
    }

    private boolean isItemNumber(int i) {
        return tokens.get(i).kind() == Kind.NUMBER
                && tokens.get(i).lineStart()
                && i + 2 < tokens.size()
                && (tokens.get(i + 1).is(".") || tokens.get(i + 1).is(")"))
                && tokens.get(i + 1).glued()
                && !tokens.get(i + 2).glued();
    }

    private void denial(int i, String word) {
        if (word.equals("cannot") || word.endsWith("n't")) {
            denials.add("not");
        } else if (DENIALS.contains(word) && !isNumberSign(i, word)) {
            denials.add(word);
        }
    }

    /** "No. 5". */
    private boolean isNumberSign(int i, String word) {
        return word.equals("no")
                && i + 2 < tokens.size()
                && tokens.get(i + 1).is(".")
                && tokens.get(i + 2).kind() == Kind.NUMBER;
    }
}
