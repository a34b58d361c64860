package io.driftgauge.suite;

import io.driftgauge.model.ModelSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prompt file: its cases, in file order, for each of its providers.
 *
 * @param name path below the prompts folder, without extension, with slashes: {@code support/refunds}
 * @param version 1 unless the file says otherwise
 * @param providers at least one, in file order
 * @param cases at least one, in file order
 * @param control label of the provider that is there as the control arm alone; null if there is none
 * @param asked by a case's id, the labels of the providers that it is for; a case that is not named is for all
 */
public record Suite(
        String name,
        Path file,
        String description,
        int version,
        List<ModelSpec> providers,
        List<PromptCase> cases,
        @Nullable String control,
        Map<String, List<String>> asked) {

    public Suite {
        providers = List.copyOf(providers);
        cases = List.copyOf(cases);
        asked = Map.copyOf(asked);
    }

    /** Every case is for every provider, and there is no control arm. */
    public Suite(
            String name,
            Path file,
            String description,
            int version,
            List<ModelSpec> providers,
            List<PromptCase> cases) {
        this(name, file, description, version, providers, cases, null, Map.of());
    }

    /** The same with other providers and cases. */
    Suite with(List<ModelSpec> otherProviders, List<PromptCase> otherCases) {
        return new Suite(name, file, description, version, otherProviders, otherCases, control, asked);
    }

    /** True if a case is for one of the providers; the control arm is asked all. */
    public boolean asks(ModelSpec provider, PromptCase one) {
        List<String> labels = asked.get(one.key().caseId());
        return labels == null
                || labels.contains(provider.label())
                || provider.label().equals(control);
    }

    /** A case as it is asked of one of the providers; what is asserted of answers binds the control arm not. */
    public PromptCase as(ModelSpec provider, PromptCase one) {
        return provider.label().equals(control) ? one.withoutAssertions() : one;
    }

    /** The cases as they are asked of one of its providers, in file order. */
    public List<PromptCase> casesOn(ModelSpec provider) {
        return cases.stream()
                .filter(one -> asks(provider, one))
                .map(one -> as(provider, one))
                .toList();
    }
}
