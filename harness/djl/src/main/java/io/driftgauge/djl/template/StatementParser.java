package io.driftgauge.djl.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses segments into statements. */
final class StatementParser {

    private final List<Segment> segments;
    private int at;

    private StatementParser(List<Segment> segments) {
        this.segments = segments;
    }

    static List<Statement> parse(String source) {
        StatementParser parser = new StatementParser(Scanner.scan(source));
        return parser.body(Set.of(), 1);
    }

    /** Statements up to a tag that ends them, which is left to be read; at the top there is none. */
    private List<Statement> body(Set<String> ends, int opened) {
        List<Statement> statements = new ArrayList<>();
        while (at < segments.size()) {
            Segment segment = segments.get(at);
            if (segment instanceof Segment.Tag tag
                    && ends.contains(tag.tokens().get(0).text())) {
                return statements;
            }
            at++;
            if (segment instanceof Segment.Plain plain) {
                statements.add(new Statement.Plain(Marked.own(plain.text())));
            } else if (segment instanceof Segment.Output output) {
                ExpressionParser parser = new ExpressionParser(output.tokens());
                statements.add(new Statement.Output(parser.expression()));
                parser.end();
            } else if (segment instanceof Segment.Tag tag) {
                statements.add(tag(tag));
            }
        }
        if (!ends.isEmpty()) {
            throw new TemplateException(opened, "the block that begins here is not closed.");
        }
        return statements;
    }

    private Statement tag(Segment.Tag tag) {
        ExpressionParser parser = new ExpressionParser(tag.tokens());
        String name = parser.name();
        return switch (name) {
            case "if" -> branches(parser, tag.line());
            case "for" -> loop(parser, tag.line());
            case "set" -> set(parser, tag.line());
            default ->
                throw new TemplateException(
                        tag.line(),
                        "the tag '" + name + "' is not supported. Supported are if, elif, else, for and set.");
        };
    }

    private Statement branches(ExpressionParser first, int line) {
        List<Statement.Branch> branches = new ArrayList<>();
        Expression condition = first.expression();
        first.end();
        while (true) {
            List<Statement> body = body(Set.of("elif", "else", "endif"), line);
            branches.add(new Statement.Branch(condition, body));
            ExpressionParser parser = new ExpressionParser(((Segment.Tag) segments.get(at++)).tokens());
            String end = parser.name();
            if (end.equals("elif")) {
                condition = parser.expression();
                parser.end();
                continue;
            }
            if (end.equals("else")) {
                branches.add(new Statement.Branch(null, body(Set.of("endif"), line)));
                at++;
            }
            return new Statement.If(branches);
        }
    }

    private Statement loop(ExpressionParser parser, int line) {
        List<String> names = new ArrayList<>(List.of(parser.name()));
        while (parser.skip(",")) {
            names.add(parser.name());
        }
        if (!parser.skipName("in")) {
            throw new TemplateException(line, "'in' is missing in a for.");
        }
        Expression over = parser.or();
        @Nullable Expression condition = parser.skipName("if") ? parser.expression() : null;
        parser.end();
        List<Statement> body = body(Set.of("else", "endfor"), line);
        Segment.Tag end = (Segment.Tag) segments.get(at++);
        List<Statement> otherwise = List.of();
        if (end.tokens().get(0).isName("else")) {
            otherwise = body(Set.of("endfor"), line);
            at++;
        }
        return new Statement.For(names, over, condition, body, otherwise);
    }

    private static Statement set(ExpressionParser parser, int line) {
        String name = parser.name();
        @Nullable String space = null;
        if (parser.skip(".")) {
            space = name;
            name = parser.name();
        }
        parser.expect("=");
        Expression value = parser.expression();
        parser.end();
        return new Statement.Set(space, name, value, line);
    }
}
