package io.driftgauge.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.DefaultResultsVisitor;
import io.qameta.allure.Extension;
import io.qameta.allure.Reader;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.context.FreemarkerContext;
import io.qameta.allure.context.JacksonContext;
import io.qameta.allure.context.RandomUidContext;
import io.qameta.allure.core.AttachmentsPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.InMemoryReportStorage;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.ReportWebGenerator;
import io.qameta.allure.core.TestsResultsPlugin;
import io.qameta.allure.duration.DurationPlugin;
import io.qameta.allure.duration.DurationTrendPlugin;
import io.qameta.allure.environment.Allure1EnvironmentPlugin;
import io.qameta.allure.executor.ExecutorPlugin;
import io.qameta.allure.history.HistoryPlugin;
import io.qameta.allure.history.HistoryTrendPlugin;
import io.qameta.allure.launch.LaunchPlugin;
import io.qameta.allure.retry.RetryPlugin;
import io.qameta.allure.retry.RetryTrendPlugin;
import io.qameta.allure.severity.SeverityPlugin;
import io.qameta.allure.status.StatusChartPlugin;
import io.qameta.allure.suites.SuitesPlugin;
import io.qameta.allure.summary.SummaryPlugin;
import io.qameta.allure.tags.TagsPlugin;
import io.qameta.allure.timeline.TimelinePlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The door into the generator's class loader: only types of the JDK pass through it. Takes the folders by name: {@code
 * results} to read, {@code report} to write {@code index.html} and {@code history/} into, and the report's {@code name}.
 */
public final class ReportEntry implements Consumer<Map<String, String>> {

    @Override
    public void accept(Map<String, String> arguments) {
        Path results = Path.of(argument(arguments, "results"));
        Path report = Path.of(argument(arguments, "report"));
        try {
            Files.createDirectories(report);
            DriftData data = DriftData.of(results);
            PackedData packed = new PackedData();
            try (DriftPlugin drift = DriftPlugin.unpackedBelow(report)) {
                Configuration configuration = new ReportSetup(
                        argument(arguments, "name"), data.language(), extensions(results, report, data), drift);
                aggregate(configuration, results, packed);
                // the page without data, which comes packed
                new ReportWebGenerator().generate(configuration, new InMemoryReportStorage(), report);
            }
            Path index = report.resolve("index.html");
            Files.writeString(index, SealedPage.seal(Files.readString(index), data.words(), packed.elements()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void aggregate(Configuration configuration, Path results, PackedData packed) {
        DefaultResultsVisitor visitor = new DefaultResultsVisitor(configuration);
        configuration.getExtensions(Reader.class).forEach(r -> r.readResults(configuration, visitor, results));
        List<LaunchResults> launches = List.of(new OneLaunch(visitor.getLaunchResults()));
        configuration.getExtensions(Aggregator2.class).forEach(a -> a.aggregate(configuration, launches, packed));
    }

    /** Named one by one: the generator's own list has plugins that send usage data and write exports nobody asked for. */
    private static List<Extension> extensions(Path results, Path report, DriftData data) {
        return List.of(
                new JacksonContext(),
                new FreemarkerContext(),
                new RandomUidContext(),
                new Allure2Plugin(),
                new EnvironmentReader(),
                new Completeness(results),
                new Slimmed(),
                data,
                new TagsPlugin(),
                new RetryPlugin(),
                new RetryTrendPlugin(),
                new SeverityPlugin(),
                new HistoryPlugin(),
                new HistoryTrendPlugin(),
                new CategoriesPlugin(),
                new CategoriesTrendPlugin(),
                new DurationPlugin(),
                new DurationTrendPlugin(),
                new HistoryKeeper(report),
                new LiteralMessages(),
                new StatusChartPlugin(),
                new TimelinePlugin(),
                new SuitesPlugin(),
                new TestsResultsPlugin(),
                new AttachmentsPlugin(),
                new SummaryPlugin(),
                new ExecutorPlugin(),
                new LaunchPlugin(),
                new Allure1EnvironmentPlugin());
    }

    private static String argument(Map<String, String> arguments, String name) {
        return Objects.requireNonNull(arguments.get(name), name);
    }
}
