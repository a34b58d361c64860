package io.driftgauge.djl.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text that knows which of its characters were given by a message and which are the template's own. Only the latter may
 * mean special tokens. Immutable; equal by text.
 */
public final class Marked {

    static final Marked EMPTY = own("");

    private final String text;
    private final BitSet given;

    private Marked(String text, BitSet given) {
        this.text = text;
        this.given = given;
    }

    /** The template's own. */
    public static Marked own(String text) {
        return new Marked(text, new BitSet());
    }

    /** Given by a message. */
    public static Marked given(String text) {
        BitSet all = new BitSet(text.length());
        all.set(0, text.length());
        return new Marked(text, all);
    }

    public String text() {
        return text;
    }

    /** True if a message gave any character from {@code from} (inclusive) to {@code to} (exclusive). */
    public boolean isGiven(int from, int to) {
        int next = given.nextSetBit(from);
        return next >= 0 && next < to;
    }

    Marked plus(Marked other) {
        BitSet both = (BitSet) given.clone();
        for (int i = other.given.nextSetBit(0); i >= 0; i = other.given.nextSetBit(i + 1)) {
            both.set(text.length() + i);
        }
        return new Marked(text + other.text, both);
    }

    Marked slice(int from, int to) {
        return new Marked(text.substring(from, to), given.get(from, to));
    }

    /** Without white space, or without the characters named, at its ends. */
    Marked strip(String characters, boolean left, boolean right) {
        int from = 0;
        int to = text.length();
        while (left && from < to && strips(characters, text.charAt(from))) {
            from++;
        }
        while (right && to > from && strips(characters, text.charAt(to - 1))) {
            to--;
        }
        return slice(from, to);
    }

    private static boolean strips(String characters, char c) {
        return characters.isEmpty() ? Character.isWhitespace(c) || c == '\u00a0' : characters.indexOf(c) >= 0;
    }

    /** The pieces between a separator that is not empty. */
    List<Marked> split(String separator, int most) {
        List<Marked> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && pieces.size() != most; at = text.indexOf(separator, from)) {
            pieces.add(slice(from, at));
            from = at + separator.length();
        }
        pieces.add(slice(from, text.length()));
        return pieces;
    }

    Marked replace(String what, Marked by) {
        if (what.isEmpty()) {
            return this;
        }
        return join(split(what, -1), by);
    }

    static Marked join(List<Marked> pieces, Marked separator) {
        Marked joined = EMPTY;
        for (int i = 0; i < pieces.size(); i++) {
            joined = i == 0 ? pieces.get(0) : joined.plus(separator).plus(pieces.get(i));
        }
        return joined;
    }

    /** Changed as a whole, for changes that don't keep places: given wherever any of it was. */
    Marked map(UnaryOperator<String> change) {
        String changed = change.apply(text);
        return given.isEmpty() ? own(changed) : given(changed);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Marked other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
