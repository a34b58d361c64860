package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.model.HttpMode;
import io.driftgauge.model.shard.ShardHeader;
import io.driftgauge.report.ReportTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a run; all that is wrong with them is told at once. */
final class OptionsReader {

    /** Where nothing is set: any fixed number does, so that the same run asks with the same seeds. */
    private static final long SEED = 20_260_101L;

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");
    private static final Pattern SHARD = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'{}]+(?:\\{[a-z]+}[^\\s<>\"'{}]*)+");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));

    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();

    private OptionsReader(Settings settings) {
        this.settings = settings;
    }

    /**
     * Reads them.
     *
     * @param environment tells whether this is a CI server, where nothing is recorded
     * @throws InvalidInputException if a name is not known or a value can't be used
     */
    static RunOptions read(Settings settings, Map<String, String> environment) {
        OptionsReader reader = new OptionsReader(settings);
        reader.problems.addAll(SettingNames.check(settings.names(SettingNames.PREFIX)));
        RunOptions options = reader.options();
        reader.checkReportSettings();
        reader.refuseWriting(options.mode(), environment);
        reader.refuseRecording(options, environment);
        reader.refuseUnshardable(options);
        if (!reader.problems.isEmpty()) {
            throw new InvalidInputException(reader.problems);
        }
        return options;
    }

    private RunOptions options() {
        boolean live = flag("live");
        long seed = seed();
        return new RunOptions(
                mode(), live, seed, timeout(), wholeNumber("concurrency", 256).orElse(8), http(), shard(live, seed));
    }

    private @Nullable ShardHeader shard(boolean live, long seed) {
        return value(
                        "shard",
                        text -> {
                            Matcher matcher = SHARD.matcher(text);
                            int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
                            int of = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
                            return number >= 1 && number <= of ? new ShardHeader(number, of, live, seed) : null;
                        },
                        text -> "is no shard; say 2/5 for the second of five.")
                .orElse(null);
    }

    private HttpMode http() {
        List<String> names = Stream.of(HttpMode.values()).map(HttpMode::text).toList();
        return value(
                        "http",
                        text -> HttpMode.parse(text).orElse(null),
                        text -> "is no place that answers come from. " + Nearest.hint("values", text, names))
                .orElse(HttpMode.LIVE);
    }

    private BaselineMode mode() {
        List<String> names =
                Stream.of(BaselineMode.values()).map(BaselineMode::text).toList();
        return value(
                        "baseline",
                        text -> names.contains(text) ? BaselineMode.valueOf(text.toUpperCase(Locale.ROOT)) : null,
                        text -> "is not a way to use baselines. " + Nearest.hint("values", text, names))
                .orElse(BaselineMode.VERIFY);
    }

    /** What the reports read for themselves: a mistake there is told before anything is paid for. */
    private void checkReportSettings() {
        value(
                "language",
                text -> ReportTexts.LANGUAGES.contains(text) ? text : null,
                text -> "is not a language of the reports. " + Nearest.hint("languages", text, ReportTexts.LANGUAGES));
        for (String name : List.of("links.source", "links.issue")) {
            value(
                    name,
                    text -> LINK.matcher(text).matches() ? text : null,
                    text -> "is not an http or https address with placeholders in braces.");
        }
    }

    private boolean flag(String name) {
        return value(
                        name,
                        text -> List.of("true", "false").contains(text) ? Boolean.valueOf(text) : null,
                        text -> "is neither true nor false.")
                .orElse(false);
    }

    private Optional<Integer> wholeNumber(String name, int most) {
        return value(
                name,
                text -> {
                    long number = Long.parseLong(text);
                    return number >= 1 && number <= most ? (int) number : null;
                },
                text -> "is not a whole number from 1 to " + most + ".");
    }

    private long seed() {
        return value("seed", Long::parseLong, text -> "is not a whole number.").orElse(SEED);
    }

    private @Nullable Duration timeout() {
        return value("timeout", OptionsReader::duration, text -> "is not a duration above 0, like 90s or 10m.")
                .orElse(null);
    }

    private static @Nullable Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        Duration unit = UNITS.get(matcher.group(2));
        Duration duration = unit == null ? Duration.ZERO : unit.multipliedBy(Long.parseLong(matcher.group(1)));
        return duration.isZero() ? null : duration;
    }

    /** The value of a setting, if it is set and can be read. */
    private <T> Optional<T> value(
            String name, Function<String, @Nullable T> parser, Function<String, String> complaint) {
        Optional<String> text = settings.get(SettingNames.PREFIX + name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        @Nullable T value;
        try {
            value = parser.apply(text.get());
        } catch (NumberFormatException e) {
            value = null;
        }
        if (value == null) {
            problems.add(new Problem(
                    null, SettingNames.PREFIX + name + ": '" + text.get() + "' " + complaint.apply(text.get())));
        }
        return Optional.ofNullable(value);
    }

    private void refuseWriting(BaselineMode mode, Map<String, String> environment) {
        if (mode.writes()) {
            ContinuousIntegration.variable(environment)
                    .ifPresent(variable -> problems.add(new Problem(
                            null,
                            "driftgauge.baseline=" + mode.text() + " is refused on a CI server (" + variable
                                    + " is set): a person reads new answers before they become the baseline. Record them"
                                    + " on your own machine and commit the files.")));
        }
    }

    private void refuseRecording(RunOptions options, Map<String, String> environment) {
        if (options.http() == HttpMode.RECORD) {
            ContinuousIntegration.variable(environment)
                    .ifPresent(variable -> problems.add(new Problem(
                            null,
                            "driftgauge.http=record is refused on a CI server (" + variable + " is set): a person reads"
                                    + " what is recorded before it is replayed. Record on your own machine and commit"
                                    + " baselines/.http.")));
        }
        if (options.http() == HttpMode.REPLAY && options.mode().writes()) {
            problems.add(new Problem(
                    null,
                    "driftgauge.baseline=" + options.mode().text() + " needs fresh answers, and driftgauge.http=replay"
                            + " has recorded ones. Leave one of them out."));
        }
    }

    private void refuseUnshardable(RunOptions options) {
        boolean merges = settings.get(Sharding.MERGE).isPresent();
        if (options.shard() != null && merges) {
            problems.add(new Problem(
                    null, "driftgauge.shard collects answers and driftgauge.shard.merge judges them. Leave one out."));
        }
        if (options.mode().writes() && (options.shard() != null || merges)) {
            problems.add(new Problem(
                    null,
                    "driftgauge.baseline=" + options.mode().text()
                            + " records baselines in one run, on one machine. Leave driftgauge.shard out."));
        }
    }
}
