package io.driftgauge.suite;

import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt file: its cases, in file order, for each of its providers.
 *
 * @param name path below the prompts folder, without extension, with slashes: {@code support/refunds}
 * @param version 1 unless the file says otherwise
 * @param providers at least one, in file order
 * @param cases at least one, in file order
 * @param control label of the provider that is there as the control arm alone; null if there is none
 */
public record Suite(
        String name,
        Path file,
        String description,
        int version,
        List<ModelSpec> providers,
        List<PromptCase> cases,
        @Nullable String control) {

    public Suite {
        providers = List.copyOf(providers);
        cases = List.copyOf(cases);
    }

    /** Without a control arm. */
    public Suite(
            String name,
            Path file,
            String description,
            int version,
            List<ModelSpec> providers,
            List<PromptCase> cases) {
        this(name, file, description, version, providers, cases, null);
    }

    /** The cases as they are asked of one of its providers; what is asserted of answers binds the control arm not. */
    public List<PromptCase> casesOn(ModelSpec provider) {
        return provider.label().equals(control)
                ? cases.stream().map(PromptCase::withoutAssertions).toList()
                : cases;
    }
}
