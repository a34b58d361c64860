package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.compare.TextChecks.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/** The assertions about SQL, read by JSqlParser, which knows the union of the common dialects. Nothing is run. */
final class SqlChecks {

    private static final Pattern FENCE = Pattern.compile("```[ \\t]*(?i:sql)?[ \\t]*\\R([\\s\\S]*?)```");

    /** Longer texts are no statement that a case asks for, and the parser's time grows with them. */
    private static final int LONGEST = 20_000;

    private static final int LONGEST_MILLIS = 5_000;

    private SqlChecks() {}

    static AnswerCheck isSql(JsonNode value) {
        return new Check("be SQL" + allowed(value), answer -> find(answer.text().strip(), value));
    }

    static AnswerCheck containsSql(JsonNode value) {
        return new Check("contain SQL" + allowed(value), answer -> {
            Finding last = find(answer.text().strip(), value);
            Matcher fence = FENCE.matcher(answer.text());
            while (!last.holds() && fence.find()) {
                last = find(fence.group(1).strip(), value);
            }
            return last;
        });
    }

    private static String allowed(JsonNode value) {
        return value.has("allowedTables") || value.has("allowedColumns") ? " that touches only what is allowed" : "";
    }

    private static Finding find(String sql, JsonNode value) {
        if (sql.isEmpty() || sql.length() > LONGEST) {
            return Finding.of(false, sql.isEmpty() ? "it is empty" : "it is longer than " + LONGEST + " characters");
        }
        @Nullable List<Statement> statements;
        try {
            String dialect = value.path("databaseType").asText("");
            statements = CCJSqlParserUtil.parseStatements(
                    sql,
                    parser -> parser.withSquareBracketQuotation(dialect.equals("transactsql"))
                            .withBackslashEscapeCharacter(dialect.equals("mysql") || dialect.equals("mariadb"))
                            .withTimeOut(LONGEST_MILLIS));
        } catch (JSQLParserException | RuntimeException | StackOverflowError e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Finding.of(false, "it is not valid SQL: " + Quote.of(why));
        }
        if (statements == null || statements.isEmpty() || statements.contains(null)) {
            return Finding.of(false, "it holds no statement");
        }
        List<String> faults = new ArrayList<>();
        for (Statement statement : statements) {
            SqlTouched touched;
            try {
                touched = SqlTouched.by(statement);
            } catch (RuntimeException e) { // the library's visitors trip over what its grammar lets through
                return Finding.of(false, "it is not valid SQL: a part of it is missing");
            }
            touched.missingComma().ifPresent(names -> faults.add("a comma seems to be missing in " + Quote.of(names)));
            faults.addAll(outside(touched.tables(), value.path("allowedTables")));
            faults.addAll(outside(touched.columns(), value.path("allowedColumns")));
        }
        return Finding.of(faults.isEmpty(), String.join(", ", faults));
    }

    private static List<String> outside(List<String> touched, JsonNode allowed) {
        if (allowed.isMissingNode()) {
            return List.of();
        }
        List<Pattern> patterns = TextChecks.texts(allowed).stream()
                .map(p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE))
                .toList();
        return touched.stream()
                .filter(name -> patterns.stream()
                        .noneMatch(p -> p.matcher(name.toLowerCase(Locale.ROOT)).matches()))
                .map(name -> "not allowed: " + name)
                .toList();
    }
}
