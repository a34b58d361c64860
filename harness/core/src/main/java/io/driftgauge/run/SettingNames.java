package io.driftgauge.run;

import io.driftgauge.base.Nearest;
import io.driftgauge.base.Problem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The names of all settings. */
final class SettingNames {

    static final String PREFIX = "driftgauge.";
    static final String PROVIDER = PREFIX + "provider.";

    static final List<String> KNOWN = names(
            "root",
            "prompts",
            "baselines",
            "reports",
            "history",
            "history.merge",
            "language",
            "links.source",
            "links.issue",
            "baseline",
            "live",
            "http",
            "suites",
            "cases",
            "tags",
            "providers",
            "repeat",
            "drift.mode",
            "alpha",
            "seed",
            "budget.usd",
            "budget.calls",
            "timeout",
            "concurrency",
            "shard",
            "shard.merge",
            "device",
            "cache",
            "fetch",
            "hub");

    private SettingNames() {}

    /**
     * What is wrong with these names; whether a label of {@code driftgauge.provider.<label>} is known, the prompt files tell.
     *
     * @param given names with our prefix
     */
    static List<Problem> check(Collection<String> given) {
        return given.stream()
                .filter(name -> !name.startsWith(PROVIDER) && !KNOWN.contains(name))
                .sorted()
                .map(name ->
                        new Problem(null, "unknown setting '" + name + "'. " + Nearest.hint("settings", name, KNOWN)))
                .toList();
    }

    private static List<String> names(String... names) {
        return Stream.of(names).map(PREFIX::concat).toList();
    }
}
