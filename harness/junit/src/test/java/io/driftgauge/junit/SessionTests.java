package io.driftgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A session from its opening to its end: reruns, outcomes, the ways that tests end. */
class SessionTests {

    private final TestProject project;

    SessionTests(@TempDir Path folder) throws IOException {
        this.project = new TestProject(folder);
    }

    @PromptSuites
    static class AllTestCase {
        @ReplayTest
        void holds(Replay replay) {}
    }

    @PromptSuites
    static class OwnAssertionTestCase {
        @ReplayTest
        void says_more_than_hello(Replay replay) {
            assertThat(replay.answers()).allSatisfy(a -> assertThat(a).contains("good morning"));
        }
    }

    @PromptSuites
    static class SwallowsTestCase {
        @ReplayTest
        void holds(Replay replay) {
            try {
                replay.assertNoDrift();
            } catch (DriftError e) {
                Objects.requireNonNull(e.getMessage());
            }
        }
    }

    @PromptSuites
    static class LifecycleTestCase {
        static final List<String> CALLED = Collections.synchronizedList(new ArrayList<>());

        @BeforeEach
        void before(TestInfo info) {
            CALLED.add("before " + info.getDisplayName());
        }

        @ReplayTest
        void holds(Replay replay) {
            CALLED.add("body " + replay);
        }

        @AfterEach
        void after() {
            CALLED.add("after");
        }
    }

    @PromptSuites
    static class OuterTestCase {
        @Nested
        class Inner {
            @ReplayTest
            void holds(Replay replay) {
                replay.assertNoDrift();
            }
        }
    }

    @PromptSuites
    @Execution(ExecutionMode.CONCURRENT)
    static class ConcurrentTestCase {
        static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

        @ReplayTest
        void holds(Replay replay) {
            SEEN.add(replay.caseKey().toString());
        }
    }

    private List<String> heard() throws IOException {
        return Files.readAllLines(project.root().resolve("heard.txt"));
    }

    @Test
    void listeners_hear_of_the_verdicts_first_and_of_the_outcomes_once_after_reruns() throws IOException {
        project.suite("b", "z", "y").record().with("provider.echo", "scripted:other");
        Files.deleteIfExists(project.root().resolve("heard.txt"));
        try (LauncherSession session = LauncherFactory.openSession()) {
            TestProject.Log first = project.execute(session, selectClass(AllTestCase.class));
            assertThat(heard()).containsExactly("judged 2");
            project.execute(session, selectUniqueId(first.test("b/z @ echo").uniqueId()));
            assertThat(heard()).containsExactly("judged 2");
        }
        assertThat(heard()).containsExactly("judged 2", "closed {b/y @ echo=FAILED, b/z @ echo=FAILED}");
    }

    @Test
    void an_outcome_counts_the_body_too() throws IOException {
        project.suite("b", "z").record();
        TestProject.Log log = project.run(OwnAssertionTestCase.class);
        assertThat(log.test("b/z").status()).isEqualTo(FAILED);
        assertThat(log.test("b @ echo").status()).isEqualTo(SUCCESSFUL);
        assertThat(heard()).last().isEqualTo("closed {b/z @ echo=FAILED}");
    }

    @Test
    void a_body_s_own_failure_is_kept_and_the_verdict_s_comes_with_it() throws IOException {
        project.suite("b", "z");
        Throwable thrown =
                project.run(OwnAssertionTestCase.class).test("b/z").throwable().orElseThrow();
        assertThat(thrown).isNotInstanceOf(DriftError.class);
        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(DriftError.class);
    }

    @Test
    void a_body_that_swallows_the_verdict_fails_all_the_same() throws IOException {
        project.suite("b", "z");
        assertThat(project.run(SwallowsTestCase.class).test("b/z").status()).isEqualTo(FAILED);
    }

    @Test
    void a_suite_s_test_does_not_call_the_body() throws IOException {
        project.suite("b", "z").record();
        LifecycleTestCase.CALLED.clear();
        project.run(LifecycleTestCase.class);
        assertThat(LifecycleTestCase.CALLED)
                .containsExactly("before b/z @ echo", "body b/z @ echo: STABLE", "after", "before b @ echo", "after");
    }

    @Test
    void an_aborted_case_does_not_call_the_body() throws IOException {
        project.suite("b", "z").record().with("provider.echo", "scripted:down");
        LifecycleTestCase.CALLED.clear();
        TestProject.Log log = project.run(LifecycleTestCase.class);
        assertThat(log.test("b/z").status()).isEqualTo(ABORTED);
        assertThat(LifecycleTestCase.CALLED).noneMatch(c -> c.startsWith("body"));
    }

    @Test
    void a_nested_class_has_the_suites_of_the_class_around_it() throws IOException {
        project.suite("b", "z").record();
        TestProject.Log log = project.run(OuterTestCase.class);
        assertThat(log.names()).containsExactly("b/z @ echo", "b @ echo");
        assertThat(log.tests).allSatisfy(t -> assertThat(t.status()).isEqualTo(SUCCESSFUL));
    }

    @Test
    void tests_may_run_in_parallel_and_the_replay_is_still_one() throws IOException {
        project.suite("b", "u", "v", "w", "x", "y", "z")
                .suite("a", "one", "two", "three")
                .record();
        ConcurrentTestCase.SEEN.clear();
        project.parameter("junit.jupiter.execution.parallel.enabled", "true");
        TestProject.Log log = project.run(ConcurrentTestCase.class, AllTestCase.class);
        assertThat(log.tests).hasSize(22).allSatisfy(t -> assertThat(t.status()).isEqualTo(SUCCESSFUL));
        assertThat(ConcurrentTestCase.SEEN).hasSize(9);
        assertThat(project.calls()).hasSize(9);
    }

    @Test
    void without_a_launcher_a_class_is_replayed_for_itself() throws IOException {
        project.suite("b", "z", "y").record();
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("driftgauge.root", project.root().toString())
                .selectors(selectClass(AllTestCase.class))
                .execute()
                .testEvents()
                .assertStatistics(s -> s.succeeded(3))
                .finished()
                .assertThatEvents()
                .haveExactly(3, finishedSuccessfully());
        assertThat(project.calls()).containsExactly("y", "z");
        assertThat(heard()).last().isEqualTo("closed {b/y @ echo=PASSED, b/z @ echo=PASSED}");
    }

    @Test
    void what_passes_with_a_warning_is_published() throws IOException {
        project.suite("b", "z").record().with("provider.echo", "scripted:echo-renamed");
        TestProject.Log log = project.run(AllTestCase.class);
        assertThat(log.test("b/z").status()).isEqualTo(SUCCESSFUL);
        assertThat(log.reported)
                .anySatisfy(r -> assertThat(r).startsWith("b/z @ echo -> ").contains("SWAPPED"));
    }

    @Test
    void every_provider_has_its_tests_in_the_order_of_the_file() throws IOException {
        project.write("prompts/driftgauge.yaml", """
                providers:
                  - {id: "scripted:echo", label: two}
                  - {id: "scripted:echo", label: one}
                defaults: {providers: [two, one]}
                embeddings: words:hashed
                """).suite("b", "z", "y").record();
        assertThat(project.run(AllTestCase.class).names())
                .containsExactly("b/z @ two", "b/z @ one", "b/y @ two", "b/y @ one", "b @ two", "b @ one");
    }
}
