package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to fill in: {@code {{name}}} and dotted paths into a value, in one pass, so that what is filled in is
 * never read as a template. {@code {% raw %}…{% endraw %}} stays as it is. Nothing is evaluated.
 */
record Template(List<Part> parts) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*");
    private static final Pattern TAG = Pattern.compile("\\{\\{|\\{%|\\{#");
    private static final Pattern RAW = Pattern.compile("\\{%-?\\s*raw\\s*-?%}");
    private static final Pattern END_RAW = Pattern.compile("\\{%-?\\s*endraw\\s*-?%}");
    private static final String HINT =
            " Only {{name}} is filled in; to keep braces as they are, write {% raw %}…{% endraw %} around them.";

    /** A piece of a template. */
    sealed interface Part {
        /** As it stands. */
        record Text(String text) implements Part {}

        /** A value's name. */
        record Name(String name, Location where) implements Part {}
    }

    Template {
        parts = List.copyOf(parts);
    }

    /** Parses; what is wrong is noted, and kept as text. */
    static Template parse(String text, Tree.Leaf at, Problems problems) {
        List<Part> parts = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        int done = 0;
        while (tag.find(done)) {
            parts.add(new Part.Text(text.substring(done, tag.start())));
            Location where = line(text, tag.start(), at);
            Matcher raw = RAW.matcher(text).region(tag.start(), text.length());
            if (raw.lookingAt()) {
                Matcher end = END_RAW.matcher(text);
                boolean closed = end.find(raw.end());
                if (!closed) {
                    problems.error(where, "'{% raw %}' is not closed by '{% endraw %}'.");
                }
                parts.add(new Part.Text(text.substring(raw.end(), closed ? end.start() : text.length())));
                done = closed ? end.end() : text.length();
            } else {
                int close = tag.group().equals("{{") ? text.indexOf("}}", tag.end()) : -1;
                String name = close < 0 ? "" : text.substring(tag.end(), close).strip();
                if (NAME.matcher(name).matches()) {
                    parts.add(new Part.Name(name, where));
                } else {
                    problems.error(where, "'" + excerpt(text, tag.start()) + "' is not a name to fill in." + HINT);
                }
                done = close < 0 ? tag.end() : close + 2;
            }
        }
        parts.add(new Part.Text(text.substring(done)));
        return new Template(parts);
    }

    private static Location line(String text, int offset, Tree.Leaf at) {
        if (!at.lines()) {
            return at.where();
        }
        int breaks =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Location(at.where().file(), at.where().line() + 1 + breaks);
    }

    private static String excerpt(String text, int start) {
        String rest = text.substring(start).lines().findFirst().orElse("");
        int end = rest.indexOf('}') < 0 ? rest.length() : rest.indexOf('}') + 1;
        while (end < rest.length() && rest.charAt(end) == '}') {
            end++;
        }
        return rest.substring(0, Math.min(end, 40));
    }

    /**
     * Fills in.
     *
     * @param place whose text it is, for messages: "test 'refund-window'"
     */
    String render(Map<String, ? extends @Nullable Object> vars, String place, Problems problems) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text plain) {
                text.append(plain.text());
            } else if (part instanceof Part.Name name) {
                Object value = lookUp(vars, name.name());
                if (value == null) {
                    problems.error(name.where(), missing(name.name(), vars, place));
                } else {
                    text.append(Values.text(value));
                }
            }
        }
        return text.toString();
    }

    /**
     * Fills in what is known now; {@code {{steps.…}}} stays open.
     *
     * @param earlier ids of the steps that it may take from
     */
    StepText bind(
            Map<String, ? extends @Nullable Object> vars, String place, Collection<String> earlier, Problems problems) {
        List<StepText.Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Name name && name.name().startsWith("steps.")) {
                StepText.Earlier taken = StepReferences.read(name, place, earlier, problems);
                pieces.add(taken == null ? new StepText.Known("") : taken);
            } else {
                pieces.add(new StepText.Known(new Template(List.of(part)).render(vars, place, problems)));
            }
        }
        return new StepText(pieces);
    }

    private static String missing(String name, Map<String, ? extends @Nullable Object> vars, String place) {
        if (name.startsWith("env.")) {
            return "'{{" + name + "}}' is refused: environment variables are not filled in, they may hold keys.";
        }
        return "'{{" + name + "}}' has no value in " + place + ". "
                + Nearest.hint("vars", name, new TreeSet<>(vars.keySet()));
    }

    private static @Nullable Object lookUp(Map<String, ? extends @Nullable Object> vars, String name) {
        if (vars.containsKey(name)) {
            return vars.get(name);
        }
        Object value = vars;
        for (String step : name.split("\\.", -1)) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step);
            } else if (value instanceof List<?> list
                    && step.matches("\\d{1,6}")
                    && Integer.parseInt(step) < list.size()) {
                value = list.get(Integer.parseInt(step));
            } else {
                return null;
            }
        }
        return value;
    }
}
