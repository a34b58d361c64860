package io.driftgauge.djl.template;

import java.util.List;

/** A piece of a template's source. */
sealed interface Segment {

    int line();

    /** Copied as it is. */
    record Plain(String text, int line) implements Segment {}

    /** <code>{{ … }}</code>. */
    record Output(List<Token> tokens, int line) implements Segment {}

    /** <code>{% … %}</code>. */
    record Tag(List<Token> tokens, int line) implements Segment {}
}
