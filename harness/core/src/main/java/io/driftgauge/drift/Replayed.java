package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.replay.CaseReplay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stamps what was judged by answers from a recording. Such answers are as old as the recording, so that nothing can have
 * drifted since: what looks moved is INCONCLUSIVE and says what a live run would be needed for.
 */
public final class Replayed {

    private Replayed() {}

    /** The oldest day, UTC, of the recordings among the answers; empty if all of them are fresh. */
    public static Optional<LocalDate> day(CaseReplay replay) {
        return replay.answers().stream()
                .flatMap(a -> Optional.<Instant>ofNullable(a.response().recorded()).stream())
                .min(Comparator.naturalOrder())
                .map(i -> LocalDate.ofInstant(i, ZoneOffset.UTC));
    }

    /** The same verdicts, those by recordings stamped. */
    public static Judgement stamp(Judgement judgement) {
        Map<SuiteOnProvider, LocalDate> days = new HashMap<>();
        List<CaseResult> cases = new ArrayList<>();
        for (CaseResult result : judgement.cases()) {
            Optional<LocalDate> day = day(result.replay());
            day.ifPresent(d -> days.merge(SuiteOnProvider.of(result.key()), d, (a, b) -> a.isBefore(b) ? a : b));
            cases.add(day.map(d -> stamped(result, d)).orElse(result));
        }
        if (days.isEmpty()) {
            return judgement;
        }
        List<SuiteResult> suites = new ArrayList<>();
        for (SuiteResult suite : judgement.suites()) {
            LocalDate day = days.get(new SuiteOnProvider(suite.suite(), suite.provider()));
            suites.add(day == null ? suite : stamped(suite, day, cases));
        }
        return new Judgement(cases, suites);
    }

    private static CaseResult stamped(CaseResult result, LocalDate day) {
        return result.withVerdict(held(result.verdict(), day), reasons(result.verdict(), result.also(), day));
    }

    private static SuiteResult stamped(SuiteResult suite, LocalDate day, List<CaseResult> cases) {
        Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
        cases.stream()
                .filter(c -> SuiteOnProvider.of(c.key()).equals(new SuiteOnProvider(suite.suite(), suite.provider())))
                .forEach(c -> counts.merge(c.verdict().kind(), 1, Integer::sum));
        return suite.withVerdict(held(suite.verdict(), day), reasons(suite.verdict(), suite.also(), day), counts);
    }

    private static Verdict held(Verdict verdict, LocalDate day) {
        return verdict instanceof Verdict.Drifted drifted
                ? new Verdict.Inconclusive(Phrase.of("replayed.differs", day, drifted.said()))
                : verdict;
    }

    private static List<Phrase> reasons(Verdict verdict, List<Phrase> reasons, LocalDate day) {
        List<Phrase> stamped = new ArrayList<>();
        stamped.add(Phrase.of("replayed.stamp", day));
        if (verdict instanceof Verdict.Drifted drifted) {
            stamped.add(Phrase.of("replayed.cause", drifted.why()));
        }
        stamped.addAll(reasons);
        return stamped;
    }
}
