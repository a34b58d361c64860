package io.driftgauge.bench.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The two-sample test of Model Equality Testing (Gao, Liang and Guestrin 2024) with its Hamming kernel: the share of equal
 * code points at equal positions of texts padded to 1000, between answers of the same prompt; the unbiased MMD statistic
 * without diagonals; p by permuting the pooled rows of all prompts, without adding the observed one.
 */
final class HammingMmd {

    private static final int LENGTH = 1000;

    /** Permutations; the default of the authors' code. */
    static final int PERMUTATIONS = 1000;

    private final int rows;
    private final int recorded;
    private final int[] first;
    private final int[] second;
    private final double[] kernel;

    private HammingMmd(int rows, int recorded, int[] first, int[] second, double[] kernel) {
        this.rows = rows;
        this.recorded = recorded;
        this.first = first;
        this.second = second;
        this.kernel = kernel;
    }

    static HammingMmd of(Answers answers) {
        List<int[]> texts = new ArrayList<>();
        List<Integer> prompts = new ArrayList<>();
        add(answers.baseline(), texts, prompts);
        int recorded = texts.size();
        add(answers.now(), texts, prompts);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (prompts.get(i).equals(prompts.get(j))) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        int[] first = pairs.stream().mapToInt(p -> p[0]).toArray();
        int[] second = pairs.stream().mapToInt(p -> p[1]).toArray();
        double[] kernel = new double[first.length];
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = equalShare(texts.get(first[k]), texts.get(second[k]));
        }
        return new HammingMmd(texts.size(), recorded, first, second, kernel);
    }

    private static void add(List<List<String>> byPrompt, List<int[]> texts, List<Integer> prompts) {
        for (int i = 0; i < byPrompt.size(); i++) {
            for (String text : byPrompt.get(i)) {
                texts.add(text.codePoints().limit(LENGTH).toArray());
                prompts.add(i);
            }
        }
    }

    /** Padding equals padding. */
    private static double equalShare(int[] a, int[] b) {
        int equal = LENGTH - Math.max(a.length, b.length);
        for (int l = 0; l < Math.min(a.length, b.length); l++) {
            equal += a[l] == b[l] ? 1 : 0;
        }
        return (double) equal / LENGTH;
    }

    /** NaN where there is no pair of new answers of one prompt, so that the statistic is not defined. */
    double p(SplittableRandom random) {
        boolean[] isNew = new boolean[rows];
        for (int i = recorded; i < rows; i++) {
            isNew[i] = true;
        }
        double observed = statistic(isNew);
        if (Double.isNaN(observed)) {
            return Double.NaN;
        }
        int further = 0;
        for (int b = 0; b < PERMUTATIONS; b++) {
            for (int i = rows - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                boolean swap = isNew[i];
                isNew[i] = isNew[j];
                isNew[j] = swap;
            }
            further += statistic(isNew) >= observed ? 1 : 0;
        }
        return (double) further / PERMUTATIONS;
    }

    private double statistic(boolean[] isNew) {
        double[] sums = new double[3];
        int[] counts = new int[3];
        for (int k = 0; k < kernel.length; k++) {
            int which = (isNew[first[k]] ? 1 : 0) + (isNew[second[k]] ? 1 : 0);
            sums[which] += kernel[k];
            counts[which]++;
        }
        return sums[0] / counts[0] - 2 * sums[1] / counts[1] + sums[2] / counts[2];
    }
}
