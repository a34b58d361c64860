package io.driftgauge.djl.generate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes an ONNX graph (opset 17) as protobuf by hand, so that tests need no exporter. */
final class OnnxWriter {

    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int BOOL = 9;

    private final Message nodes = new Message();
    private final Message initialisers = new Message();
    private final Message ends = new Message();
    private int count;

    /** A protobuf message being written. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private void varint(long value) {
            long rest = value;
            for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
                out.write((int) ((rest & 0x7f) | 0x80));
            }
            out.write((int) rest);
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.out.toByteArray());
        }
    }

    String floats(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor(name, FLOAT, bytes(raw), shape);
    }

    String longs(String name, long[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return tensor(name, INT64, bytes(raw), shape);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.rewind().get(bytes);
        return bytes;
    }

    private String tensor(String name, int type, byte[] raw, long... shape) {
        Message tensor = new Message();
        for (long length : shape) {
            tensor.number(1, length);
        }
        initialisers.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
        return name;
    }

    /** A node with one output, which gets a name of its own. */
    String node(String operator, List<String> inputs, Map<String, Object> attributes) {
        String output = "t" + count++;
        named(operator, inputs, output, attributes);
        return output;
    }

    String node(String operator, String... inputs) {
        return node(operator, List.of(inputs), Map.of());
    }

    void named(String operator, List<String> inputs, String output, Map<String, Object> attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, "node-" + output).text(4, operator);
        attributes.forEach((name, value) -> {
            Message attribute = new Message().text(1, name);
            if (value instanceof Integer number) {
                attribute.number(3, number).number(20, 2);
            } else {
                for (Object number : (List<?>) value) {
                    attribute.number(8, (Integer) number);
                }
                attribute.number(20, 7);
            }
            node.message(5, attribute);
        });
        nodes.message(1, node);
    }

    /** An input or output; a length that is a string is open. */
    void end(boolean input, String name, int type, Object... shape) {
        Message dimensions = new Message();
        for (Object length : shape) {
            dimensions.message(
                    1,
                    length instanceof String open
                            ? new Message().text(2, open)
                            : new Message().number(1, ((Number) length).longValue()));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        ends.message(input ? 11 : 12, new Message().text(1, name).message(2, new Message().message(1, tensor)));
    }

    byte[] model() {
        Message graph = new Message();
        graph.out.writeBytes(nodes.out.toByteArray());
        graph.text(2, "test");
        graph.out.writeBytes(initialisers.out.toByteArray());
        graph.out.writeBytes(ends.out.toByteArray());
        return new Message()
                .number(1, 8)
                .text(2, "driftgauge-tests")
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 17))
                .out
                .toByteArray();
    }
}
