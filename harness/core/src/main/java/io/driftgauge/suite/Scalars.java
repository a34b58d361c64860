package io.driftgauge.suite;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML 1.2 core scalars as Java values. */
final class Scalars {

    private static final int MOST_DIGITS = 1000;

    private Scalars() {}

    /**
     * The value.
     *
     * @param tag resolved
     * @return a string, {@code Long}, {@code Double}, {@code Boolean} or null
     * @throws IllegalArgumentException with a message for people
     */
    static @Nullable Object value(String tag, String text) {
        if (tag.equals(Tag.STR.getValue())) {
            return text;
        }
        if (tag.equals(Tag.NULL.getValue())) {
            return null;
        }
        try {
            if (tag.equals(Tag.BOOL.getValue())) {
                return bool(text);
            }
            if (tag.equals(Tag.INT.getValue())) {
                return whole(text);
            }
            if (tag.equals(Tag.FLOAT.getValue())) {
                return real(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: '" + text + "'.", e);
        }
        throw new IllegalArgumentException("the tag '" + tag + "' is not known here; leave it out.");
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: '" + text + "'.");
        };
    }

    private static Object whole(String text) {
        if (text.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("a number of more than " + MOST_DIGITS + " digits.");
        }
        BigInteger value;
        if (text.startsWith("0x")) {
            value = new BigInteger(text.substring(2), 16);
        } else if (text.startsWith("0o")) {
            value = new BigInteger(text.substring(2), 8);
        } else {
            value = new BigInteger(text);
        }
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : (Object) value.doubleValue();
    }

    private static Double real(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return lower.equals(".nan") ? Double.NaN : Double.parseDouble(text);
    }
}
