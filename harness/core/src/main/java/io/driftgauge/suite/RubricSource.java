package io.driftgauge.suite;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A {@code rubricPrompt} as a file gives it: a text, a chat or {@code file://…}, and the file that it stands in. */
record RubricSource(Tree tree, Path file) {

    static @Nullable RubricSource of(@Nullable Tree tree, Path file) {
        return tree == null ? null : new RubricSource(tree, file);
    }
}
