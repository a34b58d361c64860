package io.driftgauge.djl.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of a template, parsed. */
sealed interface Expression {

    int line();

    record Literal(Object value, int line) implements Expression {}

    record Name(String name, int line) implements Expression {}

    record Items(List<Expression> items, int line) implements Expression {}

    /** {@code of.name} and {@code of[index]}. */
    record Member(Expression of, Expression index, int line) implements Expression {}

    record Slice(
            Expression of,
            @Nullable Expression from,
            @Nullable Expression to,
            @Nullable Expression step,
            int line) implements Expression {}

    /** {@code name(…)} of the few functions there are. */
    record Call(String function, List<Expression> arguments, java.util.Map<String, Expression> named, int line)
            implements Expression {}

    /** {@code of.method(…)} and {@code of | filter(…)}. */
    record Apply(Expression of, String name, boolean filter, List<Expression> arguments, int line)
            implements Expression {}

    /** {@code of is test} and {@code of is not test}. */
    record Test(
            Expression of,
            String name,
            boolean negated,
            @Nullable Expression argument,
            int line) implements Expression {}

    record Not(Expression of, int line) implements Expression {}

    record Minus(Expression of, int line) implements Expression {}

    record Binary(String sign, Expression left, Expression right, int line) implements Expression {}

    record Conditional(
            Expression then, Expression condition, @Nullable Expression otherwise, int line) implements Expression {}
}
