package io.driftgauge.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one level says about cases: the defaults of the config, those of a suite, or the case itself. Null means that the
 * level says nothing.
 */
record Layer(
        Map<String, Tree> vars,
        List<String> tags,
        Map<String, Object> parameters,
        @Nullable Integer repeat,
        @Nullable Boolean disableVarExpansion,
        @Nullable Boolean disableDefaultAsserts,
        List<AssertionTemplate> assertions,
        @Nullable AnswerRule answer,
        @Nullable Boolean compare,
        @Nullable Integer baselineSamples,
        @Nullable Double effectFloor,
        @Nullable CallMode mode,
        Tools tools,
        LayerOptions options,
        @Nullable JsonPolicy json) {

    /** Says nothing. */
    static final Layer EMPTY = of(List.of(), null);

    /** Says tags and how often, and nothing else. */
    static Layer of(List<String> tags, @Nullable Integer repeat) {
        return new Layer(
                Map.of(),
                tags,
                Map.of(),
                repeat,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Tools.NONE,
                LayerOptions.NONE,
                null);
    }

    /** This, and what the level below says where this says nothing; vars by name, tags and assertions together. */
    Layer over(Layer below) {
        Map<String, Tree> allVars = new LinkedHashMap<>(below.vars);
        allVars.putAll(vars);
        Map<String, Object> allParameters = new LinkedHashMap<>(below.parameters);
        allParameters.putAll(parameters);
        TreeSet<String> allTags = new TreeSet<>(below.tags);
        allTags.addAll(tags);
        List<AssertionTemplate> allAssertions = new ArrayList<>();
        if (!Boolean.TRUE.equals(disableDefaultAsserts)) {
            allAssertions.addAll(below.assertions);
        }
        allAssertions.addAll(assertions);
        return new Layer(
                allVars,
                List.copyOf(allTags),
                allParameters,
                first(repeat, below.repeat),
                first(disableVarExpansion, below.disableVarExpansion),
                first(disableDefaultAsserts, below.disableDefaultAsserts),
                allAssertions,
                first(answer, below.answer),
                first(compare, below.compare),
                first(baselineSamples, below.baselineSamples),
                first(effectFloor, below.effectFloor),
                first(mode, below.mode),
                tools.over(below.tools),
                options.over(below.options),
                first(json, below.json));
    }

    /** The policy, with {@link DriftPolicy#DEFAULT} where nothing is said. */
    DriftPolicy drift() {
        DriftPolicy fallback = DriftPolicy.DEFAULT;
        return new DriftPolicy(
                compare == null ? fallback.compare() : compare,
                baselineSamples == null ? fallback.baselineSamples() : baselineSamples,
                effectFloor == null ? fallback.effectFloor() : effectFloor,
                mode == null ? fallback.mode() : mode,
                json == null ? fallback.json() : json);
    }

    static <T> @Nullable T first(@Nullable T own, @Nullable T other) {
        return own == null ? other : own;
    }
}
