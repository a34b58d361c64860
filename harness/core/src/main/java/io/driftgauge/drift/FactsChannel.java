package io.driftgauge.drift;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Change of the facts that answers state: ½ Σ |share of new answers with the fact − share of old answers with it|, over
 * all facts, and at most 1. An answer that states one fact in place of another counts as one change.
 */
final class FactsChannel implements Channel {

    private final BitSet[] having;
    private final int[] totals;
    private final int size;

    /**
     * Over these facts.
     *
     * @param facts one list an answer, the old ones first
     */
    FactsChannel(List<List<String>> facts) {
        size = facts.size();
        TreeSet<String> known = new TreeSet<>();
        facts.forEach(known::addAll);
        having = known.stream().map(fact -> having(facts, fact)).toArray(BitSet[]::new);
        totals = new int[having.length];
        for (int f = 0; f < having.length; f++) {
            totals[f] = having[f].cardinality();
        }
    }

    private static BitSet having(List<List<String>> facts, String fact) {
        BitSet having = new BitSet(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            having.set(i, facts.get(i).contains(fact));
        }
        return having;
    }

    @Override
    public ChannelName name() {
        return ChannelName.FACTS;
    }

    @Override
    public boolean applies() {
        return having.length > 0;
    }

    @Override
    public boolean constant() {
        return Arrays.stream(totals).allMatch(t -> t == size);
    }

    @Override
    public double distance(int[] now) {
        double m = now.length;
        double n = size - m;
        double sum = 0;
        for (int f = 0; f < having.length; f++) {
            int count = 0;
            for (int i : now) {
                if (having[f].get(i)) {
                    count++;
                }
            }
            sum += Math.abs(count / m - (totals[f] - count) / n);
        }
        return Math.min(1, sum / 2);
    }
}
