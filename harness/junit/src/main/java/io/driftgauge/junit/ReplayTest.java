package io.driftgauge.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run once for each case of the class's {@link PromptSuites} on each provider; it may take a
 * {@link Replay}. All cases are replayed together, once per launcher session, before the first of these tests. After a
 * suite's cases comes one more test per provider for the suite as a whole; the method is not called for it.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(ReplayExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ReplayTest {

    /** False if only the method's own assertions count; else a failing verdict fails the test even without any. */
    boolean enforce() default true;
}
