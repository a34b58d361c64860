package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What of a project is to be replayed: the suites that the settings and the caller's patterns name, each with the cases and
 * providers that are left. Patterns are globs ({@code *}, {@code ?}, {@code **}); a list with commas takes what any of them
 * matches:
 *
 * <ul>
 *   <li>{@code driftgauge.suites}: names of suites, {@code support/**}
 *   <li>{@code driftgauge.cases}: ids, {@code refund-*}, or with a slash suite and id, {@code support/refunds/refund-*}; an
 *       id without its {@code ~} parts takes all of them
 *   <li>{@code driftgauge.tags}: tags, of which a case needs one
 *   <li>{@code driftgauge.providers}: labels
 * </ul>
 *
 * @param suites sorted by name, with at least one case and provider each
 * @param whole true if nothing of the project was left out
 * @param partial names of those suites of which cases or providers were left out: they get no verdict of their own
 */
public record Selection(List<Suite> suites, boolean whole, Set<String> partial) {

    public Selection {
        suites = List.copyOf(suites);
        partial = Set.copyOf(partial);
    }

    /**
     * Selects.
     *
     * @param patterns globs of suite names that the caller narrows to; none for all
     * @throws InvalidInputException if a pattern matches nothing, or all of them together leave nothing
     */
    public static Selection of(Project project, Settings settings, List<String> patterns) {
        return new Selector(project, settings, patterns).select();
    }

    /** Narrows, and notes patterns that match nothing. */
    private static final class Selector {

        private final Project project;
        private final List<Glob> narrowed;
        private final Map<String, List<Glob>> filters = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Selector(Project project, Settings settings, List<String> patterns) {
            this.project = project;
            this.narrowed = patterns.stream().map(Glob::of).toList();
            for (String name : List.of("suites", "cases", "tags", "providers")) {
                filters.put(name, Glob.list(settings.get("driftgauge." + name).orElse("")));
            }
        }

        Selection select() {
            check("suites", narrowed, "", this::namesOfSuites);
            check("suites", filter("suites"), "driftgauge.suites: ", this::namesOfSuites);
            check("cases", filter("cases"), "driftgauge.cases: ", Selector::namesOfCases);
            check(
                    "tags",
                    filter("tags"),
                    "driftgauge.tags: ",
                    s -> s.cases().stream().flatMap(c -> c.tags().stream()).toList());
            check(
                    "providers",
                    filter("providers"),
                    "driftgauge.providers: ",
                    s -> s.providers().stream().map(ModelSpec::label).toList());
            List<Suite> left = new ArrayList<>();
            Set<String> partial = new TreeSet<>();
            for (Suite suite : project.suites()) {
                Suite rest = narrow(suite);
                if (!rest.cases().isEmpty() && !rest.providers().isEmpty()) {
                    left.add(rest);
                    if (!rest.equals(suite)) {
                        partial.add(suite.name());
                    }
                }
            }
            if (left.isEmpty() && problems.isEmpty()) {
                problems.add(new Problem(null, "The filters select nothing together: " + described() + "."));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return new Selection(left, left.equals(project.suites()), partial);
        }

        private Suite narrow(Suite suite) {
            boolean named = any(narrowed, suite.name()) && any(filter("suites"), suite.name());
            List<PromptCase> cases =
                    suite.cases().stream().filter(c -> named && isSelected(c)).toList();
            List<ModelSpec> providers = suite.providers().stream()
                    .filter(p -> any(filter("providers"), p.label()))
                    .toList();
            return suite.with(providers, cases);
        }

        private boolean isSelected(PromptCase one) {
            boolean byId = names(one).stream().anyMatch(name -> any(filter("cases"), name));
            boolean byTag = filter("tags").isEmpty() || one.tags().stream().anyMatch(tag -> any(filter("tags"), tag));
            return byId && byTag;
        }

        private static boolean any(List<Glob> globs, String name) {
            return globs.isEmpty() || globs.stream().anyMatch(g -> g.matches(name));
        }

        private List<Glob> filter(String name) {
            return filters.getOrDefault(name, List.of());
        }

        private List<String> namesOfSuites(Suite suite) {
            return List.of(suite.name());
        }

        private static List<String> namesOfCases(Suite suite) {
            return suite.cases().stream().flatMap(c -> names(c).stream()).toList();
        }

        /** The ways to name a case: its id, with the suite before it, each also without its {@code ~} parts. */
        private static List<String> names(PromptCase one) {
            String id = one.key().caseId();
            String base = id.split("~", 2)[0];
            String suite = one.key().suite() + "/";
            return base.equals(id) ? List.of(id, suite + id) : List.of(id, suite + id, base, suite + base);
        }

        private void check(String things, List<Glob> globs, String setting, Function<Suite, List<String>> names) {
            Set<String> known = new TreeSet<>();
            project.suites().forEach(s -> known.addAll(names.apply(s)));
            for (Glob glob : globs) {
                if (known.stream().noneMatch(glob::matches)) {
                    problems.add(new Problem(
                            null,
                            setting + "'" + glob + "' matches none of the " + things + ". "
                                    + Nearest.hint(things, glob.toString(), known)));
                }
            }
        }

        private String described() {
            List<String> parts = new ArrayList<>();
            if (!narrowed.isEmpty()) {
                parts.add("suites " + narrowed);
            }
            filters.forEach((name, globs) -> {
                if (!globs.isEmpty()) {
                    parts.add("driftgauge." + name + "=" + globs);
                }
            });
            return parts.isEmpty() ? "the project has no cases" : String.join(", ", parts);
        }
    }
}
