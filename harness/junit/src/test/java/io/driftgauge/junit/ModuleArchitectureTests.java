package io.driftgauge.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The walls between the modules: a heavy library lives in one of them, and they never see each other. */
@AnalyzeClasses(locations = ModuleArchitectureTests.Modules.class)
class ModuleArchitectureTests {

    private static final List<String> MODULES = List.of("core", "djl", "allure", "allure-generator", "junit");

    /** What the modules compiled to; they are built before this one, but not all on its tests' class path. */
    static final class Modules implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return MODULES.stream()
                    .map(module -> Location.of(Path.of("..", module, "target", "classes")))
                    .collect(Collectors.toSet());
        }
    }

    @ArchTest
    static final ArchRule djl_only_in_djl = noClasses()
            .that()
            .resideOutsideOfPackage("io.driftgauge.djl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule allure_only_in_allure = noClasses()
            .that()
            .resideOutsideOfPackage("io.driftgauge.allure..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.qameta..");

    @ArchTest
    static final ArchRule junit_only_in_junit = noClasses()
            .that()
            .resideOutsideOfPackage("io.driftgauge.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule heavy_modules_apart =
            slices().matching("io.driftgauge.(djl|allure|junit)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule one_place_prints = noClasses()
            .that()
            .doNotHaveSimpleName("Console")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static void every_package_is_null_marked(JavaClasses classes) {
        assertThat(classes.stream().map(c -> c.getPackage()).distinct())
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }

    @ArchTest
    static void the_import_saw_all_modules(JavaClasses classes) {
        assertThat(classes.stream().map(c -> c.getPackageName().replaceFirst("io\\.driftgauge\\.([a-z]+).*", "$1")))
                .contains("suite", "drift", "djl", "allure", "junit");
        assertThat(classes.size()).isGreaterThan(300);
    }

    @ArchTest
    static void files_can_be_held_in_the_head(JavaClasses classes) throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
                }
            }
        }
    }
}
