package io.driftgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.driftgauge.drift.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

class ReplayTestTests {

    private final Path folder;

    ReplayTestTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @PromptSuites
    static class AllTestCase {
        @ReplayTest
        void holds(Replay replay) {
            replay.assertNoDrift();
        }
    }

    @PromptSuites
    static class AssertsNothingTestCase {
        @ReplayTest
        void runs() {}
    }

    @PromptSuites
    static class NotEnforcedTestCase {
        @ReplayTest(enforce = false)
        void runs(Replay replay) {
            assertThat(replay.verdict().kind()).isNotNull();
        }
    }

    @PromptSuites("a/**")
    static class OnlyATestCase {
        @ReplayTest
        void holds(Replay replay) {}
    }

    @PromptSuites("b")
    static class OnlyBTestCase {
        @ReplayTest
        void holds(Replay replay) {}
    }

    @PromptSuites("nowhere/**")
    static class NothingTestCase {
        @ReplayTest
        void holds(Replay replay) {}
    }

    static class WithoutSuitesTestCase {
        @ReplayTest
        void holds(Replay replay) {}
    }

    private TestProject project() throws IOException {
        return new TestProject(folder);
    }

    @Test
    void every_case_is_a_test_in_file_order_and_the_suite_comes_after_its_cases() throws IOException {
        TestProject project =
                project().suite("b", "z", "y").suite("a/deep", "one", "two").record();
        TestProject.Log log = project.run(AllTestCase.class);
        assertThat(log.names())
                .containsExactly(
                        "a/deep/one @ echo",
                        "a/deep/two @ echo",
                        "a/deep @ echo",
                        "b/z @ echo",
                        "b/y @ echo",
                        "b @ echo");
        assertThat(log.tests)
                .allSatisfy(t ->
                        assertThat(t.status()).as(t.name() + " " + t.message()).isEqualTo(SUCCESSFUL));
    }

    @Test
    void all_cases_are_replayed_once_for_all_classes_of_a_session() throws IOException {
        TestProject project =
                project().suite("b", "z", "y").suite("a/deep", "one").record();
        TestProject.Log log =
                project.run(AllTestCase.class, AssertsNothingTestCase.class, OnlyATestCase.class, OnlyBTestCase.class);
        assertThat(log.tests).hasSize(15);
        assertThat(project.calls()).containsExactly("one", "y", "z");
    }

    @Test
    void classes_pay_for_their_suites_alone() throws IOException {
        TestProject project =
                project().suite("b", "z").suite("a/deep", "one").suite("c", "q").record();
        project.run(OnlyATestCase.class, OnlyBTestCase.class);
        assertThat(project.calls()).containsExactly("one", "z");
    }

    @Test
    void a_missing_baseline_fails_even_if_the_body_asserts_nothing() throws IOException {
        TestProject.Log log = project().suite("b", "z").run(AssertsNothingTestCase.class);
        TestProject.Ended test = log.test("b/z @ echo");
        assertThat(test.status()).isEqualTo(FAILED);
        assertThat(test.throwable()).get().isInstanceOf(DriftError.class);
        assertThat(test.message()).contains("NO_BASELINE");
    }

