package io.driftgauge.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The G statistic of the table of categories by old and new, 2 Σ O ln(O / E), over the number of answers; from 0. It weighs
 * categories that only one side has more than total variation does. Permuted, so no count is too small for it.
 */
final class LikelihoodChannel implements Channel {

    private final ChannelName name;
    private final int[] codes;
    private final int[] totals;

    /**
     * Over these categories.
     *
     * @param categories one an answer, the old ones first
     */
    LikelihoodChannel(ChannelName name, List<String> categories) {
        this.name = name;
        Map<String, Integer> known = new HashMap<>();
        codes = categories.stream()
                .mapToInt(c -> known.computeIfAbsent(c, x -> known.size()))
                .toArray();
        totals = new int[known.size()];
        Arrays.stream(codes).forEach(code -> totals[code]++);
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public boolean ofSuiteOnly() {
        return true;
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
            sum += term(counts[code], totals[code] * m / codes.length);
            sum += term(totals[code] - counts[code], totals[code] * n / codes.length);
        }
        return 2 * sum / codes.length;
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
