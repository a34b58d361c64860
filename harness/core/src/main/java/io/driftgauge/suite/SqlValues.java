package io.driftgauge.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The value of {@code is-sql} and {@code contains-sql}: a dialect, and what may be touched. */
final class SqlValues {

    /** promptfoo's dialects; the parser reads the union of the common ones, so that most change little. */
    private static final List<String> DATABASES = List.of(
            "athena",
            "bigquery",
            "db2",
            "flinksql",
            "hive",
            "mariadb",
            "mysql",
            "noql",
            "postgresql",
            "redshift",
            "snowflake",
            "sqlite",
            "transactsql");

    private SqlValues() {}

    static ObjectNode shape(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(
                    "needs {databaseType: …, allowedTables: […], allowedColumns: […]} as its value, or none.");
        }
        AssertionValues.known(map, Set.of("databaseType", "allowedTables", "allowedColumns"));
        ObjectNode shaped = Json.object();
        if (map.containsKey("databaseType")) {
            String name = AssertionValues.text(map.get("databaseType")).toLowerCase(Locale.ROOT);
            String database = name.equals("postgresql") || name.equals("postgres") ? "postgresql" : name;
            AssertionValues.oneOf(Json.array().add(database), DATABASES, "dialects");
            shaped.put("databaseType", database);
        }
        allowed(map, "allowedTables", shaped);
        allowed(map, "allowedColumns", shaped);
        return shaped;
    }

    private static void allowed(Map<?, ?> map, String key, ObjectNode shaped) {
        if (!map.containsKey(key)) {
            return;
        }
        var patterns = AssertionValues.texts(map.get(key), false);
        for (var pattern : patterns) {
            String text = pattern.asText();
            try {
                if (Pattern.compile(text).pattern().split("::", -1).length != 3) {
                    throw new IllegalArgumentException("needs '" + key + "' as kind::database::table or"
                            + " kind::table::column, but has '" + text + "'.");
                }
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "has no valid pattern in '" + key + "': " + e.getDescription() + " in '" + text + "'.", e);
            }
        }
        shaped.set(key, patterns);
    }
}
