package io.driftgauge.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Total variation between the shares of categories in old and new answers: ½ Σ |share now − share before|, in [0, 1]. */
final class CategoryChannel implements Channel {

    private final ChannelName name;
    private final int[] codes;
    private final int[] totals;

    /**
     * Over these categories.
     *
     * @param categories one an answer, the old ones first
     */
    CategoryChannel(ChannelName name, List<String> categories) {
        this.name = name;
        Map<String, Integer> known = new HashMap<>();
        codes = categories.stream()
                .mapToInt(c -> known.computeIfAbsent(c, x -> known.size()))
                .toArray();
        totals = new int[known.size()];
        for (int code : codes) {
            totals[code]++;
        }
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public boolean constant() {
        return totals.length < 2;
    }

    @Override
    public double distance(int[] now) {
        int[] counts = new int[totals.length];
        for (int i : now) {
            counts[codes[i]]++;
        }
        double m = now.length;
        double n = codes.length - m;
        double sum = 0;
        for (int code = 0; code < totals.length; code++) {
            sum += Math.abs(counts[code] / m - (totals[code] - counts[code]) / n);
        }
        return sum / 2;
    }
}
