package io.driftgauge.djl.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses expressions by recursive descent, in Jinja's order of precedence. */
final class ExpressionParser {

    private static final int DEEPEST = 100;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");

    private final List<Token> tokens;
    private int at;
    private int depth;

    ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** One whole expression. */
    Expression expression() {
        if (++depth > DEEPEST) {
            throw new TemplateException(peek().line(), "nested too deeply.");
        }
        Expression then = or();
        if (peek().isName("if")) {
            int line = next().line();
            Expression condition = or();
            then = new Expression.Conditional(then, condition, skipName("else") ? expression() : null, line);
        }
        depth--;
        return then;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean skip(String sign) {
        boolean there = peek().is(sign);
        if (there) {
            at++;
        }
        return there;
    }

    boolean skipName(String name) {
        boolean there = peek().isName(name);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String sign) {
        if (!skip(sign)) {
            throw new TemplateException(peek().line(), "'" + sign + "' was expected, not '" + peek().text() + "'.");
        }
    }

    String name() {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw new TemplateException(token.line(), "a name was expected, not '" + token.text() + "'.");
        }
        return token.text();
    }

    void end() {
        if (peek().kind() != Token.Kind.END) {
            throw new TemplateException(peek().line(), "'" + peek().text() + "' was not expected.");
        }
    }

    /** Without a trailing {@code if}, which belongs to the loop there. */
    Expression or() {
        Expression left = and();
        while (peek().isName("or")) {
            int line = next().line();
            left = new Expression.Binary("or", left, and(), line);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (peek().isName("and")) {
            int line = next().line();
            left = new Expression.Binary("and", left, not(), line);
        }
        return left;
    }

    private Expression not() {
        if (peek().isName("not")) {
            int line = next().line();
            return new Expression.Not(not(), line);
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        while (true) {
            Token token = peek();
            boolean notIn = token.isName("not") && tokens.get(at + 1).isName("in");
            if (token.kind() == Token.Kind.SIGN && COMPARISONS.contains(token.text())) {
                next();
                left = new Expression.Binary(token.text(), left, sum(), token.line());
            } else if (notIn || token.isName("in")) {
                at += notIn ? 2 : 1;
                Expression in = new Expression.Binary("in", left, sum(), token.line());
                left = notIn ? new Expression.Not(in, token.line()) : in;
            } else {
                return left;
            }
        }
    }

    private Expression sum() {
        Expression left = product();
        while (peek().is("+") || peek().is("-") || peek().is("~")) {
            Token sign = next();
            left = new Expression.Binary(sign.text(), left, product(), sign.line());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (peek().is("*") || peek().is("/") || peek().is("//") || peek().is("%")) {
            Token sign = next();
            left = new Expression.Binary(sign.text(), left, unary(), sign.line());
        }
        return left;
    }

    private Expression unary() {
        if (peek().is("-")) {
            int line = next().line();
            return new Expression.Minus(unary(), line);
        }
        return postfix(primary());
    }

    private Expression postfix(Expression start) {
        Expression of = start;
        while (true) {
            Token token = peek();
            if (skip(".")) {
                String name = name();
                of = peek().is("(")
                        ? new Expression.Apply(of, name, false, arguments(null), token.line())
                        : new Expression.Member(
                                of, new Expression.Literal(Marked.own(name), token.line()), token.line());
            } else if (skip("[")) {
                of = subscript(of, token.line());
            } else if (skip("|")) {
                String name = name();
                of = new Expression.Apply(of, name, true, peek().is("(") ? arguments(null) : List.of(), token.line());
            } else if (skipName("is")) {
                boolean negated = skipName("not");
                String name = name();
                Expression argument = switch (name) {
                    case "equalto", "eq", "in", "ne", "divisibleby" -> primary();
                    default -> null;
                };
                of = new Expression.Test(of, name, negated, argument, token.line());
            } else {
                return of;
            }
        }
    }

    private Expression subscript(Expression of, int line) {
        Expression from = peek().is(":") ? null : expression();
        if (from != null && skip("]")) {
            return new Expression.Member(of, from, line);
        }
        expect(":");
        Expression to = peek().is("]") || peek().is(":") ? null : expression();
        Expression step = skip(":") && !peek().is("]") ? expression() : null;
        expect("]");
        return new Expression.Slice(of, from, to, step, line);
    }

    private Expression primary() {
        Token token = next();
        return switch (token.kind()) {
            case STRING -> new Expression.Literal(Marked.own(token.text()), token.line());
            case NUMBER -> new Expression.Literal(number(token), token.line());
            case NAME -> named(token);
            case SIGN -> signed(token);
            case END -> throw new TemplateException(token.line(), "an expression was expected.");
        };
    }

    private static Object number(Token token) {
        try {
            return token.text().contains(".")
                    ? (Object) Double.valueOf(token.text())
                    : (Object) Long.valueOf(token.text());
        } catch (NumberFormatException e) {
            throw new TemplateException(token.line(), token.text() + " is too large.");
        }
    }

    private Expression named(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Expression.Literal(true, token.line());
            case "false", "False" -> new Expression.Literal(false, token.line());
            case "none", "None" -> new Expression.Literal(Values.NONE, token.line());
            default -> {
                if (!peek().is("(")) {
                    yield new Expression.Name(token.text(), token.line());
                }
                Map<String, Expression> named = new LinkedHashMap<>();
                yield new Expression.Call(token.text(), arguments(named), named, token.line());
            }
        };
    }

    private Expression signed(Token token) {
        if (token.is("(")) {
            Expression inner = expression();
            expect(")");
            return inner;
        }
        if (token.is("[")) {
            List<Expression> items = new ArrayList<>();
            while (!skip("]")) {
                items.add(expression());
                if (!peek().is("]")) {
                    expect(",");
                }
            }
            return new Expression.Items(items, token.line());
        }
        throw new TemplateException(token.line(), "'" + token.text() + "' is not supported here.");
    }

    private List<Expression> arguments(@Nullable Map<String, Expression> named) {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (!skip(")")) {
            boolean byName =
                    peek().kind() == Token.Kind.NAME && tokens.get(at + 1).is("=");
            if (byName && named != null) {
                String name = name();
                expect("=");
                named.put(name, expression());
            } else if (byName) {
                name();
                expect("=");
                arguments.add(expression());
            } else {
                arguments.add(expression());
            }
            if (!peek().is(")")) {
                expect(",");
            }
        }
        return arguments;
    }
}
