package io.driftgauge.trainer.zoo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A {@code model.pt} as {@code torch.jit.save} writes one: a zip with a module's code, its pickled attributes and their
 * numbers. One module named {@code Model}, its attributes 32 bit tensors.
 */
final class TorchScriptArchive {

    /** Of the file format; those from 3 on have the operators that are used here. */
    private static final String VERSION = "10\n";

    private static final byte[] NOTHING = {(byte) 0x80, 2, ')', '.'};

    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    TorchScriptArchive tensor(String name, float[] numbers, long... shape) {
        values.put(name, numbers);
        shapes.put(name, shape);
        return this;
    }

    /** @param forward the method {@code forward}, indented by two */
    byte[] toBytes(String forward) {
        Map<String, byte[]> records = new LinkedHashMap<>();
        records.put("data.pkl", attributes());
        records.put("code/__torch__.py", code(forward).getBytes(StandardCharsets.UTF_8));
        int number = 0;
        for (float[] numbers : values.values()) {
            ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
            raw.asFloatBuffer().put(numbers);
            records.put("data/" + number++, raw.array());
        }
        records.put("constants.pkl", NOTHING);
        records.put("version", VERSION.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : records.entrySet()) {
                zip.putNextEntry(stored("model/" + each.getKey(), each.getValue()));
                zip.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    private String code(String forward) {
        StringBuilder code = new StringBuilder("class Model(Module):\n  __parameters__ = []\n  __buffers__ = []\n");
        code.append("  training : bool\n");
        values.keySet().forEach(name -> code.append("  ").append(name).append(" : Tensor\n"));
        return code.append(forward).toString();
    }

    /** Pickled, protocol 2: the module, then a dictionary of its attributes. */
    private byte[] attributes() {
        Pickle pickle = new Pickle();
        pickle.global("__torch__", "Model")
                .operation(")\u0081}(")
                .text("training")
                .operation("\u0089");
        int number = 0;
        for (Map.Entry<String, float[]> each : values.entrySet()) {
            pickle.text(each.getKey());
            pickle.global("torch._utils", "_rebuild_tensor_v2").operation("((");
            pickle.text("storage")
                    .global("torch", "FloatStorage")
                    .text(String.valueOf(number++))
                    .text("cpu");
            pickle.number(each.getValue().length).operation("tQ").number(0);
            long[] shape = Objects.requireNonNull(shapes.get(each.getKey()));
            pickle.operation("(");
            for (long length : shape) {
                pickle.number((int) length);
            }
            pickle.operation("t(");
            for (int axis = 0; axis < shape.length; axis++) {
                int stride = 1;
                for (int inner = axis + 1; inner < shape.length; inner++) {
                    stride *= (int) shape[inner];
                }
                pickle.number(stride);
            }
            pickle.operation("t\u0089").global("collections", "OrderedDict").operation(")RtR");
        }
        return pickle.operation("ub.").toBytes();
    }

    /** The few operations of Python's pickles that such a file takes. */
    private static final class Pickle {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Pickle() {
            operation("\u0080\u0002");
        }

        Pickle operation(String bytes) {
            out.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Pickle global(String module, String name) {
            return operation("c" + module + "\n" + name + "\n");
        }

        Pickle text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            operation("X");
            return size(bytes.length).bytes(bytes);
        }

        Pickle number(int number) {
            operation("J");
            return size(number);
        }

        private Pickle size(int size) {
            return bytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(size)
                    .array());
        }

        private Pickle bytes(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] toBytes() {
            return out.toByteArray();
        }
    }
}
