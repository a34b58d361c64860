package io.driftgauge.baseline;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes this machine's paths out of what a baseline stores. */
final class Portable {

    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?:file:/*|~[/\\\\]|/|[A-Za-z]:[/\\\\]|\\\\\\\\)(?s:.*)", Pattern.CASE_INSENSITIVE);

    private Portable() {}

    /** {@code djl:/home/me/models/tiny} is {@code djl:tiny}; an id without an absolute path stays as it is. */
    static String providerId(String id) {
        int colon = id.indexOf(':');
        String name = id.substring(colon + 1);
        return MACHINE_PATH.matcher(name).matches() ? id.substring(0, colon + 1) + lastName(name) : id;
    }

    /** The last name of an absolute path; any other value as it is. */
    static String value(String value) {
        return MACHINE_PATH.matcher(value).matches() ? lastName(value) : value;
    }

    /** The same entries, paths shortened, in natural order. */
    static Map<String, String> values(Map<String, String> values) {
        TreeMap<String, String> portable = new TreeMap<>();
        values.forEach((name, value) -> portable.put(name, value(value)));
        return portable;
    }

    private static String lastName(String path) {
        String plain = path.replace('\\', '/').replaceAll("/+$", "");
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