    @Test
    void drift_fails_with_both_sides_as_text() throws IOException {
        TestProject project = project().suite("b", "z").record().with("provider.echo", "scripted:other");
        TestProject.Ended test = project.run(AllTestCase.class).test("b/z @ echo");
        assertThat(test.throwable()).get().isInstanceOfSatisfying(DriftError.class, e -> {
            assertThat(e.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
            assertThat(e.getExpected().getStringRepresentation()).isEqualTo("You said: Say z");
            assertThat(e.getActual().getStringRepresentation()).startsWith("Something else");
        });
    }

    @Test
    void a_verdict_that_is_not_enforced_fails_no_case() throws IOException {
        TestProject.Log log = project().suite("b", "z").run(NotEnforcedTestCase.class);
        assertThat(log.tests).allSatisfy(t -> assertThat(t.status()).isEqualTo(SUCCESSFUL));
    }

    @Test
    void an_outage_aborts_cases_and_fails_the_suite() throws IOException {
        TestProject project = project().suite("b", "z", "y").record().with("provider.echo", "scripted:down");
        TestProject.Log log = project.run(AllTestCase.class);
        assertThat(log.test("b/z @ echo").status()).isEqualTo(ABORTED);
        assertThat(log.test("b/y @ echo").message()).contains("the model is down");
        assertThat(log.test("b @ echo").status()).isEqualTo(FAILED);
        assertThat(project.calls()).hasSize(1);
    }

    @Test
    void a_provider_that_costs_is_skipped_and_so_is_its_suite() throws IOException {
        TestProject project = project().suite("b", "z").record().with("provider.echo", "scripted:costly");
        TestProject.Log log = project.run(AllTestCase.class);
        assertThat(log.tests).allSatisfy(t -> assertThat(t.status()).isEqualTo(ABORTED));
        assertThat(log.test("b/z").message()).contains("-Ddriftgauge.live=true");
    }

    @Test
    void a_single_test_picked_by_its_id_pays_for_that_case_alone() throws IOException {
        TestProject project = project().suite("b", "z", "y", "x").record();
        String id = project.run(AllTestCase.class).test("b/y @ echo").uniqueId();
        Files.delete(project.root().resolve("calls.txt"));
        try (LauncherSession session = LauncherFactory.openSession()) {
            TestProject.Log log = project.execute(session, selectUniqueId(id));
            assertThat(log.names()).containsExactly("b/y @ echo");
        }
        assertThat(project.calls()).containsExactly("y");
    }

    @Test
    void a_suite_picked_by_its_id_pays_for_its_cases() throws IOException {
        TestProject project = project().suite("b", "z", "y").suite("c", "w").record();
        String id = project.run(AllTestCase.class).test("b @ echo").uniqueId();
        Files.delete(project.root().resolve("calls.txt"));
        try (LauncherSession session = LauncherFactory.openSession()) {
            TestProject.Log log = project.execute(session, selectUniqueId(id));
            assertThat(log.test("b @ echo").status()).isEqualTo(ABORTED);
        }
        assertThat(project.calls()).containsExactly("y", "z");
    }

    @Test
    void a_rerun_in_the_same_session_gets_the_stored_verdict_and_pays_nothing() throws IOException {
        TestProject project = project().suite("b", "z", "y").record().with("provider.echo", "scripted:other");
        try (LauncherSession session = LauncherFactory.openSession()) {
            TestProject.Log first = project.execute(session, selectClass(AllTestCase.class));
            TestProject.Log rerun = project.execute(
                    session, selectUniqueId(first.test("b/y @ echo").uniqueId()));
            assertThat(rerun.names()).containsExactly("b/y @ echo");
            assertThat(rerun.tests.get(0).message())
                    .isEqualTo(first.test("b/y @ echo").message());
        }
        assertThat(project.calls()).containsExactly("y", "z");
    }

    @Test
    void a_later_execution_of_a_session_pays_for_what_is_new() throws IOException {
        TestProject project = project().suite("b", "z").suite("a/deep", "one").record();
        try (LauncherSession session = LauncherFactory.openSession()) {
            assertThat(project.execute(session, selectClass(OnlyATestCase.class)).tests)
                    .allSatisfy(t -> assertThat(t.status()).isEqualTo(SUCCESSFUL));
            assertThat(project.execute(session, selectClass(AllTestCase.class)).tests)
                    .hasSize(4)
                    .allSatisfy(t -> assertThat(t.status()).isEqualTo(SUCCESSFUL));
        }
        assertThat(project.calls()).containsExactly("one", "z");
    }

    @Test
    void a_glob_that_matches_no_suite_fails_with_the_nearest_names() throws IOException {
        TestProject.Log log = project().suite("b", "z").record().run(NothingTestCase.class);
        assertThat(log.tests).isEmpty();
        assertThat(log.containers)
                .anySatisfy(c -> assertThat(c.message()).contains("'nowhere/**' matches none of the suites", "b"));
    }

    @Test
    void filters_that_leave_nothing_fail() throws IOException {
        TestProject.Log log =
                project().suite("b", "z").record().with("cases", "nobody").run(AllTestCase.class);
        assertThat(log.tests).isEmpty();
        assertThat(log.containers)
                .anySatisfy(c -> assertThat(c.message()).contains("driftgauge.cases: 'nobody' matches none"));
    }

    @Test
    void a_filter_leaves_one_class_empty_as_long_as_another_has_something() throws IOException {
        TestProject project =
                project().suite("b", "z").suite("a/deep", "one").record().with("suites", "b");
        TestProject.Log log = project.run(OnlyATestCase.class, OnlyBTestCase.class);
        assertThat(log.names()).containsExactly("b/z @ echo");
        assertThat(log.containers).allSatisfy(c -> assertThat(c.status()).isEqualTo(SUCCESSFUL));
    }

    @Test
    void a_class_without_suites_is_told_which_annotation_it_needs() throws IOException {
        TestProject.Log log = project().suite("b", "z").run(WithoutSuitesTestCase.class);
        assertThat(log.containers)
                .anySatisfy(c -> assertThat(c.message())
                        .contains("@ReplayTest on holds needs @PromptSuites on "
                                + WithoutSuitesTestCase.class.getName()));
    }

    @Test
    void a_broken_prompt_file_fails_every_class_with_its_line() throws IOException {
        TestProject project = project().write("prompts/b.yaml", "prompts: [hi]\ntests:\n  - {id: z, vairs: {}}\n");
        TestProject.Log log = project.run(AllTestCase.class, OnlyBTestCase.class);
        assertThat(log.tests).isEmpty();
        assertThat(log.containers.stream().filter(c -> c.status() == FAILED).toList())
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.message()).contains("prompts/b.yaml:3"));
        assertThat(List.copyOf(project.calls())).isEmpty();
    }

    @Test
    void the_description_stands_behind_the_key() throws IOException {
        TestProject project = project()
                .write("prompts/b.yaml", "prompts: [hi]\ntests:\n  - {id: z, description: Says hello}\n")
                .record();
        assertThat(project.run(AllTestCase.class).names()).contains("b/z @ echo | Says hello");
    }
}
