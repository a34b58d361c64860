package io.driftgauge.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows a CI server by the variables that it sets. Accepting a baseline is a person's act. */
final class ContinuousIntegration {

    private static final List<String> VARIABLES = List.of(
            "CI",
            "CONTINUOUS_INTEGRATION",
            "APPVEYOR",
            "BITBUCKET_BUILD_NUMBER",
            "BITRISE_IO",
            "BUDDY",
            "BUILDKITE",
            "CIRCLECI",
            "CIRRUS_CI",
            "CODEBUILD_BUILD_ID",
            "DRONE",
            "GITEA_ACTIONS",
            "GITHUB_ACTIONS",
            "GITLAB_CI",
            "GO_PIPELINE_NAME",
            "HEROKU_TEST_RUN_ID",
            "HUDSON_URL",
            "JENKINS_URL",
            "SEMAPHORE",
            "TEAMCITY_VERSION",
            "TF_BUILD",
            "TRAVIS",
            "WOODPECKER",
            "bamboo_buildKey");

    private ContinuousIntegration() {}

    /** The first variable that tells of a CI server; {@code CI=false} and blank values don't. */
    static Optional<String> variable(Map<String, String> environment) {
        return VARIABLES.stream()
                .filter(name -> {
                    String value = environment.getOrDefault(name, "").strip();
                    return !value.isEmpty() && !value.equalsIgnoreCase("false") && !value.equals("0");
                })
                .findFirst();
    }
}
