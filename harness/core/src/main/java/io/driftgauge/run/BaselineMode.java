package io.driftgauge.run;

import java.util.Locale;

/** What a run does with baselines: the values of {@code driftgauge.baseline}. */
public enum BaselineMode {
    /** Reads them. */
    VERIFY,
    /** Records those that are missing. */
    MISSING,
    /** Verifies, then records with fresh calls what is missing, stale or drifted. */
    UPDATE,
    /** Adds one more session of samples to each. */
    SESSION;

    /** As the setting spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if it may change files. */
    public boolean writes() {
        return this != VERIFY;
    }
}
