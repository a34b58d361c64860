package io.driftgauge.djl.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a template's source into segments, white space handled as the published templates expect it (Jinja's
 * {@code trim_blocks} and {@code lstrip_blocks}).
 */
final class Scanner {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<name>[A-Za-z_]\\w*)|(?<number>\\d+(?:\\.\\d+)?)"
                    + "|'(?<single>(?:[^'\\\\]|\\\\.)*)'|\"(?<double>(?:[^\"\\\\]|\\\\.)*)\""
                    + "|(?<sign>==|!=|<=|>=|//|\\*\\*|[-+*/%~<>=|.,:()\\[\\]{}])",
            Pattern.DOTALL);

    private final String source;
    private final List<Segment> segments = new ArrayList<>();
    private int at;

    private Scanner(String source) {
        // Like Jinja, which leaves out the one newline that editors put at a file's end.
        this.source = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
    }

    static List<Segment> scan(String source) {
        Scanner scanner = new Scanner(source.replace("\r\n", "\n"));
        scanner.run();
        return scanner.segments;
    }

    private void run() {
        while (at < source.length()) {
            int open = nextOpen();
            if (open < 0) {
                plain(source.substring(at));
                return;
            }
            plain(before(open));
            construct(open);
        }
    }

    private int nextOpen() {
        for (int i = source.indexOf('{', at); i >= 0; i = source.indexOf('{', i + 1)) {
            if (i + 1 < source.length() && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The plain text up to a construct, less the white space that the construct takes with it. */
    private String before(int open) {
        String text = source.substring(at, open);
        char control = open + 2 < source.length() ? source.charAt(open + 2) : ' ';
        if (control == '-') {
            return text.stripTrailing();
        }
        if (source.charAt(open + 1) == '{' || control == '+') {
            return text;
        }
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean lineStart = end == 0 ? at == 0 || source.charAt(at - 1) == '\n' : text.charAt(end - 1) == '\n';
        return lineStart ? text.substring(0, end) : text;
    }

    private void construct(int open) {
        char kind = source.charAt(open + 1);
        int line = line(open);
        int from = open + 2;
        if (from < source.length() && "-+".indexOf(source.charAt(from)) >= 0) {
            from++;
        }
        List<Token> tokens = new ArrayList<>();
        int close = kind == '#' ? comment(from, line) : expression(from, kind == '{' ? "}}" : "%}", tokens, line);
        char control = source.charAt(close - 1);
        at = close + 2;
        if (control == '-' && close > from) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        } else if (kind != '{' && control != '+' && at < source.length() && source.charAt(at) == '\n') {
            at++;
        }
        if (kind == '{') {
            segments.add(new Segment.Output(tokens, line));
        } else if (kind == '%') {
            segments.add(new Segment.Tag(tokens, line));
        }
    }

    private int comment(int from, int line) {
        int close = source.indexOf("#}", from);
        if (close < 0) {
            throw new TemplateException(line, "a comment is not closed.");
        }
        return close;
    }

    /** Reads tokens up to the closing sign, which may stand in a string without closing anything; returns its place. */
    private int expression(int from, String closing, List<Token> tokens, int line) {
        Matcher matcher = TOKEN.matcher(source);
        int i = from;
        int open = 0;
        while (true) {
            while (i < source.length() && Character.isWhitespace(source.charAt(i))) {
                i++;
            }
            if (i >= source.length()) {
                throw new TemplateException(line, "'" + closing + "' is missing.");
            }
            int sign = "-+".indexOf(source.charAt(i)) >= 0 ? i + 1 : i;
            if (open == 0 && source.startsWith(closing, sign)) {
                tokens.add(new Token(Token.Kind.END, closing, line(i)));
                return sign;
            }
            matcher.region(i, source.length());
            if (!matcher.lookingAt()) {
                throw new TemplateException(line(i), "'" + source.charAt(i) + "' was not expected.");
            }
            Token token = token(matcher, line(i));
            open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            tokens.add(token);
            i = matcher.end();
        }
    }

    private static Token token(Matcher matcher, int line) {
        if (matcher.group("name") != null) {
            return new Token(Token.Kind.NAME, matcher.group("name"), line);
        }
        if (matcher.group("number") != null) {
            return new Token(Token.Kind.NUMBER, matcher.group("number"), line);
        }
        if (matcher.group("sign") != null) {
            return new Token(Token.Kind.SIGN, matcher.group("sign"), line);
        }
        String quoted = matcher.group("single") != null ? matcher.group("single") : matcher.group("double");
        return new Token(Token.Kind.STRING, unescaped(quoted), line);
    }

    private static String unescaped(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c != '\\' || i + 1 == quoted.length()) {
                text.append(c);
                continue;
            }
            char escaped = quoted.charAt(++i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '\\', '\'', '"' -> text.append(escaped);
                default -> text.append('\\').append(escaped);
            }
        }
        return text.toString();
    }

    private void plain(String text) {
        if (!text.isEmpty()) {
            segments.add(new Segment.Plain(text, line(at)));
        }
    }

    private int line(int place) {
        return 1
                + (int) source.substring(0, place)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
