package io.driftgauge.drift;

import java.util.List;

/**
 * The G statistic of the table of categories by old and new, 2 Σ O ln(O / E), over the number of answers; from 0. It weighs
 * categories that only one side has more than total variation does. Permuted, so no count is too small for it.
 */
final class LikelihoodChannel implements Channel {

    private final ChannelName name;
    private final Categories categories;

    /**
     * Over these categories.
     *
     * @param categories one an answer, the old ones first
     */
    LikelihoodChannel(ChannelName name, List<String> categories) {
        this.name = name;
        this.categories = new Categories(categories);
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
        return categories.size() < 2;
    }

    @Override
    public double distance(int[] now) {
        int[] counts = categories.count(now);
        double m = now.length;
        double n = categories.answers() - m;
        double sum = 0;
        for (int category = 0; category < categories.size(); category++) {
            sum += term(counts[category], categories.total(category) * m / categories.answers());
            sum += term(
                    categories.total(category) - counts[category],
                    categories.total(category) * n / categories.answers());
        }
        return 2 * sum / categories.answers();
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
