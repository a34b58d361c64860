package io.driftgauge.suite;

import java.util.Locale;

/** How many answers a run asks for of a case that is held against a baseline. */
public enum CallMode {

    /** Staged where a call costs or needs a key, all of them elsewhere. */
    AUTO,

    /** As many as {@code repeat} says. */
    ALL,

    /** One; and where that looks suspicious as many fresh ones as {@code repeat} leaves. */
    STAGED,

    /** One, case after case in a random order, until these answers together show that the suite moved. */
    SEQUENTIAL;

    /** {@code staged}: as files spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
