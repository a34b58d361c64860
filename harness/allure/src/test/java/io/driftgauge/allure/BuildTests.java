package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildTests {

    @Test
    void readsGitHubsVariables() {
        Build build = Build.of(Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_SERVER_URL", "https://github.com/",
                "GITHUB_REPOSITORY", "acme/shop",
                "GITHUB_RUN_ID", "77",
                "GITHUB_RUN_NUMBER", "12",
                "GITHUB_SHA", "abc",
                "GITHUB_WORKFLOW", "drift"));

        assertThat(build.executor(1, "Prompt drift"))
                .containsEntry("type", "github")
                .containsEntry("buildName", "drift #12")
                .containsEntry("buildOrder", 12L)
                .containsEntry("buildUrl", "https://github.com/acme/shop/actions/runs/77");
        assertThat(build.sources()).contains("https://github.com/acme/shop/blob/abc");
    }

    @Test
    void readsGitLabsVariables() {
        Build build = Build.of(Map.of(
                "GITLAB_CI", "true",
                "CI_JOB_NAME", "drift",
                "CI_PIPELINE_IID", "5",
                "CI_PIPELINE_URL", "https://gitlab.example/p/-/pipelines/9",
                "CI_PROJECT_URL", "https://gitlab.example/p",
                "CI_COMMIT_SHA", "abc"));

        assertThat(build.executor(1, "Prompt drift"))
                .containsEntry("type", "gitlab")
                .containsEntry("buildOrder", 5L);
        assertThat(build.sources()).contains("https://gitlab.example/p/-/blob/abc");
    }

    @Test
    void readsJenkinssVariables() {
        Build build = Build.of(Map.of(
                "JENKINS_URL", "https://ci.example/",
                "JOB_NAME", "shop",
                "BUILD_NUMBER", "8",
                "BUILD_URL", "https://ci.example/job/shop/8/"));

        assertThat(build.executor(1, "Prompt drift"))
                .containsEntry("type", "jenkins")
                .containsEntry("buildName", "shop #8")
                .containsEntry("buildUrl", "https://ci.example/job/shop/8");
    }

    @Test
    void numbersLocalBuildsByTheKeptHistory() {
        assertThat(Build.of(Map.of()).executor(4, "Prompt drift"))
                .containsEntry("buildName", "local #4")
                .containsEntry("buildOrder", 4L)
                .doesNotContainKey("buildUrl");
    }

    @Test
    void linksToNothingButTheWeb() {
        Build build = Build.of(Map.of("JENKINS_URL", "x", "BUILD_URL", "javascript:alert(1)"));

        assertThat(build.url()).isEmpty();
    }
}
