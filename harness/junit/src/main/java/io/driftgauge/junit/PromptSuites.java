package io.driftgauge.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Names the prompt suites that a class's {@link ReplayTest} methods are about.
 *
 * <pre>{@code
 * @PromptSuites("support/**")
 * class SupportDriftTest {
 *     @ReplayTest
 *     void holds(Replay replay) {
 *         replay.assertNoDrift();
 *     }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface PromptSuites {

    /**
     * Globs of suite names: paths below the prompts folder, without extension. {@code *} stays within a folder, {@code **}
     * does not. Each must match a suite.
     */
    String[] value() default "**";
}
