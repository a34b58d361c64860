package io.driftgauge.suite;

import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * A prompt file: its cases, in file order, for each of its providers.
 *
 * @param name path below the prompts folder, without extension, with slashes: {@code support/refunds}
 * @param version 1 unless the file says otherwise
 * @param providers at least one, in file order
 * @param cases at least one, in file order
 */
public record Suite(
        String name, Path file, String description, int version, List<ModelSpec> providers, List<PromptCase> cases) {

    public Suite {
        providers = List.copyOf(providers);
        cases = List.copyOf(cases);
    }
}
