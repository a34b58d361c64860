package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds assertions by name, and says of promptfoo's others why they are refused. */
final class AssertionNames {

    private static final String TRACE = "is refused: it reads traces of a running agent, which a replay does not have."
            + " Of an answer's own tool calls there are trajectory:tool-used, trajectory:tool-sequence,"
            + " trajectory:tool-args-match and trajectory:step-count.";

    private static final String JUDGE =
            "is not supported: of promptfoo's judges there are llm-rubric, g-eval, factuality,"
                    + " model-graded-closedqa and select-best. Say what it should check as the rubric of an llm-rubric.";

    private static final Map<String, String> REFUSED = new TreeMap<>();

    static {
        refuse(Keys.CODE, "javascript", "python", "ruby");
        refuse(Keys.SERVICE, "webhook", "moderation", "guardrails", "classifier", "pi", "search-rubric");
        refuse(
                JUDGE,
                "answer-relevance",
                "context-faithfulness",
                "context-recall",
                "context-relevance",
                "conversation-relevance",
                "agent-rubric",
                "trajectory:goal-success");
        refuse(TRACE, "trace-span-count", "trace-span-duration", "trace-error-spans");
        refuse("is refused: no provider here tells which skills an agent used.", "skill-used");
        refuse("is refused: it ranks the suite's prompts and providers, and is no check of an answer.", "max-score");
        refuse("is refused: a person grades it, after the run.", "human");
        refuse("is not supported: use rouge-n, or f1.", "rouge-l", "rouge-s");
    }

    private AssertionNames() {}

    private static void refuse(String reason, String... names) {
        for (String name : names) {
            REFUSED.put(name, reason);
        }
    }

    /** Those of promptfoo that are refused, each with the reason. */
    static Map<String, String> refused() {
        return REFUSED;
    }

    /** The type, with or without {@code not-} before it; null if there is none, which is then noted. */
    static @Nullable AssertionType find(String name, Location where, String place, Problems problems) {
        String bare = bare(name);
        Optional<AssertionType> type = AssertionType.named(bare);
        if (type.isPresent()) {
            return type.get();
        }
        String reason = bare.startsWith("promptfoo:") ? Keys.SERVICE : REFUSED.get(bare);
        problems.error(
                where,
                reason == null
                        ? "unknown assertion '" + name + "' in " + place + ". "
                                + Nearest.hint("assertions", bare, names())
                        : "the assertion '" + name + "' in " + place + " " + reason);
        return null;
    }

    /** Without {@code not-}. */
    static String bare(String name) {
        return name.startsWith("not-") ? name.substring("not-".length()) : name;
    }

    /** "Known assertions: …" */
    static String known() {
        return Nearest.listing("assertions", names());
    }

    private static List<String> names() {
        return Arrays.stream(AssertionType.values())
                .map(AssertionType::fileName)
                .toList();
    }
}
