package io.driftgauge.drift;

/**
 * One question to the answers: how far do the new ones stand from the old ones, in one respect? Its scale is the same for
 * every case, so that it can be added up over a suite.
 */
interface Channel {

    ChannelName name();

    /** True if only a suite's gate asks it, over all cases: a case's own answers are too few for so many questions. */
    default boolean ofSuiteOnly() {
        return false;
    }

    /** True if a suite has a better way to ask it than to add the cases up. */
    default boolean ofCaseOnly() {
        return false;
    }

    /**
     * True if the sign tells the direction: a suite adds signed values, so that a shift shared by its cases adds up while
     * noise cancels out; a single case looks at the size alone.
     */
    default boolean signed() {
        return false;
    }

    /** False for a case that has nothing to move in this respect, now or before: no parsed answer, no facts. */
    default boolean applies() {
        return true;
    }

    /** True if every labelling has distance 0, since the answers do not differ in this respect. */
    boolean constant();

    /**
     * The distance under one labelling; larger is further.
     *
     * @param now the indices of the answers labelled new
     */
    double distance(int[] now);
}
