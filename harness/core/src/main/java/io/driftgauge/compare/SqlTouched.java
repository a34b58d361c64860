package io.driftgauge.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/**
 * What a statement touches, in promptfoo's notation.
 *
 * @param tables {@code kind::database::table}; a database that is not named is {@code null}
 * @param columns {@code kind::table::column}; {@code *} for all
 * @param missingComma two names of a column list with only a space between them
 */
record SqlTouched(List<String> tables, List<String> columns, Optional<String> missingComma) {

    static SqlTouched by(Statement statement) {
        String kind = statement instanceof Insert
                ? "insert"
                : statement instanceof Update ? "update" : statement instanceof Delete ? "delete" : "select";
        Finder finder = new Finder();
        Set<String> tables = new LinkedHashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        String target = target(statement);
        for (String table : finder.getTables(statement)) {
            String own = table.equals(target) ? kind : statement instanceof Insert ? "select" : kind;
            int dot = table.lastIndexOf('.');
            tables.add(own + "::" + (dot < 0 ? "null" : bare(table.substring(0, dot))) + "::"
                    + bare(table.substring(dot + 1)));
        }
        for (String column : finder.columns) {
            columns.add(kind + "::" + column);
        }
        if (statement instanceof Insert insert) {
            String table = bare(insert.getTable().getName());
            if (insert.getColumns() == null) {
                columns.add("insert::" + table + "::.*");
            } else {
                insert.getColumns().forEach(c -> columns.add("insert::" + table + "::" + bare(c.getColumnName())));
            }
        } else if (statement instanceof Delete delete && delete.getTable() != null) {
            columns.add("delete::" + bare(delete.getTable().getName()) + "::.*");
        } else if (statement instanceof Update update) {
            update.getUpdateSets()
                    .forEach(set ->
                            set.getColumns().forEach(c -> columns.add("update::null::" + bare(c.getColumnName()))));
        }
        return new SqlTouched(List.copyOf(tables), List.copyOf(columns), Optional.ofNullable(finder.missingComma));
    }

    private static String target(Statement statement) {
        if (statement instanceof Insert insert) {
            return insert.getTable().getFullyQualifiedName();
        }
        return "";
    }

    private static String bare(String name) {
        return name.replaceAll("[`\"\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    /** Collects columns too, which the library's finder passes by. */
    private static final class Finder extends TablesNamesFinder<Void> {

        private final List<String> columns = new ArrayList<>();
        private @Nullable String missingComma;

        @Override
        public <S> Void visit(Column column, S context) {
            Table table = column.getTable();
            columns.add((table == null || table.getName() == null ? "null" : bare(table.getName())) + "::"
                    + bare(column.getColumnName()));
            return super.visit(column, context);
        }

        @Override
        public <S> Void visit(AllColumns all, S context) {
            columns.add("null::.*");
            return super.visit(all, context);
        }

        @Override
        public <S> Void visit(AllTableColumns all, S context) {
            columns.add(bare(all.getTable().getName()) + "::.*");
            return super.visit(all, context);
        }

        @Override
        public <S> Void visit(PlainSelect select, S context) {
            for (SelectItem<?> item : select.getSelectItems()) {
                if (item.getExpression() instanceof Column
                        && item.getAlias() != null
                        && !item.getAlias().isUseAs()) {
                    missingComma = item.toString();
                }
            }
            return super.visit(select, context);
        }
    }
}
