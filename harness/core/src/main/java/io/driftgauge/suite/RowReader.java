package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Turns the rows of a data file into tests: {@code .jsonl} rows are tests as they are, {@code .csv} columns are vars. */
final class RowReader {

    private final Problems problems;

    RowReader(Problems problems) {
        this.problems = problems;
    }

    /** One JSON object a line; blank lines don't count. */
    List<Tree> jsonLines(String text, Path shown) {
        List<Tree> rows = new ArrayList<>();
        int line = 0;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (!content.isBlank()) {
                try {
                    rows.add(JsonTree.read(content, shown, line));
                } catch (InvalidInputException e) {
                    e.problems().forEach(problems::error);
                }
            }
        }
        return rows;
    }

    /** RFC 4180 with a header. */
    List<Tree> csv(String text, Path shown) {
        List<Tree> rows = new ArrayList<>();
        try (CSVParser parser =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get().parse(new StringReader(text))) {
            RowColumns columns = null;
            long line = 1;
            for (CSVRecord row : parser) {
                Location where = new Location(shown, (int) line);
                if (columns == null) {
                    columns = new RowColumns(header(row, where), where, problems);
                } else if (row.size() == columns.count()) {
                    rows.add(columns.test(row.toList(), where));
                } else {
                    problems.error(
                            where,
                            "this row has " + row.size() + " columns, but the header has " + columns.count() + ".");
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            problems.error(new Location(shown, 0), "not valid CSV: " + cause.getMessage() + ".");
        }
        return rows;
    }

    private List<String> header(CSVRecord row, Location where) {
        List<String> header = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : row) {
            String name = cell.strip();
            header.add(name);
            if (name.isEmpty() || !seen.add(name)) {
                problems.error(
                        where,
                        name.isEmpty() ? "a column has no name." : "the column '" + name + "' stands here twice.");
            }
        }
        return header;
    }

    /** A mapping whose keys and values all stand in one line. */
    static Tree.Fields mapping(Map<String, Tree> values, Location where) {
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, new Tree.Field(name, where, value)));
        return new Tree.Fields(fields, where);
    }
}
