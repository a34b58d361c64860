package io.driftgauge.djl.generate;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.OnnxSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A decoder's inputs and outputs, understood by their names: {@code input_ids}, perhaps {@code attention_mask},
 * {@code position_ids} and {@code use_cache_branch}, and states, each an input {@code past…} that the next step gets from
 * an output {@code present…}. That covers key-value caches of any head layout, and recurrent states alike. Thread-safe.
 */
final class Decoder implements AutoCloseable {

    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String POSITIONS = "position_ids";
    static final String USE_CACHE = "use_cache_branch";
    static final String LOGITS = "logits";

    private static final Set<String> KNOWN = Set.of(IDS, MASK, POSITIONS, USE_CACHE);
    private static final String PAST = "past";
    private static final String PAST_KEY_VALUES = "past_key_values";
    private static final String PRESENT = "present";

    private final OnnxSession session;
    private final Map<String, State> states;

    /**
     * One state.
     *
     * @param output name of the output that the next step's input comes from
     * @param shape at the first step, before anything was read
     */
    record State(String output, List<Long> shape) {}

    private Decoder(OnnxSession session, Map<String, State> states) {
        this.session = session;
        this.states = states;
    }

    /**
     * Over an open session, which it closes in the end.
     *
     * @throws io.driftgauge.base.InvalidInputException if the model is not a decoder of this layout; names what is odd
     */
    static Decoder of(OnnxSession session, Path file) {
        if (!session.inputs().containsKey(IDS) || !session.outputs().containsKey(LOGITS)) {
            throw Failures.at(
                    file,
                    "is no decoder for text generation: it needs an input input_ids and an output logits. It has inputs "
                            + session.inputs().keySet() + " and outputs "
                            + session.outputs().keySet() + ".");
        }
        if (session.outputs().get(LOGITS).type != OnnxJavaType.FLOAT) {
            throw Failures.at(file, "its logits are not 32 bit floats. Export it with dtype fp32.");
        }
        Map<String, State> states = new LinkedHashMap<>();
        boolean merged = session.inputs().containsKey(USE_CACHE);
        session.inputs().forEach((name, tensor) -> {
            if (name.startsWith(PAST)) {
                states.put(name, state(name, tensor, session.outputs().keySet(), merged, file));
            } else if (!KNOWN.contains(name) || (tensor.type != OnnxJavaType.INT64 && !name.equals(USE_CACHE))) {
                throw Failures.at(
                        file,
                        "wants an input '" + name + "' of type " + tensor.type
                                + " that is not known here. Export it as text-generation-with-past.");
            }
        });
        return new Decoder(session, states);
    }

    private static State state(String name, TensorInfo tensor, Set<String> outputs, boolean merged, Path file) {
        if (tensor.type != OnnxJavaType.FLOAT) {
            throw Failures.at(file, "its state '" + name + "' is not of 32 bit floats. Export it with dtype fp32.");
        }
        String output = Optional.of(name)
                .filter(n -> n.startsWith(PAST_KEY_VALUES))
                .map(n -> PRESENT + n.substring(PAST_KEY_VALUES.length()))
                .filter(outputs::contains)
                .orElse(PRESENT + name.substring(PAST.length()));
        if (!outputs.contains(output)) {
            throw Failures.at(file, "has an input '" + name + "' but no output '" + output + "' that would fill it.");
        }
        long[] shape = tensor.getShape();
        for (int i = 0; i < shape.length; i++) {
            // Open lengths: one text at once; nothing read yet. A merged model's first step ignores its states, but
            // can't take empty ones.
            shape[i] = shape[i] >= 0 ? shape[i] : i == 0 || merged ? 1 : 0;
        }
        return new State(output, LongStream.of(shape).boxed().toList());
    }

    OnnxSession session() {
        return session;
    }

    Map<String, State> states() {
        return states;
    }

    /** A new text; the caller closes it. */
    Decoding begin() {
        return new Decoding(this);
    }

    @Override
    public void close() {
        session.close();
    }
}
