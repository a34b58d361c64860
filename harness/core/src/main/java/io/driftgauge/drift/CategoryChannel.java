package io.driftgauge.drift;

import java.util.List;

/** Total variation between the shares of categories in old and new answers: ½ Σ |share now − share before|, in [0, 1]. */
final class CategoryChannel implements Channel {

    private final ChannelName name;
    private final Categories categories;
    private final boolean applies;

    /**
     * Over these categories.
     *
     * @param categories one an answer, the old ones first
     */
    CategoryChannel(ChannelName name, List<String> categories) {
        this.name = name;
        this.categories = new Categories(categories);
        applies = categories.stream().anyMatch(c -> !c.equals(Channels.UNPARSED));
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public boolean applies() {
        return applies;
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
            sum += Math.abs(counts[category] / m - (categories.total(category) - counts[category]) / n);
        }
        return sum / 2;
    }
}
