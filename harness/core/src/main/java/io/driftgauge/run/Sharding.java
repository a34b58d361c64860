package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Phrase;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Judgement;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.shard.CollectedModels;
import io.driftgauge.model.shard.CollectingModels;
import io.driftgauge.model.shard.ShardAnswers;
import io.driftgauge.model.shard.ShardHeader;
import io.driftgauge.model.shard.ShardLog;
import io.driftgauge.report.RunFolders;
import io.driftgauge.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of this run in one that is spread over several machines. A shard asks its suites and keeps what came; the run that
 * merges all shards asks nobody, and judges what they kept as if it had asked. One error rate for all of them needs one judge.
 */
final class Sharding {

    static final String MERGE = SettingNames.PREFIX + "shard.merge";

    /** What is said of a case in view of its baseline, and so of the whole run. */
    private static final Set<VerdictKind> OF_THE_WHOLE = EnumSet.of(
            VerdictKind.DRIFTED,
            VerdictKind.UNSTABLE,
            VerdictKind.INCONCLUSIVE,
            VerdictKind.SWAPPED,
            VerdictKind.STABLE);

    private final @Nullable ShardHeader shard;
    private final @Nullable ShardLog log;
    private final @Nullable ShardAnswers answers;

    private Sharding(@Nullable ShardHeader shard, @Nullable ShardLog log, @Nullable ShardAnswers answers) {
        this.shard = shard;
        this.log = log;
        this.answers = answers;
    }

    /**
     * As the settings say.
     *
     * @throws InvalidInputException if shards are to be merged that can't be
     */
    static Sharding of(RunOptions options, Settings settings, RunFolders folders, Secrets secrets) {
        ShardHeader shard = options.shard();
        if (shard != null) {
            return new Sharding(shard, new ShardLog(shard, secrets), null);
        }
        if (settings.get(MERGE).isEmpty()) {
            return new Sharding(null, null, null);
        }
        ShardAnswers answers =
                ShardAnswers.read(FilesOf.setting(MERGE, "shards", ShardHeader::isFileName, settings, folders));
        if (answers.header().seed() != options.seed()) {
            throw new InvalidInputException(new Problem(
                    null,
                    "The shards were asked with driftgauge.seed="
                            + answers.header().seed() + ", which other samples than those of " + options.seed()
                            + " belong to. Set it here too."));
        }
        return new Sharding(null, null, answers);
    }

    /** True if answers come from shards, so that nothing is called. */
    boolean merges() {
        return answers != null;
    }

    /** The options, but live if the shards were. */
    RunOptions options(RunOptions options) {
        return answers == null ? options : options.withLive(answers.header().live());
    }

    /** Models that keep what they say, or say what was kept. */
    List<ChatModelFactory> models(List<ChatModelFactory> factories) {
        ShardLog kept = log;
        ShardAnswers said = answers;
        if (kept != null) {
            return factories.stream()
                    .<ChatModelFactory>map(f -> new CollectingModels(f, kept))
                    .toList();
        }
        return said == null
                ? factories
                : factories.stream()
                        .<ChatModelFactory>map(f -> new CollectedModels(f, said))
                        .toList();
    }

    /**
     * Those of the suites that this run asks. Whole suites, since a suite's cases are judged, paired and stopped together; the
     * largest first, each to the shard with the fewest calls so far.
     *
     * @throws InvalidInputException if none is left for this shard
     */
    List<Suite> suites(List<Suite> all) {
        ShardHeader own = shard;
        if (own == null) {
            return all;
        }
        long[] calls = new long[own.of()];
        Set<String> ours = new HashSet<>();
        List<Suite> largestFirst = all.stream()
                .sorted(Comparator.comparingLong(Sharding::calls).reversed().thenComparing(Suite::name))
                .toList();
        for (Suite suite : largestFirst) {
            int least = 0;
            for (int i = 1; i < calls.length; i++) {
                least = calls[i] < calls[least] ? i : least;
            }
            calls[least] += Math.max(1, calls(suite));
            if (least == own.number() - 1) {
                ours.add(suite.name());
            }
        }
        if (ours.isEmpty()) {
            throw new InvalidInputException(new Problem(
                    null,
                    "driftgauge.shard=" + own.number() + "/" + own.of() + " is left without a suite: there are "
                            + all.size() + ", and a suite is not divided. Use fewer shards."));
        }
        return all.stream().filter(s -> ours.contains(s.name())).toList();
    }

    private static long calls(Suite suite) {
        return suite.providers().stream()
                .flatMap(p -> suite.casesOn(p).stream())
                .mapToLong(c -> c.repeat())
                .sum();
    }

    /** True if this is a part of a run. */
    boolean collects() {
        return shard != null;
    }

    /** The judgement of a shard, without what only the whole run can say. */
    Judgement told(Judgement judgement) {
        ShardHeader own = shard;
        if (own == null) {
            return judgement;
        }
        List<CaseResult> cases = judgement.cases().stream()
                .map(c -> OF_THE_WHOLE.contains(c.verdict().kind()) ? collected(c, own) : c)
                .toList();
        return new Judgement(cases, List.of());
    }

    private static CaseResult collected(CaseResult result, ShardHeader shard) {
        Verdict verdict = new Verdict.Skipped(Phrase.of("case.collected", shard.number(), shard.of()));
        return new CaseResult(result.replay(), result.comparison(), verdict, null, List.of(), false);
    }

    /** Writes what a shard keeps. */
    void write(Path reports) throws IOException {
        if (log != null) {
            log.write(reports);
        }
    }

    /** What is to be done with it; null if this is no shard. */
    @Nullable String advice() {
        return shard == null
                ? null
                : "Collected as shard " + shard.number() + " of " + shard.of() + " in " + shard.fileName()
                        + ", in the reports folder. Put those of all shards into one folder; the run with -D" + MERGE
                        + "=<that folder> judges them.";
    }
}
