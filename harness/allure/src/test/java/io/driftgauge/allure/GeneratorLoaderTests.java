package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class GeneratorLoaderTests {

    private final ClassLoader here = GeneratorLoaderTests.class.getClassLoader();
    private final Path cache;

    GeneratorLoaderTests(@TempDir Path cache) {
        this.cache = cache;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.qameta.allure.ReportGenerator",
                "io.qameta.allure.entity.TestResult",
                "freemarker.template.Configuration",
                "org.apache.tika.Tika",
                "com.opencsv.CSVWriter"
            })
    void keepsTheGeneratorOutOfTheClassPath(String name) {
        assertThatThrownBy(() -> Class.forName(name, false, here)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void loadsTheGeneratorAndItsOwnLibraries() throws IOException, ClassNotFoundException {
        try (PackedJars jars = PackedJars.unpacked(cache, here);
                GeneratorLoader loader = new GeneratorLoader(jars.urls(), here)) {
            assertThat(loader.loadClass("io.qameta.allure.ReportGenerator").getClassLoader())
                    .isSameAs(loader);
            assertThat(loader.loadClass(ObjectMapper.class.getName())).isNotSameAs(ObjectMapper.class);
        }
    }

    @Test
    void sharesTheLog() throws IOException, ClassNotFoundException {
        try (PackedJars jars = PackedJars.unpacked(cache, here);
                GeneratorLoader loader = new GeneratorLoader(jars.urls(), here)) {
            assertThat(loader.loadClass(Logger.class.getName())).isSameAs(Logger.class);
        }
    }

    @Test
    void seesNothingElseOfTheOutside() throws IOException {
        try (PackedJars jars = PackedJars.unpacked(cache, here);
                GeneratorLoader loader = new GeneratorLoader(jars.urls(), here)) {
            assertThatThrownBy(() -> loader.loadClass(AllureListener.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void packsNothingThatCallsHome() throws IOException {
        try (PackedJars jars = PackedJars.unpacked(cache, here);
                GeneratorLoader loader = new GeneratorLoader(jars.urls(), here)) {
            assertThatThrownBy(() -> loader.loadClass("org.apache.http.client.HttpClient"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
