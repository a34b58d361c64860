package io.driftgauge.drift;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which order people want to hear what moved, and when a change of words counts as one of meaning. */
final class Weight {

    /**
     * Similarity under which answers are said to differ in meaning. Sentences of the same meaning were measured at 0.95
     * to 0.97 with the default embedder (all-MiniLM-L6-v2), reversals of it at 0.82; 0.90 lies between. Words for people
     * only: no verdict hangs on it.
     */
    static final double SAME_MEANING = 0.90;

    private static final List<Moved> ORDER = List.of(
            Moved.LABEL,
            Moved.FACTS,
            Moved.ASSERTIONS,
            Moved.REFUSAL,
            Moved.TOOL_CALLS,
            Moved.MEANING,
            Moved.FORMAT,
            Moved.STYLE,
            Moved.LENGTH,
            Moved.WORDING);

    private Weight() {}

    /** Weightiest first. */
    static Set<Moved> sorted(Collection<Moved> moved) {
        Set<Moved> sorted = new LinkedHashSet<>(ORDER);
        sorted.retainAll(moved);
        return Collections.unmodifiableSet(sorted);
    }

    /** Adds meaning, or, when nothing else moved, wording; weightiest first. */
    static Set<Moved> withMeaning(Set<Moved> others, boolean otherMeaning) {
        EnumSet<Moved> moved = EnumSet.noneOf(Moved.class);
        moved.addAll(others);
        if (otherMeaning) {
            moved.add(Moved.MEANING);
        } else if (moved.isEmpty()) {
            moved.add(Moved.WORDING);
        }
        return sorted(moved);
    }
}
