package io.driftgauge.suite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a level's {@code options} say about prompts and assertions. Null, or an empty list, means that it says nothing.
 *
 * @param prefix stands before the last message of the user
 * @param suffix stands after it
 * @param transforms what answers go through before assertions look at them
 * @param judge the provider that grades
 * @param rubricPrompt in place of the judge's own prompts
 * @param threshold of the assertions together
 */
record LayerOptions(
        @Nullable String prefix,
        @Nullable String suffix,
        List<Transform> transforms,
        @Nullable Tree judge,
        @Nullable RubricSource rubricPrompt,
        @Nullable Double threshold) {

    static final LayerOptions NONE = new LayerOptions(null, null, List.of(), null, null, null);

    LayerOptions over(LayerOptions below) {
        return new LayerOptions(
                Layer.first(prefix, below.prefix),
                Layer.first(suffix, below.suffix),
                transforms.isEmpty() ? below.transforms : transforms,
                Layer.first(judge, below.judge),
                Layer.first(rubricPrompt, below.rubricPrompt),
                Layer.first(threshold, below.threshold));
    }
}
