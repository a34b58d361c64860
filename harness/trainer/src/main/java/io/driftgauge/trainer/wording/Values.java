package io.driftgauge.trainer.wording;

import io.driftgauge.trainer.corpus.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the values of places such as <code>{city}</code>: a row of the table with that column, which also gives the values
 * of its other columns, or a number. <code>{city2}</code> is another draw of the same.
 */
final class Values {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(\\d?)}");

    private final Map<String, List<Map<String, String>>> tables = new HashMap<>();
    private final Map<String, int[]> numbers = new HashMap<>();

    /** The values of all tasks, and those of one. */
    Values(Yaml... sources) {
        for (Yaml source : sources) {
            for (Yaml table : source.mappings("tables")) {
                List<String> columns = table.texts("columns");
                List<Map<String, String>> rows = new ArrayList<>();
                table.texts("rows").forEach(line -> rows.add(row(columns, line)));
                columns.forEach(column -> tables.put(column, rows));
            }
            for (Yaml number : source.mappings("numbers")) {
                numbers.put(number.text("name"), new int[] {number.number("from"), number.number("to")});
            }
        }
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("'" + line + "' must have " + columns.size() + " cells");
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns.get(i), cells[i].strip());
        }
        return row;
    }

    /** The text with its places filled, whose own places are filled too; new values are added to those known. */
    String fill(String text, Map<String, String> known, Random random) {
        Matcher matcher = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            String name = matcher.group(1) + matcher.group(2);
            if (!known.containsKey(name)) {
                draw(matcher.group(1), matcher.group(2), known, random);
            }
            String value = fill(String.valueOf(known.get(name)), known, random);
            filled.append(text, done, matcher.start()).append(value);
            done = matcher.end();
        }
        return filled.append(text.substring(done)).toString();
    }

    private void draw(String name, String suffix, Map<String, String> known, Random random) {
        int[] range = numbers.get(name);
        if (range != null) {
            known.put(name + suffix, String.valueOf(range[0] + random.nextInt(range[1] - range[0] + 1)));
            return;
        }
        List<Map<String, String>> rows = tables.get(name);
        if (rows == null) {
            throw new IllegalArgumentException("Nothing to fill {" + name + suffix + "} with");
        }
        rows.get(random.nextInt(rows.size())).forEach((column, value) -> known.putIfAbsent(column + suffix, value));
    }
}
