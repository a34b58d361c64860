package io.driftgauge.djl.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a template's statements once. It ends: loops go over finite lists, and steps are counted. */
final class Renderer {

    private static final int MOST_STEPS = 1_000_000;

    private final List<Marked> out = new ArrayList<>();
    private int steps;

    static Marked render(List<Statement> statements, Map<String, Object> variables) {
        Renderer renderer = new Renderer();
        renderer.run(statements, new HashMap<>(variables));
        return Marked.join(renderer.out, Marked.EMPTY);
    }

    private void run(List<Statement> statements, Map<String, Object> scope) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Plain plain) {
                out.add(plain.text());
            } else if (statement instanceof Statement.Output output) {
                out.add(Values.text(value(output.value(), scope), output.value().line()));
            } else if (statement instanceof Statement.If branches) {
                branch(branches, scope);
            } else if (statement instanceof Statement.For loop) {
                loop(loop, scope);
            } else if (statement instanceof Statement.Set set) {
                set(set, scope);
            }
        }
    }

    private void branch(Statement.If branches, Map<String, Object> scope) {
        for (Statement.Branch branch : branches.branches()) {
            if (branch.condition() == null || Values.isTrue(value(branch.condition(), scope))) {
                run(branch.body(), scope);
                return;
            }
        }
    }

    private void loop(Statement.For loop, Map<String, Object> scope) {
        List<Map<String, Object>> rounds = new ArrayList<>();
        List<Object> items = new ArrayList<>();
        for (Object item : Values.items(value(loop.over(), scope), loop.over().line())) {
            Map<String, Object> inner = new HashMap<>(scope);
            bind(loop, item, inner);
            if (loop.condition() == null || Values.isTrue(value(loop.condition(), inner))) {
                rounds.add(inner);
                items.add(item);
            }
        }
        for (int i = 0; i < rounds.size(); i++) {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("index", (long) i + 1);
            state.put("index0", (long) i);
            state.put("first", i == 0);
            state.put("last", i == rounds.size() - 1);
            state.put("length", (long) rounds.size());
            state.put("previtem", i == 0 ? Values.UNDEFINED : items.get(i - 1));
            state.put("nextitem", i == rounds.size() - 1 ? Values.UNDEFINED : items.get(i + 1));
            rounds.get(i).put("loop", state);
            run(loop.body(), rounds.get(i));
        }
        if (rounds.isEmpty()) {
            run(loop.otherwise(), scope);
        }
    }

    private static void bind(Statement.For loop, Object item, Map<String, Object> scope) {
        if (loop.names().size() == 1) {
            scope.put(loop.names().get(0), item);
            return;
        }
        if (!(item instanceof List<?> parts) || parts.size() != loop.names().size()) {
            throw new TemplateException(loop.over().line(), "an item does not have one part a name.");
        }
        for (int i = 0; i < parts.size(); i++) {
            scope.put(loop.names().get(i), parts.get(i));
        }
    }

    private void set(Statement.Set set, Map<String, Object> scope) {
        Object value = value(set.value(), scope);
        if (set.space() == null) {
            scope.put(set.name(), value);
        } else if (scope.get(set.space()) instanceof Namespace space) {
            space.values().put(set.name(), value);
        } else {
            throw new TemplateException(set.line(), "'" + set.space() + "' is not a namespace.");
        }
    }

    /** What {@code namespace(…)} makes: the only value that can change. */
    private record Namespace(Map<String, Object> values) {}

    private Object value(Expression expression, Map<String, Object> scope) {
        if (++steps > MOST_STEPS) {
            throw new TemplateException(expression.line(), "it takes too long.");
        }
        int line = expression.line();
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Name name) {
            return scope.getOrDefault(name.name(), Values.UNDEFINED);
        } else if (expression instanceof Expression.Items list) {
            return values(list.items(), scope);
        } else if (expression instanceof Expression.Member member) {
            return member(value(member.of(), scope), value(member.index(), scope), line);
        } else if (expression instanceof Expression.Slice slice) {
            return slice(slice, scope);
        } else if (expression instanceof Expression.Call call) {
            return call(call, scope);
        } else if (expression instanceof Expression.Apply apply) {
            return Operations.apply(
                    value(apply.of(), scope), apply.name(), apply.filter(), values(apply.arguments(), scope), line);
        } else if (expression instanceof Expression.Test test) {
            Object argument = test.argument() == null ? Values.UNDEFINED : value(test.argument(), scope);
            return Operations.test(value(test.of(), scope), test.name(), argument, line) != test.negated();
        } else if (expression instanceof Expression.Not not) {
            return !Values.isTrue(value(not.of(), scope));
        } else if (expression instanceof Expression.Minus minus) {
            return -Values.number(value(minus.of(), scope), line);
        } else if (expression instanceof Expression.Binary binary) {
            return binary(binary, scope);
        } else if (expression instanceof Expression.Conditional choice) {
            return Values.isTrue(value(choice.condition(), scope))
                    ? value(choice.then(), scope)
                    : choice.otherwise() == null ? Values.UNDEFINED : value(choice.otherwise(), scope);
        }
        throw new IllegalStateException("unknown expression " + expression);
    }

    private Object binary(Expression.Binary binary, Map<String, Object> scope) {
        Object left = value(binary.left(), scope);
        if (binary.sign().equals("and")) {
            return Values.isTrue(left) ? value(binary.right(), scope) : left;
        }
        if (binary.sign().equals("or")) {
            return Values.isTrue(left) ? left : value(binary.right(), scope);
        }
        return Operations.binary(binary.sign(), left, value(binary.right(), scope), binary.line());
    }

    private List<Object> values(List<Expression> expressions, Map<String, Object> scope) {
        List<Object> values = new ArrayList<>();
        expressions.forEach(expression -> values.add(value(expression, scope)));
        return values;
    }

    private static Object member(Object of, Object index, int line) {
        if (of instanceof Namespace space && index instanceof Marked name) {
            return space.values().getOrDefault(name.text(), Values.UNDEFINED);
        }
        if (of instanceof Map<?, ?> map && index instanceof Marked name) {
            Object value = map.get(name.text());
            return value == null ? Values.UNDEFINED : value;
        }
        if (of instanceof List<?> list && index instanceof Long number) {
            long at = number < 0 ? list.size() + number : number;
            return at >= 0 && at < list.size() ? list.get((int) at) : Values.UNDEFINED;
        }
        if (of == Values.UNDEFINED) {
            throw new TemplateException(line, "a member of something undefined is asked for.");
        }
        return Values.UNDEFINED;
    }

    private Object slice(Expression.Slice slice, Map<String, Object> scope) {
        Object of = value(slice.of(), scope);
        int line = slice.line();
        int size = of instanceof Marked text
                ? text.text().length()
                : Values.items(of, line).size();
        long step = slice.step() == null ? 1 : Values.number(value(slice.step(), scope), line);
        if (step == -1 && slice.from() == null && slice.to() == null && of instanceof List<?> list) {
            List<Object> reversed = new ArrayList<>(list);
            java.util.Collections.reverse(reversed);
            return reversed;
        }
        if (step != 1) {
            throw new TemplateException(line, "slices with a step are not supported, but for [::-1].");
        }
        int from = bound(slice.from(), 0, size, scope);
        int to = Math.max(from, bound(slice.to(), size, size, scope));
        return of instanceof Marked text
                ? text.slice(from, to)
                : Values.items(of, line).subList(from, to);
    }

    private int bound(@Nullable Expression bound, int otherwise, int size, Map<String, Object> scope) {
        if (bound == null) {
            return otherwise;
        }
        long at = Values.number(value(bound, scope), bound.line());
        return (int) Math.max(0, Math.min(size, at < 0 ? size + at : at));
    }

    private Object call(Expression.Call call, Map<String, Object> scope) {
        return switch (call.function()) {
            case "raise_exception" ->
                throw new TemplateException(
                        call.line(),
                        "it refuses these messages"
                                + (call.arguments().isEmpty()
                                        ? "."
                                        : ": "
                                                + Values.text(
                                                                value(
                                                                        call.arguments()
                                                                                .get(0),
                                                                        scope),
                                                                call.line())
                                                        .text()));
            case "namespace" -> {
                Map<String, Object> values = new HashMap<>();
                call.named().forEach((name, expression) -> values.put(name, value(expression, scope)));
                yield new Namespace(values);
            }
            default ->
                throw new TemplateException(call.line(), "the function '" + call.function() + "' is not supported.");
        };
    }
}
