package io.driftgauge.compare;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Change.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of the facts of an answer, one by one: "30 days → 14 days", "not: new", "Lima → Cusco". */
final class FactChanges {

    private static final Pattern QUANTITY = Pattern.compile("-?\\d+(?:\\.\\d+)?(?<unit>%| \\D+|)");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}.*|(?:january|february|march|april|may"
                    + "|june|july|august|september|october|november|december) \\d+");
    private static final Set<String> DENIALS =
            Set.of("not", "no", "never", "without", "none", "nothing", "nobody", "neither", "nor");

    private FactChanges() {}

    static List<Change> between(String was, String is, @Nullable String step) {
        List<Change> changes = new ArrayList<>();
        pair(Facts.of(was), Facts.of(is), step, changes);
        Set<String> known = ProperNames.known(List.of(was, is));
        names(ProperNames.of(was, known), ProperNames.of(is, known), step, changes);
        polarity(was, is, step, changes);
        return changes;
    }

    private static void pair(List<String> was, List<String> is, @Nullable String step, List<Change> changes) {
        List<String> gone = new ArrayList<>(was);
        is.forEach(gone::remove);
        List<String> come = new ArrayList<>(is);
        was.forEach(come::remove);
        for (String old : gone) {
            Optional<String> now = come.stream()
                    .filter(c ->
                            kind(c).equals(kind(old)) && !kind(old).equals("negation") && unit(c).equals(unit(old)))
                    .findFirst();
            now.ifPresent(come::remove);
            add(kind(old), old, now.orElse(null), step, changes);
        }
        come.forEach(now -> add(kind(now), null, now, step, changes));
    }

    private static void names(Set<String> was, Set<String> is, @Nullable String step, List<Change> changes) {
        List<String> gone = new ArrayList<>(was);
        gone.removeAll(is);
        List<String> come = new ArrayList<>(is);
        come.removeAll(was);
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            add("name", i < gone.size() ? gone.get(i) : null, i < come.size() ? come.get(i) : null, step, changes);
        }
    }

    private static void polarity(String was, String is, @Nullable String step, List<Change> changes) {
        TreeSet<String> before = new TreeSet<>(Polarity.words(was));
        TreeSet<String> now = new TreeSet<>(Polarity.words(is));
        for (String word : before) {
            for (String opposite : Polarity.opposites(word)) {
                if (!now.contains(word)
                        && now.contains(opposite)
                        && !before.contains(opposite)
                        && !(DENIALS.contains(word) || DENIALS.contains(opposite))) {
                    add("polarity", word, opposite, step, changes);
                }
            }
        }
    }

    private static String kind(String fact) {
        return DENIALS.contains(fact) ? "negation" : DATE.matcher(fact).matches() ? "date" : "number";
    }

    private static String unit(String fact) {
        var m = QUANTITY.matcher(fact);
        return m.matches() ? m.group("unit").strip().replaceFirst("s$", "") : kind(fact);
    }

    private static void add(
            String kind, @Nullable String was, @Nullable String is, @Nullable String step, List<Change> changes) {
        Phrase what = Phrase.of("fact." + kind);
        Phrase words = was == null && is != null
                ? Phrase.of("fact.new", what, is)
                : is == null && was != null
                        ? Phrase.of("fact.gone", what, was)
                        : Phrase.of("fact.changed", what, was + " → " + is);
        changes.add(new Change(Aspect.FACTS, step, kind, "", was, is, words));
    }
}
