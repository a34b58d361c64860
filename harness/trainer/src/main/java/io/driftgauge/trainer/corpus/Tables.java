package io.driftgauge.trainer.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of slot values and their combinations. */
final class Tables {
    /** How many wrong partners each row gets; enough to outnumber the wordings, few enough to enumerate. */
    private static final int MISMATCHES = 8;

    private static final Yaml SHARED = Yaml.read("tables.yaml");

    private Tables() {}

    /** Every combination of one row from each table; a single empty row without tables. */
    static List<Map<String, String>> combine(List<Yaml> tables, Map<String, String> constants) {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(constants));
        for (Yaml table : tables) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> start : combinations) {
                for (Map<String, String> row : rows(table)) {
                    longer.add(join(start, row));
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** Rows whose first column comes from one row of a shared table and whose other columns come from another row. */
    static List<Map<String, String>> mismatch(String name) {
        List<Map<String, String>> rows = rows(SHARED.mapping(name));
        String first = SHARED.mapping(name).texts("columns").get(0);
        List<Map<String, String>> mismatched = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 1; k <= MISMATCHES; k++) {
                Map<String, String> row = new LinkedHashMap<>(rows.get((i + k * k) % rows.size()));
                row.put(first, rows.get(i).getOrDefault(first, ""));
                if (!rows.contains(row)) {
                    mismatched.add(row);
                }
            }
        }
        return mismatched.stream().distinct().toList();
    }

    private static List<Map<String, String>> rows(Yaml table) {
        Yaml source = table.has("use") ? SHARED.mapping(table.text("use")) : table;
        List<String> columns = source.texts("columns");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : source.texts("rows")) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException("'" + line + "' must have " + columns.size() + " cells");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(columns.get(i), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, String> join(Map<String, String> left, Map<String, String> right) {
        Map<String, String> joined = new LinkedHashMap<>(left);
        joined.putAll(right);
        return joined;
    }
}
