package io.driftgauge.djl.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.driftgauge.djl.runtime.Floats;
import io.driftgauge.djl.runtime.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * Texts being read and written together, with their states so far. Shorter ones are padded on their left, where the mask
 * hides it. Not thread-safe.
 */
final class Decoding implements AutoCloseable {

    private final Decoder decoder;

    /** Tokens read, text by text. */
    private final int[] lengths;

    /** Tokens that the states have room for: those of the longest text. */
    private int width;

    /** What was read, for a decoder without states, which reads all each time. */
    private long[] read = new long[0];

    /** Inputs that stay the same from step to step: what the encoder said. */
    private final Map<String, NDArray> constants = new LinkedHashMap<>();

    private Map<String, NDArray> states = new LinkedHashMap<>();
    private NDManager owner;
    private float[][] logits = new float[0][];

    /** One text of which nothing was read. */
    Decoding(Decoder decoder) {
        this(decoder, new int[1], 0);
    }

    private Decoding(Decoder decoder, int[] lengths, int width) {
        this.decoder = decoder;
        this.owner = decoder.newManager();
        this.lengths = lengths;
        this.width = width;
    }

    /** Adds what the encoder said; taken over by this. */
    Decoding with(String name, NDArray constant) {
        constant.setName(name);
        constant.attach(owner);
        constants.put(name, constant);
        return this;
    }

    int texts() {
        return lengths.length;
    }

    /** Values that the states hold, all texts together. */
    long stateSize() {
        return states.values().stream().mapToLong(NDArray::size).sum();
    }

    /** Of that text, for the token that follows. */
    float[] logits(int text) {
        return logits[text];
    }

    /** Reads tokens of a single text. */
    Decoding read(long... tokens) {
        if (decoder.takesSingleTokens()) {
            for (long token : tokens) {
                step(new long[] {token}, 1);
            }
        } else {
            step(tokens, tokens.length);
        }
        return this;
    }

    /** Reads one more token of each text. */
    Decoding readEach(long[] tokens) {
        step(tokens, 1);
        return this;
    }

    /** @param tokens text by text, as many of each */
    private void step(long[] tokens, int each) {
        boolean continued = lengths[0] > 0;
        boolean stateless = decoder.states().isEmpty();
        if (stateless) {
            read = concat(read, tokens);
        }
        long[] input = stateless ? read : tokens;
        int before = stateless ? 0 : width;
        int count = stateless ? read.length : each;
        Network session = decoder.session(continued);
        NDManager step = decoder.newManager();
        try {
            constants.values().forEach(constant -> constant.attach(step));
            NDList outputs = session.run(inputs(session, step, input, before, count, continued));
            Map<String, NDArray> next = new LinkedHashMap<>();
            decoder.states().forEach((name, state) -> {
                boolean kept =
                        continued && (state.crossed() || !session.outputs().containsKey(state.output()));
                NDArray array = kept ? Objects.requireNonNull(states.get(name)) : outputs.get(state.output());
                array.setName(name);
                if (kept) {
                    array.attach(step);
                }
                next.put(name, array);
            });
            keepLogits(outputs.get(Decoder.LOGITS));
            owner.close();
            owner = step;
            states = next;
            width += each;
            Arrays.setAll(lengths, i -> lengths[i] + each);
        } catch (RuntimeException e) {
            step.close();
            throw e;
        }
    }

