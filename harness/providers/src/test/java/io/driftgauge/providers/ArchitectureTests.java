package io.driftgauge.providers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The floor plan: sending knows no vendor, a wire format sends nothing, a vendor is a line or a small file. */
@AnalyzeClasses(packages = "io.driftgauge.providers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cassette")
            .definedBy("io.driftgauge.providers.cassette..")
            .layer("http")
            .definedBy("io.driftgauge.providers.http..")
            .layer("wire")
            .definedBy("io.driftgauge.providers.wire..")
            .layer("vendor")
            .definedBy("io.driftgauge.providers.vendor..")
            .whereLayer("cassette")
            .mayOnlyBeAccessedByLayers("http")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("wire", "vendor")
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("vendor")
            .whereLayer("vendor")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule wire_formats_send_nothing = noClasses()
            .that()
            .resideInAPackage("..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("okhttp3..");

    @ArchTest
    static final ArchRule optional_parts_stay_in_their_signers = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Aws|GoogleToken)Signer.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.google.auth..");

    @ArchTest
    static final ArchRule no_standard_streams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static void every_package_is_null_marked(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(c -> c.getPackage())
                        .distinct()
                        .filter(p -> !p.getClasses().isEmpty()))
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }

    @ArchTest
    static void the_import_saw_the_classes(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(20);
    }

    @ArchTest
    static void files_can_be_held_in_the_head(JavaClasses classes) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
            }
        }
    }
}
