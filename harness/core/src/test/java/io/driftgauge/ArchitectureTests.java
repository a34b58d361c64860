package io.driftgauge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The floor plan of core: the data's way, one direction, no cycles. */
@AnalyzeClasses(packages = "io.driftgauge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final List<String> WAY =
            List.of("base", "model", "suite", "replay", "baseline", "compare", "drift", "report", "run");

    @ArchTest
    static void each_package_knows_only_those_before_it(JavaClasses classes) {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : WAY) {
            layers = layers.layer(layer).definedBy("io.driftgauge." + layer + "..");
        }
        for (int i = 0; i < WAY.size(); i++) {
            layers = i == WAY.size() - 1
                    ? layers.whereLayer(WAY.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(WAY.get(i))
                            .mayOnlyBeAccessedByLayers(
                                    WAY.subList(i + 1, WAY.size()).toArray(String[]::new));
        }
        layers.check(classes);
    }

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("io.driftgauge.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_standard_streams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule heavy_parts_stay_outside = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "ai.djl..", "ai.onnxruntime..", "io.qameta..", "org.junit..");

    @ArchTest
    static void every_package_is_null_marked(JavaClasses classes) {
        Stream<JavaPackage> withClasses = classes.stream()
                .map(c -> c.getPackage())
                .distinct()
                .filter(p -> !p.getClasses().isEmpty());
        assertThat(withClasses)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }

    @ArchTest
    static void the_import_saw_the_classes(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(50);
    }

    @ArchTest
    static void files_can_be_held_in_the_head(JavaClasses classes) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
            }
        }
    }
}
