package io.driftgauge.allure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The build that the run is part of, as GitHub, GitLab and Jenkins tell it in their variables; else a local one.
 *
 * @param type as Allure names it: github, gitlab, jenkins, local
 * @param name the build's name on a trend
 * @param order its number; empty for a local build
 * @param url of the build, http or https; empty if not told
 * @param sources URL under which the repository's files are shown at this revision
 */
record Build(String type, String name, Optional<Long> order, Optional<String> url, Optional<String> sources) {

    static Build of(Map<String, String> environment) {
        var told = new Told(environment);
        if (told.is("GITHUB_ACTIONS")) {
            Optional<String> repository = told.web("GITHUB_SERVER_URL")
                    .flatMap(s -> told.text("GITHUB_REPOSITORY").map(r -> s + "/" + r));
            return new Build(
                    "github",
                    told.text("GITHUB_WORKFLOW").orElse("GitHub") + " #"
                            + told.text("GITHUB_RUN_NUMBER").orElse("?"),
                    told.number("GITHUB_RUN_NUMBER"),
                    repository.flatMap(r -> told.text("GITHUB_RUN_ID").map(id -> r + "/actions/runs/" + id)),
                    repository.flatMap(r -> told.text("GITHUB_SHA").map(sha -> r + "/blob/" + sha)));
        }
        if (told.is("GITLAB_CI")) {
            return new Build(
                    "gitlab",
                    told.text("CI_JOB_NAME").orElse("GitLab") + " #"
                            + told.text("CI_PIPELINE_IID").orElse("?"),
                    told.number("CI_PIPELINE_IID"),
                    told.web("CI_PIPELINE_URL"),
                    told.web("CI_PROJECT_URL")
                            .flatMap(p -> told.text("CI_COMMIT_SHA").map(sha -> p + "/-/blob/" + sha)));
        }
        if (told.text("JENKINS_URL").isPresent()) {
            return new Build(
                    "jenkins",
                    told.text("JOB_NAME").orElse("Jenkins") + " #"
                            + told.text("BUILD_NUMBER").orElse("?"),
                    told.number("BUILD_NUMBER"),
                    told.web("BUILD_URL"),
                    Optional.empty());
        }
        return new Build("local", "local", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The content of {@code executor.json}.
     *
     * @param next the order to use where the build has none
     * @param report the report's name
     */
    Map<String, Object> executor(long next, String report) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", type);
        executor.put("type", type);
        executor.put("reportName", report);
        executor.put("buildName", order.isPresent() ? name : name + " #" + next);
        executor.put("buildOrder", order.orElse(next));
        url.ifPresent(u -> executor.put("buildUrl", u));
        return executor;
    }

    private record Told(Map<String, String> environment) {

        boolean is(String name) {
            return text(name).filter("true"::equalsIgnoreCase).isPresent();
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
        }

        /** An address that a page may link to, without a slash at its end. */
        Optional<String> web(String name) {
            return text(name).filter(v -> v.matches("https?://\\S+")).map(v -> v.replaceFirst("/+$", ""));
        }

        Optional<Long> number(String name) {
            return text(name).filter(v -> v.matches("\\d{1,15}")).map(Long::valueOf);
        }
    }
}
