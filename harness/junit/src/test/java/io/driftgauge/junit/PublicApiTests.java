package io.driftgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others may call is a file that people review: a change of it shows in the difference of a change. */
class PublicApiTests {

    @ParameterizedTest
    @ValueSource(strings = {"core", "djl", "providers", "allure", "junit"})
    void is_what_the_reviewed_file_says(String module) throws IOException {
        Path folder = Path.of("..", module);
        Path reviewed = folder.resolve("public-api.txt");
        Path now = Path.of("target", module + "-public-api.txt");
        List<String> surface = surface(folder.resolve("target").resolve("classes"));
        Files.write(now, surface);

        assertThat(Files.exists(reviewed) ? Files.readAllLines(reviewed) : List.<String>of())
                .as("harness/%s/public-api.txt; if the change is meant: cp harness/junit/%s %s", module, now, reviewed)
                .isEqualTo(surface);
    }

    private static List<String> surface(Path classes) {
        List<String> lines = new ArrayList<>();
        new ClassFileImporter()
                .importPath(classes).stream()
                        .filter(PublicApiTests::reachable)
                        .sorted((a, b) -> a.getName().compareTo(b.getName()))
                        .forEach(type -> {
                            lines.add(kind(type) + " " + type.getName());
                            members(type).sorted().forEach(member -> lines.add("    " + member));
                        });
        return lines;
    }

    private static boolean reachable(JavaClass type) {
        return isPublic(type)
                && type.getEnclosingClass().map(PublicApiTests::reachable).orElse(true);
    }

    private static String kind(JavaClass type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isRecord()) {
            return "record";
        }
        return type.isInterface() ? "interface" : type.isEnum() ? "enum" : "class";
    }

    private static Stream<String> members(JavaClass type) {
        return type.getMembers().stream()
                .filter(PublicApiTests::isPublic)
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(member -> !(type.isRecord() && inherited(member)))
                .map(PublicApiTests::signature);
    }

    /** Every record has these. */
    private static boolean inherited(JavaMember member) {
        return List.of("equals", "hashCode", "toString").contains(member.getName());
    }

    private static boolean isPublic(HasModifiers thing) {
        return thing.getModifiers().contains(JavaModifier.PUBLIC)
                || thing.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static String signature(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            String parameters =
                    unit.getRawParameterTypes().stream().map(HasName::getName).collect(Collectors.joining(", "));
            return unit.getName() + "(" + parameters + "): "
                    + unit.getRawReturnType().getName();
        }
        return member.getName();
    }
}
