package io.driftgauge.drift;

/** Share of new answers that decline minus that of old ones, in [-1, 1]. */
final class RefusalChannel implements Channel {

    private final boolean[] refusals;
    private final int total;

    /** One an answer, the old ones first. */
    RefusalChannel(boolean[] refusals) {
        this.refusals = refusals.clone();
        int count = 0;
        for (boolean refusal : refusals) {
            count += refusal ? 1 : 0;
        }
        total = count;
    }

    @Override
    public Moved what() {
        return Moved.REFUSAL;
    }

    @Override
    public boolean signed() {
        return true;
    }

    @Override
    public boolean constant() {
        return total == 0 || total == refusals.length;
    }

    @Override
    public double distance(int[] now) {
        int count = 0;
        for (int i : now) {
            count += refusals[i] ? 1 : 0;
        }
        double m = now.length;
        return count / m - (total - count) / (refusals.length - m);
    }
}
