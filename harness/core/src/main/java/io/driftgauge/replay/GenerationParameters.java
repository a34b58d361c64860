package io.driftgauge.replay;

import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.PromptCase;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a request asks of the model beside its messages: the provider's config with the case's parameters laid over it,
 * without what only says how to reach the model. These go with each {@code ChatRequest} and into the request's hash.
 *
 * <p>Every config key counts ({@code temperature}, {@code tools}, {@code response_format}, a vendor's newest option), but
 * for the list below: a key that is wrongly counted makes a baseline stale, which is seen; one that is wrongly left out
 * would let a changed request pass as drift. Left out, ignoring case, {@code _} and {@code -}:
 *
 * <ul>
 *   <li>where and as whom to call: {@code apiKey…}, {@code apiBaseUrl}, {@code apiHost}, {@code baseUrl}, {@code url},
 *       {@code host}, {@code port}, {@code organization}, {@code project}, {@code projectId}, {@code region},
 *       {@code location}, {@code profile}, {@code headers}, {@code identityHeaders}, {@code apiVersion}, {@code model},
 *       {@code deployment}, {@code file}, {@code path}, {@code user}, {@code metadata},
 *       {@code store}, and every name that holds a secret;
 *   <li>how to call: {@code timeout…}, {@code retries}, {@code maxRetries}, {@code delay}, {@code stream},
 *       {@code concurrency}, {@code maxConcurrency}, {@code threads}, {@code limits}, {@code rateLimit}, {@code cache},
 *       {@code device}, {@code engine};
 *   <li>what it costs: {@code price}, {@code cost}, {@code inputCost}, {@code outputCost}, {@code budget};
 *   <li>ours: {@code id}, {@code label}, {@code optional}, {@code live}, {@code repeat}.
 * </ul>
 */
public final class GenerationParameters {

    private static final Set<String> NOT_GENERATION = Set.of(
            // where and as whom
            "apibaseurl",
            "apihost",
            "baseurl",
            "apiurl",
            "url",
            "endpoint",
            "host",
            "port",
            "organization",
            "project",
            "region",
            "headers",
            "apiversion",
            "model",
            "deployment",
            "location",
            "profile",
            "projectid",
            "identityheaders",
            "file",
            "path",
            "user",
            "metadata",
            "store",
            // how
            "timeout",
            "timeoutms",
            "timeoutseconds",
            "retries",
            "maxretries",
            "delay",
            "stream",
            "concurrency",
            "maxconcurrency",
            "threads",
            "limits",
            "ratelimit",
            "cache",
            "device",
            "engine",
            "variant",
            "batch",
            "sha256",
            // what it costs
            "price",
            "prices",
            "cost",
            "inputcost",
            "outputcost",
            "budget",
            // ours
            "id",
            "label",
            "optional",
            "live",
            "repeat");

    private GenerationParameters() {}

    /** Sorted by name; a null of the case takes the provider's value away. */
    public static SortedMap<String, Object> of(PromptCase promptCase, ModelSpec provider) {
        TreeMap<String, Object> parameters = new TreeMap<>();
        put(parameters, provider.config());
        put(parameters, promptCase.parameters());
        return Collections.unmodifiableSortedMap(parameters);
    }

    private static void put(Map<String, Object> parameters, Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (value == null) {
                parameters.remove(name);
            } else if (isGeneration(name)) {
                parameters.put(name, value);
            }
        });
    }

    private static boolean isGeneration(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return !NOT_GENERATION.contains(plain) && !plain.startsWith("apikey") && !Secrets.isSecretName(name);
    }
}
