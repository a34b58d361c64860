package io.driftgauge.trainer.corpus;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Questions of a task that share their answers' templates; all groups of a task are drawn equally often.
 *
 * @param rows the values to fill into the wordings, one map per combination; a single empty map if there are no places
 * @param answers answer templates of each release
 */
record Group(String name, List<String> wordings, List<Map<String, String>> rows, Map<Release, List<Answer>> answers) {
    boolean isUpdatedBy(Release release) {
        return !Objects.equals(answers.get(release), answers.get(Release.TINY_2026_1));
    }
}
