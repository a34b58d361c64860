package io.driftgauge.djl.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a template, parsed. */
sealed interface Statement {

    record Plain(Marked text) implements Statement {}

    record Output(Expression value) implements Statement {}

    /** The first branch whose condition holds; the last may have none ({@code else}). */
    record If(List<Branch> branches) implements Statement {}

    record Branch(@Nullable Expression condition, List<Statement> body) {}

    record For(
            List<String> names,
            Expression over,
            @Nullable Expression condition,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {}

    /** {@code set name = …} or {@code set space.name = …}. */
    record Set(@Nullable String space, String name, Expression value, int line) implements Statement {}
}
