package io.driftgauge.djl.runtime;

import io.driftgauge.base.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an ONNX file tells before ONNX Runtime opens it: the operators of its graphs, and the files beside it that hold
 * weights. The field numbers are those of {@code onnx.proto}; weights are passed over, not read.
 *
 * @param operators their types, those of branches included
 * @param externalData names of files relative to the ONNX file's folder
 */
public record OnnxFile(Set<String> operators, Set<String> externalData) {

    /** Operators that scale activations by what else is in the batch, so that a result depends on its batch mates. */
    private static final Set<String> DYNAMICALLY_QUANTISED =
            Set.of("DynamicQuantizeLinear", "DynamicQuantizeMatMul", "DynamicQuantizeLSTM");

    /** Of a file that is none. */
    public static final OnnxFile NONE = new OnnxFile(Set.of(), Set.of());

    public OnnxFile {
        operators = Set.copyOf(operators);
        externalData = Set.copyOf(externalData);
    }

    /**
     * Looks through a file.
     *
     * @throws InvalidInputException if the file can't be read, is no ONNX file, or files with its weights are missing
     */
    public static OnnxFile read(Path file) {
        Reader reader = new Reader();
        try (FileChannel channel = FileChannel.open(file)) {
            reader.model(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Failures.at(
                    file,
                    "ONNX Runtime can't open it: it is no whole ONNX file. It is damaged or was cut short, or it is a"
                            + " pointer of Git LFS; get or export it again.",
                    e);
        }
        for (String name : reader.externalData) {
            Path beside = file.resolveSibling(name).normalize();
            if (!beside.startsWith(file.resolveSibling("").normalize()) || !Files.isRegularFile(beside)) {
                throw Failures.at(
                        file,
                        "keeps weights in the file " + name + ", which is not there. Put it into the same folder.");
            }
        }
        return new OnnxFile(reader.operators, reader.externalData);
    }

    /** True if a text's result depends on the texts that it is computed with; such a model takes them one by one. */
    public boolean dependsOnBatch() {
        return operators.stream().anyMatch(DYNAMICALLY_QUANTISED::contains);
    }

    /** The files that hold this model's weights, itself first. */
    public List<Path> files(Path file) {
        List<Path> files = new ArrayList<>(List.of(file));
        externalData.stream().sorted().map(file::resolveSibling).forEach(files::add);
        return files;
    }

    /** Walks through the messages. */
    private static final class Reader {
        private final Set<String> operators = new TreeSet<>();
        private final Set<String> externalData = new TreeSet<>();

        void model(ByteBuffer in) {
            boolean graph = false;
            while (in.hasRemaining()) {
                Field field = Field.next(in);
                graph |= field.is(7);
                if (field.is(7)) {
                    graph(field.content);
                } else if (field.is(25)) {
                    function(field.content);
                }
            }
            if (!graph) {
                throw new IllegalArgumentException("no graph");
            }
        }

        private void function(ByteBuffer in) {
            while (in.hasRemaining()) {
                Field field = Field.next(in);
                if (field.is(7)) {
                    node(field.content);
                }
            }
        }

        private void graph(ByteBuffer in) {
            while (in.hasRemaining()) {
                Field field = Field.next(in);
                if (field.is(1)) {
                    node(field.content);
                } else if (field.is(5)) {
                    tensor(field.content);
                }
            }
        }

        private void node(ByteBuffer in) {
            while (in.hasRemaining()) {
                Field field = Field.next(in);
                if (field.is(4)) {
                    operators.add(field.text());
                } else if (field.is(5)) {
                    attribute(field.content);
                }
            }
        }

        private void attribute(ByteBuffer in) {
            while (in.hasRemaining()) {
                Field field = Field.next(in);
                if (field.is(6) || field.is(11)) {
                    graph(field.content);
                } else if (field.is(5) || field.is(10)) {
                    tensor(field.content);
                }
            }
        }

        private void tensor(ByteBuffer in) {
            while (in.hasRemaining()) {
                Field field = Field.next(in);
                if (field.is(13)) {
                    entry(field.content);
                }
            }
        }

        private void entry(ByteBuffer in) {
            String key = "";
            String value = "";
            while (in.hasRemaining()) {
                Field field = Field.next(in);
                if (field.is(1)) {
                    key = field.text();
                } else if (field.is(2)) {
                    value = field.text();
                }
            }
            if (key.equals("location")) {
                externalData.add(value);
            }
        }
    }

    /** One field: its number, and its content if it has a length. */
    private record Field(int number, boolean hasLength, ByteBuffer content) {

        private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

        static Field next(ByteBuffer in) {
            long tag = varint(in);
            int number = Math.toIntExact(tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.position(in.position() + Long.BYTES);
                case 5 -> in.position(in.position() + Integer.BYTES);
                case 2 -> {
                    int length = Math.toIntExact(varint(in));
                    ByteBuffer content = in.slice(in.position(), length);
                    in.position(in.position() + length);
                    return new Field(number, true, content);
                }
                default -> throw new IllegalArgumentException("no protobuf");
            }
            return new Field(number, false, NOTHING);
        }

        boolean is(int wanted) {
            return hasLength && number == wanted;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                if (!in.hasRemaining()) {
                    throw new IllegalArgumentException("cut short");
                }
                byte next = in.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("no number");
        }
    }
}
