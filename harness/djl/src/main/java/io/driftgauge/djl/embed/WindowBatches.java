package io.driftgauge.djl.embed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts windows together that are computed at once. Only windows of equal length share a batch: nothing is padded, so a
 * text's vector has the same bits whatever it is computed with. Short windows gain from company, long ones lose by it.
 */
final class WindowBatches {

    private static final int SHORT = 48;
    private static final int MOST = 8;

    private WindowBatches() {}

    /**
     * Positions of the windows, batch by batch; each exactly once.
     *
     * @param oneByOne true for a model whose results depend on the batch
     */
    static List<List<Integer>> of(List<long[]> windows, boolean oneByOne) {
        List<Integer> byLength = new ArrayList<>(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            byLength.add(i);
        }
        byLength.sort(Comparator.comparingInt(i -> windows.get(i).length));
        List<List<Integer>> batches = new ArrayList<>();
        List<Integer> batch = new ArrayList<>();
        for (int i : byLength) {
            int length = windows.get(i).length;
            if (!batch.isEmpty()
                    && (windows.get(batch.get(0)).length != length || batch.size() == (oneByOne ? 1 : most(length)))) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(i);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private static int most(int length) {
        return length <= SHORT ? MOST : 1;
    }
}
