package io.driftgauge.allure.generator;

import io.qameta.allure.Reader;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.ResultsVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Reads {@code environment.properties} in the order of its lines, for the overview's environment box. */
final class EnvironmentReader implements Reader {

    /** The name under which the generator's environment plugin looks. */
    private static final String ENVIRONMENT = "environment";

    @Override
    public void readResults(Configuration configuration, ResultsVisitor visitor, Path directory) {
        Path file = directory.resolve("environment.properties");
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (var in = Files.newBufferedReader(file)) {
            var lines = new Ordered();
            lines.load(in);
            visitor.visitExtra(ENVIRONMENT, lines.inOrder);
        } catch (IOException e) {
            visitor.error("environment.properties can't be read", e);
        }
    }

    private static final class Ordered extends Properties {
        private final transient Map<String, String> inOrder = new LinkedHashMap<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            inOrder.put(key.toString(), value.toString());
            return super.put(key, value);
        }
    }
}
