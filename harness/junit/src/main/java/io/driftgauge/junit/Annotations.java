package io.driftgauge.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads our annotations. */
final class Annotations {

    private Annotations() {}

    /** The globs of the class, or of the nearest class around it that has any. */
    static Optional<List<String>> patterns(Class<?> testClass) {
        for (Class<?> c = testClass; c != null; c = c.getEnclosingClass()) {
            Optional<PromptSuites> suites = AnnotationSupport.findAnnotation(c, PromptSuites.class);
            if (suites.isPresent()) {
                return Optional.of(List.of(suites.get().value()));
            }
        }
        return Optional.empty();
    }

    static boolean isReplayTest(Method method) {
        return AnnotationSupport.isAnnotated(method, ReplayTest.class);
    }

    static boolean enforces(Method method) {
        return AnnotationSupport.findAnnotation(method, ReplayTest.class)
                .map(ReplayTest::enforce)
                .orElse(true);
    }
}
