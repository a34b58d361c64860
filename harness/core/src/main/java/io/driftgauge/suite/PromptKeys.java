package io.driftgauge.suite;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every key of the prompt files, by the place where it stands; the JSON Schemas list the same (a test holds them to it). */
final class PromptKeys {

    /** Kinds of files that hold one value. */
    static final List<String> TREE_FILES = List.of("yaml", "yml", "json");

    static final Keys PARAMETERS = Keys.of(
                    "temperature",
                    "top_p",
                    "top_k",
                    "min_p",
                    "max_tokens",
                    "max_completion_tokens",
                    "stop",
                    "seed",
                    "frequency_penalty",
                    "presence_penalty",
                    "repetition_penalty",
                    "reasoning_effort",
                    "response_format")
            .alias("top_p", "topP")
            .alias("top_k", "topK")
            .alias("max_tokens", "maxTokens")
            .alias("stop", "stop_sequences", "stopSequences");

    static final Keys OPTIONS = new Keys(
                    with(
                            PARAMETERS,
                            "repeat",
                            "disableVarExpansion",
                            "disableDefaultAsserts",
                            "prefix",
                            "suffix",
                            "transform",
                            "provider",
                            "rubricPrompt"),
                    PARAMETERS.aliases(),
                    PARAMETERS.ignored(),
                    PARAMETERS.refused())
            .alias("repeat", "samples", "runs", "epochs")
            .alias("transform", "postprocess")
            .ignore("disableConversationVar", "runSerially")
            .refuse(Keys.CODE, "transformVars")
            .refuse(Keys.LATER, "storeOutputAs", "tools", "tool_choice", "functions", "function_call");

    static final Keys JSON_POLICY = Keys.of("ordered", "tolerance", "similarity", "ignore");

    static final Keys DRIFT = Keys.of("compare", "baselineSamples", "effectFloor", "mode", "json")
            .refuse("belongs to the whole run: it stands in driftgauge.yaml.", "alpha");

    static final Keys PAIR = Keys.of("of", "attribute");

    static final Keys ANSWER = Keys.of("labels", "regex", "jsonPath").alias("jsonPath", "jsonpath", "json_path");

    static final Keys TRANSFORM = Keys.of("jsonPath", "regex").alias("jsonPath", "jsonpath", "json_path");

    static final Keys ROUGE = Keys.of("n");

    static final Keys ANCHOR = Keys.of("output", "pass").alias("output", "answer");

    static final Keys ASSERTION = Keys.of(
                    "type",
                    "value",
                    "threshold",
                    "passRate",
                    "weight",
                    "metric",
                    "transform",
                    "provider",
                    "rubricPrompt",
                    "anchors",
                    "config",
                    "assert")
            .ignore("description")
            .refuse(Keys.CODE, "contextTransform");

    /** What a case and the defaults of cases share. */
    private static final Keys LAYER = Keys.of(
                    "vars",
                    "context",
                    "tags",
                    "metadata",
                    "options",
                    "repeat",
                    "assert",
                    "threshold",
                    "answer",
                    "drift",
                    "tools",
                    "tool_results",
                    "maxRounds")
            .alias("repeat", "samples", "runs", "epochs")
            .refuse(Keys.CODE, "assertScoringFunction")
            .refuse("is refused here: it belongs into 'options'.", "transform", "postprocess")
            .refuse(Keys.LATER, "tool_calls", "conversation", "mocks");

    static final Keys DEFAULTS = LAYER;

    static final Keys SCENARIO = Keys.of("description", "config", "tests");

    static final Keys SCENARIO_CONFIG =
            new Keys(with(LAYER, "id", "description"), LAYER.aliases(), LAYER.ignored(), LAYER.refused());

    static final Keys STEP = Keys.of("id", "prompt", "provider", "when", "unless", "answer");

    static final Keys CONDITION = Keys.of("step", "label").alias("label", "labels");

    static final Keys TURN = Keys.of("id", "user", "assistant");

    static final Keys TOOL_RESULT = Keys.of("tool", "arguments", "result").alias("tool", "name");

    static final Keys CASE = new Keys(
                    with(
                            LAYER,
                            "id",
                            "description",
                            "input",
                            "expected",
                            "pair",
                            "prompts",
                            "providers",
                            "provider",
                            "steps",
                            "turns"),
                    LAYER.aliases(),
                    LAYER.ignored(),
                    LAYER.refused())
            .alias("expected", "expected_output", "expected-output", "expectedOutput", "target", "reference");

    static final Keys SUITE = Keys.of(
                    "description",
                    "version",
                    "providers",
                    "prompts",
                    "defaultTest",
                    "tests",
                    "scenarios",
                    "assertionTemplates",
                    "tags",
                    "evaluateOptions")
            .alias("providers", "targets")
            .alias("prompts", "input", "prompt")
            .ignore(
                    "outputPath",
                    "sharing",
                    "writeLatestResults",
                    "commandLineOptions",
                    "metadata",
                    "derivedMetrics",
                    "tracing",
                    "$schema")
            .refuse(Keys.CODE, "extensions", "nunjucksFilters", "filters", "hooks", "transform")
            .refuse("is refused: prompt files set no environment variables.", "env")
            .refuse("stands in a test, or in 'defaultTest'.", "steps", "turns", "tools", "tool_results", "context")
            .refuse("is refused: its attacks come from a service.", "redteam")
            .refuse(Keys.LATER, "datasets");

    static final Keys EVALUATE = Keys.of("repeat")
            .ignore(
                    "maxConcurrency",
                    "delay",
                    "showProgressBar",
                    "cache",
                    "timeoutMs",
                    "maxEvalTimeMs",
                    "generateSuggestions",
                    "interactiveProviders");

    static final Keys PROMPT = Keys.of("id", "label", "raw", "config")
            .refuse(Keys.CODE, "function")
            .refuse(Keys.LATER, "display");

    static final Keys MESSAGE =
            Keys.of("role", "content").refuse(Keys.LATER, "name", "tool_calls", "tool_call_id", "function_call");

    static final Keys PART = Keys.of("type", "text", "image_url")
            .refuse("is refused: pictures are {type: image_url, image_url: {url: …}}.", "source", "image")
            .refuse(Keys.LATER, "input_audio", "file", "video_url", "cache_control");

    static final Keys IMAGE_URL = Keys.of("url").refuse(Keys.LATER, "detail");

    static final Keys PROVIDER = Keys.of("id", "label", "config", "optional", "price", "prompts")
            .ignore("delay")
            .refuse(Keys.CODE, "transform")
            .refuse("is refused: prompt files set no environment variables.", "env")
            .refuse(Keys.LATER, "limits", "inputs");

    static final Keys PRICE =
            Keys.of("input", "output", "cachedInput", "call", "date").alias("cachedInput", "cached_input");

    static final Keys CONFIG =
            Keys.of("providers", "defaults", "budget", "drift", "embeddings").ignore("$schema");

    static final Keys CONFIG_DEFAULTS =
            new Keys(with(LAYER, "providers"), LAYER.aliases(), LAYER.ignored(), LAYER.refused());

    static final Keys CONFIG_DRIFT = Keys.of("alpha", "compare", "baselineSamples", "effectFloor", "mode", "control");

    static final Keys BUDGET = Keys.of("usd", "calls");

    static final Keys EMBEDDINGS = Keys.of("provider").alias("provider", "model", "id");

    private PromptKeys() {}

    private static Set<String> with(Keys keys, String... more) {
        Set<String> all = new TreeSet<>(keys.known());
        all.addAll(List.of(more));
        return all;
    }
}
