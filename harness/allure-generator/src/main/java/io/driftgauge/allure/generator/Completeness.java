package io.driftgauge.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Fails the report if a result could not be read: the generator itself would pass it over without a word. */
final class Completeness implements Aggregator2 {

    private final Path results;

    Completeness(Path results) {
        this.results = results;
    }

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        long read = launches.stream().mapToLong(l -> l.getAllResults().size()).sum();
        long written = written();
        if (written == 0 || read != written) {
            throw new IllegalStateException(read + " of " + written + " results in " + results + " could be read.");
        }
    }

    private long written() {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(f -> f.getFileName().toString().endsWith("-result.json"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
