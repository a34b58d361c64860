package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The channels of a case, in a fixed order. */
final class Channels {

    /** Where the drop of similarity stands. */
    static final int DROP = 0;

    /** Where the distance of the means stands. */
    static final int MMD = 1;

    /** What an answer without a parsed value counts as: a category of its own. */
    static final String UNPARSED = "\u0000unparsed";

    private Channels() {}

    static List<Channel> of(List<Features> before, List<Features> now, SimilarityMatrix similarities) {
        List<Features> all = Stream.concat(before.stream(), now.stream()).toList();
        List<Channel> channels = new ArrayList<>();
        channels.add(new DropChannel(similarities));
        channels.add(new MmdChannel(similarities));
        List<String> labels = each(all, Channels::label);
        channels.add(new CategoryChannel(ChannelName.LABEL, labels));
        channels.add(new LikelihoodChannel(ChannelName.LABEL_G, labels));
        channels.add(new CategoryChannel(ChannelName.FORMAT, each(all, Features::format)));
        channels.add(new RateChannel(ChannelName.JSON, rates(all, Channels::json)));
        channels.add(new FactsChannel(each(all, Features::facts)));
        channels.add(new RateChannel(ChannelName.REFUSAL, rates(all, f -> f.refusal() ? 1 : 0)));
        channels.add(new RateChannel(ChannelName.ASSERTIONS, rates(all, Features::passes)));
        channels.add(new LengthChannel(all.stream().mapToInt(Features::words).toArray()));
        channels.add(new CategoryChannel(ChannelName.TOOL_CALLS, each(all, f -> String.join("\u0000", f.tools()))));
        return channels;
    }

    /** An answer's parsed value, or {@link #UNPARSED}. */
    static String label(Features answer) {
        return Objects.requireNonNullElse(answer.parsed(), UNPARSED);
    }

    /** 1 for an answer that is one JSON object or array, in a code fence or not. */
    static double json(Features answer) {
        return answer.format().startsWith("json-") ? 1 : 0;
    }

    private static <T> List<T> each(List<Features> all, Function<Features, T> feature) {
        return all.stream().map(feature).toList();
    }

    private static double[] rates(List<Features> all, ToDoubleFunction<Features> rate) {
        return all.stream().mapToDouble(rate).toArray();
    }
}
