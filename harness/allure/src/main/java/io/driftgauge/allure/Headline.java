package io.driftgauge.allure;

import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The first line of an entry's message: what was found, in words that {@link Categories} tells apart. No text of a model
 * or file comes before it, so none can put an entry into another category.
 */
final class Headline {

    static final String DRIFTED = "Drifted: ";
    static final String BROKEN_ASSERTION = "Broken assertion";
    static final String STALE_BASELINE = "Stale baseline";
    static final String NO_BASELINE = "No baseline";
    static final String PROVIDER_ERROR = "Provider error";
    static final String UNSTABLE = "Unstable prompt";
    static final String INCONCLUSIVE = "Inconclusive";
    static final String SWAPPED = "Swapped model";
    static final String TEST_FAILED = "Test failed";
    static final String SKIPPED = "Skipped";
    static final String STABLE = "Stable";

    /** Ends the list of what moved. */
    static final String END = ".";

    private Headline() {}

    static String of(Verdict verdict) {
        if (verdict instanceof Verdict.Drifted drifted) {
            return DRIFTED + drifted.moved().stream().map(Headline::word).collect(Collectors.joining(", ")) + END;
        }
        return switch (verdict.kind()) {
                    case SKIPPED -> SKIPPED;
                    case PROVIDER_ERROR -> PROVIDER_ERROR;
                    case STALE_BASELINE -> STALE_BASELINE;
                    case NO_BASELINE -> NO_BASELINE;
                    case BROKEN_ASSERTION -> BROKEN_ASSERTION;
                    case DRIFTED -> DRIFTED + END;
                    case UNSTABLE -> UNSTABLE;
                    case INCONCLUSIVE -> INCONCLUSIVE;
                    case SWAPPED -> SWAPPED;
                    case STABLE -> STABLE;
                }
                + END;
    }

    /** {@code tool calls} for {@link Moved#TOOL_CALLS}. */
    static String word(Moved moved) {
        return moved.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
