package io.driftgauge.compare;

/**
 * What an assertion found of one answer, without its {@code not-}.
 *
 * @param came where and how, in a few words; may be empty
 * @param score how well the answer does, in [0, 1]: 1 or 0 where there is nothing between
 */
record Finding(State state, String came, double score) {

    enum State {
        HOLDS,
        FAILS,
        /** It can't be told of this answer: then neither the assertion nor its {@code not-} form passes. */
        UNDECIDED,
        /** The judge gave no grade that counts: that says nothing about the answer. */
        UNGRADED
    }

    static Finding of(boolean holds, String came) {
        return new Finding(holds ? State.HOLDS : State.FAILS, came, holds ? 1 : 0);
    }

    static Finding scored(boolean holds, double score, String came) {
        return new Finding(holds ? State.HOLDS : State.FAILS, came, Math.max(0, Math.min(1, score)));
    }

    static Finding undecided(String why) {
        return new Finding(State.UNDECIDED, why, 0);
    }

    static Finding ungraded(String why) {
        return new Finding(State.UNGRADED, why, 0);
    }

    boolean holds() {
        return state == State.HOLDS;
    }

    /** What a {@code not-} before it makes of it. */
    Finding negated() {
        return switch (state) {
            case HOLDS -> new Finding(State.FAILS, came, 1 - score);
            case FAILS -> new Finding(State.HOLDS, came, 1 - score);
            case UNDECIDED, UNGRADED -> this;
        };
    }
}
