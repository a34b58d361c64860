package io.driftgauge.trainer.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * An ONNX graph under construction. Values are known by name; an operator's method gives back its output's name, so a
 * formula is written as nested calls. The field numbers are those of {@code onnx.proto}.
 */
public final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int EXTERNAL = 1;

    /** Nodes of the graph that is being written: the whole one's, or a branch's. */
    private List<Protobuf> nodes = new ArrayList<>();

    private int names;
    private final List<Protobuf> constants = new ArrayList<>();
    private final List<Protobuf> inputs = new ArrayList<>();
    private final List<Protobuf> outputs = new ArrayList<>();

    /** Declares an input; a dimension is a number, or a name where the caller chooses. */
    public String input(String name, TensorType type, Object... dimensions) {
        inputs.add(declaration(name, type, dimensions));
        return name;
    }

    public void output(String name, TensorType type, Object... dimensions) {
        outputs.add(declaration(name, type, dimensions));
    }

    public String constant(String name, float[] values, long... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(name, TensorType.FLOAT, raw.array(), dimensions);
    }

    public String constant(String name, long[] values, long... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return constant(name, TensorType.INT64, raw.array(), dimensions);
    }

    public String scalar(String name, float value) {
        return constant(name, new float[] {value}, 1);
    }

    /** A constant from its bytes, little endian. */
    public String constant(String name, TensorType type, byte[] raw, long... dimensions) {
        Protobuf tensor = new Protobuf();
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        constants.add(tensor.number(2, type.number()).text(8, name).bytes(9, raw));
        return name;
    }

    /** A constant whose bytes lie in another file of the same folder. */
    public String external(String name, TensorType type, String file, long offset, long length, long... dimensions) {
        Protobuf tensor = new Protobuf();
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        tensor.number(2, type.number()).text(8, name).number(14, EXTERNAL);
        Map<String, String> place =
                Map.of("location", file, "offset", String.valueOf(offset), "length", String.valueOf(length));
        new TreeMap<>(place)
                .forEach((key, value) ->
                        tensor.message(13, new Protobuf().text(1, key).text(2, value)));
        constants.add(tensor);
        return name;
    }

    /**
     * A graph within the graph, for {@code If} and {@code Scan}; it sees the outer one's values.
     *
     * @param inputs names of its own inputs
     * @param body writes its nodes and gives back the names of its outputs
     */
    public Branch branch(List<String> inputs, TensorType type, Supplier<List<String>> body) {
        List<Protobuf> outer = nodes;
        nodes = new ArrayList<>();
        List<String> results = body.get();
        Protobuf graph = new Protobuf();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, "branch_" + names++);
        inputs.forEach(input -> graph.message(11, declaration(input, type)));
        results.forEach(result -> graph.message(12, declaration(result, type)));
        nodes = outer;
        return new Branch(graph);
    }

    /** An attribute's value: a graph. */
    public static final class Branch {
        private final Protobuf graph;

        private Branch(Protobuf graph) {
            this.graph = graph;
        }
    }

    /** A name that nothing else has. */
    public String fresh() {
        return "v" + names++;
    }

    /** An operator without attributes. */
    public String apply(String operator, String... arguments) {
        return apply(operator, Map.of(), arguments);
    }

    /** An operator with attributes: {@code Integer}, {@code Float}, {@code long[]} or {@link Branch} by name. */
    public String apply(String operator, Map<String, Object> attributes, String... arguments) {
        return apply(operator, attributes, List.of(arguments), List.of(fresh()));
    }

    /** An operator whose outputs have given names; gives back the first. */
    public String apply(String operator, Map<String, Object> attributes, List<String> arguments, List<String> results) {
        Protobuf node = new Protobuf();
        arguments.forEach(name -> node.text(1, name));
        results.forEach(name -> node.text(2, name));
        node.text(3, operator + "_" + names++).text(4, operator);
        new TreeMap<>(attributes).forEach((name, value) -> node.message(5, attribute(name, value)));
        nodes.add(node);
        return results.get(0);
    }

    private static Protobuf attribute(String name, Object value) {
        Protobuf attribute = new Protobuf().text(1, name);
        if (value instanceof Float number) {
            return attribute.number(2, number).number(20, 1);
        }
        if (value instanceof Integer number) {
            return attribute.number(3, number.longValue()).number(20, 2);
        }
        if (value instanceof Branch branch) {
            return attribute.message(6, branch.graph).number(20, 5);
        }
        for (long number : (long[]) value) {
            attribute.number(8, number);
        }
        return attribute.number(20, 7);
    }

    private static Protobuf declaration(String name, TensorType type, Object... dimensions) {
        if (dimensions.length == 0) {
            return new Protobuf()
                    .text(1, name)
                    .message(2, new Protobuf().message(1, new Protobuf().number(1, type.number())));
        }
        Protobuf shape = new Protobuf();
        for (Object dimension : dimensions) {
            Protobuf size = new Protobuf();
            if (dimension instanceof String label) {
                size.text(2, label);
            } else {
                size.number(1, ((Number) dimension).longValue());
            }
            shape.message(1, size);
        }
        Protobuf tensor = new Protobuf().number(1, type.number()).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    /** The whole file. */
    public byte[] toBytes(String name, Map<String, String> metadata) {
        Protobuf graph = new Protobuf();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        constants.forEach(tensor -> graph.message(5, tensor));
        inputs.forEach(input -> graph.message(11, input));
        outputs.forEach(output -> graph.message(12, output));
        Protobuf opset = new Protobuf().text(1, "").number(2, OPSET);
        Protobuf model = new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "driftgauge-trainer")
                .message(7, graph)
                .message(8, opset);
        metadata.forEach(
                (key, value) -> model.message(14, new Protobuf().text(1, key).text(2, value)));
        return model.toBytes();
    }
}
