package io.driftgauge.djl.template;

/**
 * A word or sign of an expression.
 *
 * @param text a string's value without its quotes, else as written
 * @param line of the template, counted from 1
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
