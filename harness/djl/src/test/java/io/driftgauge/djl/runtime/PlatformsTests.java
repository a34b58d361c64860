package io.driftgauge.djl.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTests {

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64", "Mac OS X, aarch64", "Windows 11, amd64"})
    void platforms_with_native_libraries_pass(String os, String architecture) {
        assertThatCode(() -> Platforms.check(os, architecture)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, x86_64", "Windows 11, aarch64", "Linux, riscv64", "FreeBSD, amd64", "'', ''"})
    void others_are_refused_by_name(String os, String architecture) {
        assertThatThrownBy(() -> Platforms.check(os, architecture))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(os + " (" + architecture + ")");
    }
}
