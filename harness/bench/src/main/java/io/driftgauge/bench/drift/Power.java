package io.driftgauge.bench.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.suite.CallMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Prints how often drift is found and falsely found, as Markdown: {@code Power [repetitions without a change] [with one]
 * [calls a prompt, with commas] [folder of recorded scenarios]}. Ends with status 1 if a promise is broken.
 */
public final class Power {

    private static final double ALPHA = 0.01;

    /** The chance of a broken promise by bad luck of this program, over all that it checks. */
    private static final double LUCK = 0.001;

    /** Calls that a prompt may take in stages. */
    private static final int MOST_OF_A_PROMPT = 10;

    /** A third of all, and a fifth of that for bad luck. */
    private static final double MOST_CALLS = 1.2 * MOST_OF_A_PROMPT * Trial.PROMPTS / 3;

    private final PrintStream out;
    private final List<String> broken = new ArrayList<>();
    private final int[] calls;
    private final int checks;
    private final WordEmbedder embedder = new WordEmbedder();

    private Power(PrintStream out, int[] calls) {
        this.out = out;
        this.calls = calls;
        checks = Change.values().length * (calls.length + 1);
    }

    public static void main(String[] args) throws IOException {
        int without = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        int with = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
        String calls = args.length > 2 ? args[2] : "1,3,10";
        Power power = new Power(
                System.out,
                Stream.of(calls.split(",", -1)).mapToInt(Integer::parseInt).toArray());
        power.run(without, with);
        if (args.length > 3) {
            new Recorded(power.out).run(Path.of(args[3]), ALPHA);
        }
        power.broken.forEach(b -> power.out.println("BROKEN: " + b));
        power.out.println(power.broken.isEmpty() ? "All promises hold." : power.broken.size() + " broken.");
        System.exit(power.broken.isEmpty() ? 0 : 1);
    }

    /** Every repetition draws once; all numbers of calls and both sparing modes are judged on the same answers. */
    private void run(int without, int with) {
        out.printf(
                Locale.ROOT,
                "%nShare of runs called drifted; %d prompts, %d recorded answers, alpha %.2f. In brackets: the same rule, its"
                        + " threshold set so that it has the false alarms that alpha allows.%n%n",
                Trial.PROMPTS,
                Trial.RECORDED,
                ALPHA);
        out.println("| change | calls | runs | Driftgauge | any < 0.8 | > 10% < 0.7 | Hamming MMD |");
        out.println("|---|---:|---:|---:|---:|---:|---:|");
        int most = Math.max(MOST_OF_A_PROMPT, Arrays.stream(calls).max().orElse(1));
        Ours ours = new Ours(embedder, ALPHA);
        Map<Change, Sparing> sparing = new EnumMap<>(Change.class);
        List<Cell> none = new ArrayList<>();
        for (Change change : Change.values()) {
            int repetitions = change.none() ? without : with;
            List<Cell> cells = Arrays.stream(calls)
                    .mapToObj(each -> new Cell(change, each, repetitions))
                    .toList();
            Sparing spared = new Sparing(change);
            sparing.put(change, spared);
            IntStream.range(0, repetitions).parallel().forEach(r -> {
                Answers answers = Trial.draw(change, most, r);
                List<Comparison> compared = ours.compare(answers);
                cells.forEach(c -> c.repeat(r, answers.first(c.calls()), compared, ours, embedder, ALPHA));
                Answers ten = answers.first(MOST_OF_A_PROMPT);
                spared.staged(ours.prepare(ten, CallMode.STAGED, r, compared).judge());
                spared.sequential(
                        ours.prepare(ten, CallMode.SEQUENTIAL, r, compared).judge());
            });
            if (change == Change.NONE) {
                none.addAll(cells);
            }
            for (int k = 0; k < cells.size(); k++) {
                row(cells.get(k), none.get(k));
            }
        }
        sparing(sparing, without, with);
    }

    private void row(Cell cell, Cell none) {
        double any = cell.anyBelowAt(ALPHA, none);
        double tooMany = cell.tooManyBelowAt(ALPHA, none);
        out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f (%.3f) | %.3f (%.3f) | %s |%n",
                cell.change().words(),
                cell.calls() * Trial.PROMPTS,
                cell.repetitions(),
                cell.ours(),
                cell.anyBelow(),
                any,
                cell.tooManyBelow(),
                tooMany,
                Double.isNaN(cell.mmd()) ? "" : String.format(Locale.ROOT, "%.3f", cell.mmd()));
        out.flush();
        String place = cell.change().words() + ", " + cell.calls() + " calls a prompt";
        if (cell.change().none()) {
            alarms(place, cell.ours(), cell.repetitions());
        } else {
            double mmd = Double.isNaN(cell.mmd()) ? 0 : cell.mmd();
            double best = Math.max(mmd, Math.max(any, tooMany));
            if (cell.ours() < best - margin(best, cell.repetitions()) * Math.sqrt(2)) {
                broken.add(place + ": found in " + cell.ours() + " of the runs, a rival in " + best);
            }
        }
    }

    private void alarms(String place, double share, int repetitions) {
        if (share > ALPHA + margin(ALPHA, repetitions)) {
            broken.add(place + ": false alarms in " + share + " of the runs");
        }
    }

    private double margin(double share, int repetitions) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(LUCK / checks);
        return z * Math.sqrt(Math.max(share * (1 - share), 1.0 / repetitions) / repetitions);
    }

    private void sparing(Map<Change, Sparing> all, int without, int with) {
        out.printf(
                Locale.ROOT,
                "%nSparing calls: at most %d a prompt in stages, at most one in sequence. Named: share of the changed prompts,"
                        + " and unchanged prompts a run.%n%n",
                MOST_OF_A_PROMPT);
        out.println("| change | runs | staged: drifted | named | falsely | calls | sequential: drifted | calls |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        all.forEach((change, sparing) -> {
            int repetitions = change.none() ? without : with;
            out.println(sparing.row(repetitions));
            if (change.none()) {
                alarms(change.words() + ", staged", sparing.stagedRed(repetitions), repetitions);
                alarms(change.words() + ", sequential", sparing.sequentialRed(repetitions), repetitions);
            }
            if (change == Change.THREE_OF_25 && sparing.calls(repetitions) > MOST_CALLS) {
                broken.add("3 of 25: staged takes " + sparing.calls(repetitions) + " calls");
            }
        });
    }
}
