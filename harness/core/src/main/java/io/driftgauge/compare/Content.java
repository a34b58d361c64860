package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.suite.JsonPolicy;
import java.util.Optional;

/** What an answer says, whatever it is wrapped in: a code fence and the layout of JSON are form, not content. */
public final class Content {

    private Content() {}

    /** True if two answers differ at most in their wrapping, in the order of JSON keys, or in white space at the ends. */
    public static boolean same(String a, String b) {
        return of(a).equals(of(b));
    }

    /** True if two answers are JSON in the same wrapping, and the same under that policy, free texts word by word. */
    public static boolean sameStructure(String a, String b, JsonPolicy policy) {
        return Structures.same(a, b, policy);
    }

    private static String of(String text) {
        Optional<JsonNode> json = JsonText.structure(text);
        return json.isPresent()
                ? Json.canonical(json.get())
                : JsonText.fenced(text).orElse(text).strip();
    }
}