    private static long[] concat(long[] a, long[] b) {
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private void keepLogits(NDArray array) {
        int tokens = Math.toIntExact(array.getShape().get(1));
        int vocabulary = Math.toIntExact(array.getShape().get(2));
        logits = new float[lengths.length][];
        for (int text = 0; text < lengths.length; text++) {
            logits[text] = Floats.part(array, ((text + 1) * tokens - 1) * vocabulary, vocabulary);
        }
    }

    private NDList inputs(Network session, NDManager step, long[] tokens, int before, int each, boolean continued) {
        NDList inputs = new NDList();
        int texts = lengths.length;
        for (String name : session.inputs().keySet()) {
            NDArray array = switch (name) {
                case Decoder.IDS -> longs(step, texts, each, i -> tokens[(int) i]);
                case Decoder.MASK -> mask(step, before, each);
                case Decoder.POSITIONS -> longs(step, texts, each, i -> seen((int) i / each, before) + i % each);
                case Decoder.CACHE_POSITION -> step.create(range(before, each));
                case Decoder.TYPES -> longs(step, texts, each, i -> 0);
                case Decoder.LOGITS_WANTED -> step.create(LongBuffer.wrap(new long[] {1}), new Shape(), DataType.INT64);
                case Decoder.USE_CACHE -> step.create(new boolean[] {continued});
                default -> {
                    NDArray constant = constants.get(name);
                    yield constant != null ? constant : state(step, name, continued, session);
                }
            };
            array.setName(name);
            inputs.add(array);
        }
        return inputs;
    }

    /** How much of a text was read before; a decoder without states begins anew each time. */
    private int seen(int text, int before) {
        return before == 0 ? 0 : lengths[text];
    }

    private NDArray mask(NDManager step, int before, int each) {
        // Recurrent states need no word about earlier tokens.
        int total = decoder.states().isEmpty() || decoder.grows() ? before + each : each;
        return longs(step, lengths.length, total, i -> {
            int text = (int) i / total;
            return i % total >= before - seen(text, before) || total == each ? 1 : 0;
        });
    }

    private NDArray state(NDManager step, String name, boolean continued, Network session) {
        State state = Objects.requireNonNull(decoder.states().get(name), name);
        if (continued) {
            return Objects.requireNonNull(states.get(name), name);
        }
        // A merged file's first step ignores its states, but can't take empty ones.
        boolean merged = session.inputs().containsKey(Decoder.USE_CACHE);
        Shape shape = new Shape(state.shape(lengths.length, merged ? 1 : 0));
        return step.create(bytes(shape.size() * state.type().getNumOfBytes()), shape, state.type());
    }

    private static NDArray longs(NDManager step, int rows, int columns, LongUnaryOperator values) {
        long[] all = new long[rows * columns];
        Arrays.setAll(all, values::applyAsLong);
        return step.create(LongBuffer.wrap(all), new Shape(rows, columns), DataType.INT64);
    }

    private static long[] range(int from, int count) {
        long[] range = new long[count];
        Arrays.setAll(range, i -> from + i);
        return range;
    }

    static ByteBuffer bytes(long size) {
        return ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
    }

    /** The same texts, each behind the others of its part, in a place of their own; the parts are used up. */
    static Decoding join(List<Decoding> parts) {
        return parts.size() == 1 ? parts.get(0) : Rows.all(parts).gather();
    }

    /** Only some texts; this is used up. */
    Decoding keep(List<Integer> texts) {
        return texts.size() == lengths.length
                ? this
                : new Rows(texts.stream().map(t -> new Rows.Row(this, t)).toList()).gather();
    }

    /** These texts, in this order, one perhaps several times; all have read as much. This is used up. */
    Decoding pick(int[] texts) {
        if (Arrays.equals(texts, IntStream.range(0, lengths.length).toArray())) {
            return this;
        }
        int[] picked = Arrays.stream(texts).map(text -> lengths[text]).toArray();
        Decoding decoding = new Decoding(decoder, picked, width);
        constants.forEach((name, array) -> decoding.with(name, picked(array, texts, decoding.owner)));
        states.forEach((name, array) -> {
            NDArray state = picked(array, texts, decoding.owner);
            state.setName(name);
            decoding.states.put(name, state);
        });
        decoding.logits = Arrays.stream(texts).mapToObj(text -> logits[text]).toArray(float[][]::new);
        close();
        return decoding;
    }

    private static NDArray picked(NDArray array, int[] texts, NDManager owner) {
        ByteBuffer source = array.toByteBuffer();
        long[] shape = array.getShape().getShape();
        int each = source.remaining() / Math.toIntExact(shape[0]);
        shape[0] = texts.length;
        ByteBuffer all = bytes((long) each * texts.length);
        for (int i = 0; i < texts.length; i++) {
            all.put(i * each, source, source.position() + texts[i] * each, each);
        }
        return owner.create(all, new Shape(shape), array.getDataType());
    }

    /** Texts picked out of decodings. */
    private record Rows(List<Row> rows) {

        private record Row(Decoding from, int text) {
            int length() {
                return from.lengths[text];
            }
        }

        static Rows all(List<Decoding> parts) {
            return new Rows(parts.stream()
                    .flatMap(part -> IntStream.range(0, part.texts()).mapToObj(t -> new Row(part, t)))
                    .toList());
        }

        Decoding gather() {
            int[] lengths = rows.stream().mapToInt(Row::length).toArray();
            Decoding joined = new Decoding(
                    rows.get(0).from.decoder,
                    lengths,
                    Arrays.stream(lengths).max().orElse(0));
            joined.decoder.states().forEach((name, state) -> {
                Shape shape = new Shape(state.shape(rows.size(), joined.width));
                NDArray array = joined.owner.create(gathered(name, state, shape, joined.width), shape, state.type());
                array.setName(name);
                joined.states.put(name, array);
            });
            joined.logits = rows.stream().map(row -> row.from.logits[row.text]).toArray(float[][]::new);
            rows.forEach(row -> row.from.close());
            return joined;
        }

        /** Right-aligned: what was read last stands last. */
        private ByteBuffer gathered(String name, State state, Shape shape, int width) {
            ByteBuffer all = bytes(shape.size() * state.type().getNumOfBytes());
            int inner = state.inner() * state.type().getNumOfBytes();
            IdentityHashMap<Decoding, ByteBuffer> sources = new IdentityHashMap<>();
            for (int r = 0; r < rows.size(); r++) {
                Row row = rows.get(r);
                ByteBuffer source = sources.computeIfAbsent(
                        row.from,
                        from -> Objects.requireNonNull(from.states.get(name)).toByteBuffer());
                int tokens = state.growing() < 0 ? 1 : row.length();
                int room = state.growing() < 0 ? 1 : width;
                int sourceRoom = state.growing() < 0 ? 1 : row.from.width;
                for (int o = 0; o < state.outer(); o++) {
                    int to = ((r * state.outer() + o) * room + room - tokens) * inner;
                    int at = ((row.text * state.outer() + o) * sourceRoom + sourceRoom - tokens) * inner;
                    all.put(to, source, at, tokens * inner);
                }
            }
            return all;
        }
    }

    @Override
    public void close() {
        owner.close();
    }
}
