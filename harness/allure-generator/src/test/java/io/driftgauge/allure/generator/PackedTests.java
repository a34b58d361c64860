package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PackedTests {

    @Test
    void nameEachLibraryWithItsLicence() throws IOException {
        String notice = read("THIRD-PARTY.txt");

        assertThat(jars())
                .hasSizeGreaterThan(10)
                .allSatisfy(jar -> assertThat(notice).contains(jar.replaceFirst("-\\d.*", "")));
    }

    @Test
    void holdNothingThatOpensConnections() throws IOException {
        assertThat(jars()).noneMatch(jar -> jar.startsWith("httpclient") || jar.startsWith("httpcore"));
    }

    private static List<String> jars() throws IOException {
        return read("index.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1)[0])
                .toList();
    }

    private static String read(String name) throws IOException {
        try (InputStream in = PackedTests.class.getResourceAsStream("/META-INF/driftgauge/allure-generator/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
