package io.driftgauge.djl.generate;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.Network;
import io.driftgauge.djl.runtime.TensorSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A decoder's inputs and outputs, understood by their names: {@code input_ids}, perhaps {@code attention_mask},
 * {@code position_ids} and {@code use_cache_branch}, and states, each an input {@code past…} that the next step gets from
 * an output {@code present…}. That covers key-value caches of any head layout, and recurrent states alike.
 */
final class Decoder implements TextModel {

    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String POSITIONS = "position_ids";
    static final String CACHE_POSITION = "cache_position";
    static final String TYPES = "token_type_ids";
    static final String USE_CACHE = "use_cache_branch";
    static final String LOGITS_WANTED = "num_logits_to_keep";
    static final String ENCODED = "encoder_hidden_states";
    static final String ENCODER_MASK = "encoder_attention_mask";
    static final String LOGITS = "logits";

    private static final Set<String> NUMBERS =
            Set.of(IDS, MASK, POSITIONS, CACHE_POSITION, TYPES, LOGITS_WANTED, ENCODER_MASK);
    private static final Set<String> OTHERS = Set.of(USE_CACHE, ENCODED);

    private final Network first;
    private final Network later;
    private final Map<String, State> states;

    private Decoder(Network first, Network later, Map<String, State> states) {
        this.first = first;
        this.later = later;
        this.states = states;
    }

    /**
     * Over open sessions, which it closes in the end.
     *
     * @param first computes the first step; {@code later} the others, and may be the same
     * @throws io.driftgauge.base.InvalidInputException if the model is not a decoder of this layout; names what is odd
     */
    static Decoder of(Network first, Network later, JsonNode config, Path file) {
        check(first, file);
        check(later, file);
        Map<String, State> states = new LinkedHashMap<>();
        later.inputs().forEach((name, tensor) -> {
            if (State.is(name)) {
                states.put(name, State.of(name, tensor, first.outputs().keySet(), config, file));
            }
        });
        return new Decoder(first, later, states);
    }

    private static void check(Network session, Path file) {
        if (!session.inputs().containsKey(IDS) || !session.outputs().containsKey(LOGITS)) {
            throw Failures.at(
                    file,
                    "is no decoder for text generation: it needs an input input_ids and an output logits. It has inputs "
                            + session.inputs().keySet() + " and outputs "
                            + session.outputs().keySet() + ".");
        }
        TensorSpec logits = session.output(LOGITS);
        if (logits.type() != DataType.FLOAT32 && logits.type() != DataType.FLOAT16) {
            throw Failures.at(file, "its logits are of type " + logits.type() + ", not of 32 or 16 bit floats.");
        }
        session.inputs().forEach((name, tensor) -> {
            boolean known = State.is(name)
                    || OTHERS.contains(name)
                    || (NUMBERS.contains(name) && tensor.type() == DataType.INT64);
            if (!known) {
                throw Failures.at(
                        file,
                        "wants an input '" + name + "' of type " + tensor.type()
                                + " that is not known here. Export it as text-generation-with-past.");
            }
        });
    }

    Network session(boolean continued) {
        return continued ? later : first;
    }

    NDManager newManager() {
        return first.newManager();
    }

    @Override
    public Map<String, String> environment() {
        return first.environment();
    }

    Map<String, State> states() {
        return states;
    }

    boolean grows() {
        return states.values().stream().anyMatch(state -> state.growing() >= 0);
    }

    /** True if the file takes a prompt's tokens one by one only. */
    boolean takesSingleTokens() {
        List<Long> ids = first.input(IDS).shape();
        return ids.size() == 2 && ids.get(1) == 1;
    }

    @Override
    public Decoding start(long[] prompt) {
        Decoding decoding = new Decoding(this);
        try {
            return decoding.read(prompt);
        } catch (RuntimeException e) {
            decoding.close();
            throw e;
        }
    }

    @Override
    public int room(int promptTokens, int context) {
        return context - promptTokens;
    }

    @Override
    public long[] read(long[] prompt) {
        return prompt;
    }

    @Override
    public boolean branches() {
        return !states.isEmpty() && later.input(IDS).shape().get(0) < 0;
    }

    /** Texts of different lengths need positions of their own and a mask over what stands before the shorter ones. */
    @Override
    public boolean joinable() {
        Set<String> inputs = later.inputs().keySet();
        boolean placed = inputs.contains(POSITIONS) && inputs.contains(MASK);
        return !states.isEmpty()
                && (placed || !grows())
                && !inputs.contains(CACHE_POSITION)
                && !inputs.contains(ENCODER_MASK)
                && later.input(IDS).shape().get(0) < 0
                && states.values().stream().noneMatch(State::crossed);
    }

    @Override
    public boolean isFullPrecision() {
        return states.values().stream().allMatch(state -> state.type() == DataType.FLOAT32)
                && later.output(LOGITS).type() == DataType.FLOAT32;
    }

    @Override
    public void close() {
        first.close();
        if (later != first) {
            later.close();
        }
    }
}
