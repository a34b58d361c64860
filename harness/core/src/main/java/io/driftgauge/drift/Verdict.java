package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.model.ServedIdentity;
import java.util.List;
import java.util.Set;

/** What is decided about a case on a provider, or about a suite on a provider. */
public sealed interface Verdict {

    VerdictKind kind();

    /** One sentence for people. */
    Phrase said();

    /** The same in English, plain text. */
    default String summary() {
        return said().toString();
    }

    default VerdictKind.Outcome outcome() {
        return kind().outcome();
    }

    /** Not run. */
    record Skipped(Phrase said) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.SKIPPED;
        }
    }

    /**
     * No answer came.
     *
     * @param retryable whether another run could help
     */
    record ProviderError(Phrase said, boolean retryable) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.PROVIDER_ERROR;
        }
    }

    /** Answers were asked for, and none, or too few, could be judged: that is not green. Of a suite, never of a case. */
    record NothingJudged(Phrase said) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.PROVIDER_ERROR;
        }

        @Override
        public VerdictKind.Outcome outcome() {
            return VerdictKind.Outcome.FAILS;
        }
    }

    /**
     * We changed the question since the baseline was recorded.
     *
     * @param recorded true if it was just recorded anew
     */
    record StaleBaseline(Phrase said, boolean recorded) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.STALE_BASELINE;
        }

        @Override
        public VerdictKind.Outcome outcome() {
            return recorded ? VerdictKind.Outcome.WARNS : VerdictKind.Outcome.FAILS;
        }
    }

    /**
     * Nothing is stored.
     *
     * @param recorded true if it was just recorded
     */
    record NoBaseline(Phrase said, boolean recorded) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.NO_BASELINE;
        }

        @Override
        public VerdictKind.Outcome outcome() {
            return recorded ? VerdictKind.Outcome.WARNS : VerdictKind.Outcome.FAILS;
        }
    }

    /**
     * An assertion does not hold.
     *
     * @param broken those that don't; empty if answers ended before their end: a tool call without a result, a missing
     *     field that a later step needs
     */
    record BrokenAssertion(Phrase said, List<AssertionResult> broken) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.BROKEN_ASSERTION;
        }
    }

    /**
     * The answers moved.
     *
     * @param moved what moved, the weightiest first; not empty.
     * @param why the likely cause
     */
    record Drifted(Phrase said, Set<Moved> moved, Phrase why) implements Verdict {

        /** The likely cause in English, plain text. */
        public String cause() {
            return why.toString();
        }

        @Override
        public VerdictKind kind() {
            return VerdictKind.DRIFTED;
        }
    }

    /** The baseline's own noise is too large to judge by. */
    record Unstable(Phrase said) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.UNSTABLE;
        }
    }

    /** It could not have been rejected, or time or budget ended. */
    record Inconclusive(Phrase said) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.INCONCLUSIVE;
        }
    }

    /** Someone else answers, and the answers hold. */
    record Swapped(Phrase said, List<ServedIdentity> before, List<ServedIdentity> now) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.SWAPPED;
        }
    }

    /** A test that could have rejected did not. */
    record Stable(Phrase said) implements Verdict {
        @Override
        public VerdictKind kind() {
            return VerdictKind.STABLE;
        }
    }
}
