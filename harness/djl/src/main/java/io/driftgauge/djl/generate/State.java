package io.driftgauge.djl.generate;

import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.TensorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a decoder remembers between two steps under one name: keys or values of attention, or a recurrent state.
 *
 * @param output name of the output that the next step's input comes from
 * @param shape of one text before anything was read; an axis that grows by the token has length 0
 * @param growing that axis; -1 if the state keeps its size
 * @param crossed true for keys and values of the encoder's text, which only the first step computes
 */
record State(String output, List<Long> shape, int growing, DataType type, boolean crossed) {

    private static final String PAST = "past";
    private static final int HEADS_AXIS = 1;
    private static final int CACHE_AXES = 4;

    static boolean is(String input) {
        return input.startsWith(PAST) || input.contains(".past.");
    }

    /**
     * From an input, by its name: {@code past_key_values.0.key} is filled by {@code present.0.key},
     * {@code past_conv.0} by {@code present_conv.0}, {@code cache_params.past.ssm.0} by {@code cache_params.present.ssm.0}.
     *
     * @throws io.driftgauge.base.InvalidInputException if no output fills it, or its size can't be told
     */
    static State of(String name, TensorSpec tensor, Set<String> outputs, JsonNode config, Path file) {
        String output = Stream.of(
                        name.replaceFirst("^past_key_values", "present"),
                        name.replaceFirst("^past", "present"),
                        name.replace(".past.", ".present."))
                .filter(outputs::contains)
                .findFirst()
                .orElseThrow(() ->
                        Failures.at(file, "has an input '" + name + "' but no output 'present…' that would fill it."));
        DataType type = tensor.type();
        if (type != DataType.FLOAT32 && type != DataType.FLOAT16) {
            throw Failures.at(file, "its state '" + name + "' is of type " + type + ", not of 32 or 16 bit floats.");
        }
        long[] shape = tensor.lengths();
        if (shape.length == CACHE_AXES) {
            fill(shape, HEADS_AXIS, config, "num_key_value_heads", "num_attention_heads", "n_head", "num_heads");
            fill(shape, CACHE_AXES - 1, config, "head_dim", "d_kv");
        }
        int[] open = IntStream.range(1, shape.length).filter(i -> shape[i] < 0).toArray();
        if (open.length > 1) {
            throw Failures.at(
                    file,
                    "leaves the size of its state '" + name + "' open (" + tensor.shape()
                            + "), and config.json doesn't tell it. Put num_key_value_heads and head_dim there.");
        }
        shape[0] = 1;
        for (int axis : open) {
            shape[axis] = 0;
        }
        return new State(
                output,
                LongStream.of(shape).boxed().toList(),
                open.length == 0 ? -1 : open[0],
                type,
                name.contains(".encoder."));
    }

    private static void fill(long[] shape, int axis, JsonNode config, String... names) {
        for (String name : names) {
            if (shape[axis] < 0 && config.path(name).isInt()) {
                shape[axis] = config.path(name).asInt();
            }
        }
        JsonNode width = config.path("hidden_size");
        JsonNode heads = config.path("num_attention_heads");
        if (shape[axis] < 0 && axis == CACHE_AXES - 1 && width.isInt() && heads.asInt() > 0) {
            shape[axis] = width.asInt() / heads.asInt();
        }
    }

    /** Of as many texts, with room for as many tokens on the growing axis. */
    long[] shape(int texts, long tokens) {
        long[] sized = shape.stream().mapToLong(length -> length).toArray();
        sized[0] = texts;
        if (growing >= 0) {
            sized[growing] = tokens;
        }
        return sized;
    }

    /** Values of one text behind the growing axis; of a whole text if nothing grows. */
    int inner() {
        return Math.toIntExact(
                shape.stream().skip(growing < 0 ? 1 : growing + 1L).reduce(1L, (a, b) -> a * b));
    }

    /** How often a text's tokens come again before the growing axis: once a head. */
    int outer() {
        return growing < 0
                ? 1
                : Math.toIntExact(shape.stream().skip(1).limit(growing - 1L).reduce(1L, (a, b) -> a * b));
    }
}
