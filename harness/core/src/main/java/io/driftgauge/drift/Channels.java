package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** The channels of a case, in a fixed order. */
final class Channels {

    /** Where the drop of similarity stands. */
    static final int DROP = 0;

    /** What an answer without a parsed value counts as: a category of its own. */
    private static final String UNPARSED = "\u0000unparsed";

    private Channels() {}

    static List<Channel> of(List<Features> before, List<Features> now, SimilarityMatrix similarities) {
        List<Features> all = Stream.concat(before.stream(), now.stream()).toList();
        List<Channel> channels = new ArrayList<>();
        channels.add(new DropChannel(similarities));
        channels.add(new CategoryChannel(
                Moved.LABEL, each(all, f -> Objects.requireNonNullElse(f.parsed(), UNPARSED))));
        channels.add(new CategoryChannel(Moved.FORMAT, each(all, Features::format)));
        channels.add(new FactsChannel(each(all, Features::facts)));
        channels.add(new RefusalChannel(refusals(all)));
        channels.add(new LengthChannel(all.stream().mapToInt(Features::words).toArray()));
        channels.add(new CategoryChannel(Moved.TOOL_CALLS, each(all, f -> String.join("\u0000", f.tools()))));
        return channels;
    }

    private static <T> List<T> each(List<Features> all, Function<Features, T> feature) {
        return all.stream().map(feature).toList();
    }

    private static boolean[] refusals(List<Features> all) {
        boolean[] refusals = new boolean[all.size()];
        for (int i = 0; i < refusals.length; i++) {
            refusals[i] = all.get(i).refusal();
        }
        return refusals;
    }
}
