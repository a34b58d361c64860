package io.driftgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class JunitVersionTests {

    @Test
    void the_junit_that_we_are_built_with_is_new_enough() {
        assertThatCode(JunitVersion::require).doesNotThrowAnyException();
    }

    @Test
    void a_junit_without_a_session_store_is_too_old() {
        assertThat(JunitVersion.isNewEnough(ClassLoader.getPlatformClassLoader()))
                .isFalse();
    }
}
