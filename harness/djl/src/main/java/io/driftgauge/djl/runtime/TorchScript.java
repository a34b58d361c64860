package io.driftgauge.djl.runtime;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A decoder as TorchScript on DJL's PyTorch engine, which users add themselves. Such a file doesn't tell its inputs' names:
 * it takes {@code input_ids} and {@code attention_mask}, or the first alone, and gives logits first. Thread-safe.
 */
public final class TorchScript implements Network {

    private static final String ENGINE = "PyTorch";
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String LOGITS = "logits";

    /**
     * One thread a call, so that sums are added in one order and calls scale over the cores; and no second version of the
     * code after the first calls.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false");

    private final Model model;
    private final Map<String, TensorSpec> inputs = new LinkedHashMap<>();
    private final Map<String, TensorSpec> outputs;

    private TorchScript(Model model, Path file) {
        this.model = model;
        TensorSpec tokens = new TensorSpec(DataType.INT64, List.of(1L, -1L));
        inputs.put(IDS, tokens);
        inputs.put(MASK, tokens);
        EngineException twoInputs = obstacle(2);
        if (twoInputs != null) {
            inputs.remove(MASK);
            if (obstacle(2) != null) {
                throw Failures.at(
                        file,
                        "is no decoder that can be asked here (" + Failures.reason(twoInputs)
                                + "). It should take input_ids and attention_mask, or input_ids alone.",
                        twoInputs);
            }
        }
        try (NDManager manager = newManager()) {
            NDArray logits = compute(manager, 2);
            long[] shape = logits.getShape().getShape();
            if (shape.length != 3 || shape[1] != 2 || logits.getDataType() != DataType.FLOAT32 || obstacle(3) != null) {
                throw Failures.at(
                        file,
                        "does not give 32 bit logits for every token of a text of any length, but "
                                + logits.getDataType()
                                + " of shape " + logits.getShape()
                                + ". A trace keeps the length that it was made with where the model's code does; script"
                                + " the model, or export it as ONNX.");
            }
            outputs = Map.of(LOGITS, new TensorSpec(DataType.FLOAT32, List.of(1L, -1L, shape[2])));
        }
    }

    /** True if the class path holds the engine. */
    public static boolean isAvailable() {
        return Engine.hasEngine(ENGINE);
    }

    /**
     * Opens it.
     *
     * @throws io.driftgauge.base.InvalidInputException if the engine is missing, or the file is no such decoder
     */
    public static TorchScript open(Path file, ComputeDevice device) {
        DjlRuntime.start();
        if (!isAvailable()) {
            throw Failures.at(
                    file,
                    "is TorchScript, which takes DJL's PyTorch engine, and that is not on the class path. Add"
                            + " ai.djl.pytorch:pytorch-engine:0.35.1, ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1 and"
                            + " ai.djl.pytorch:pytorch-native-cpu:2.7.1 (with the classifier of your platform, for example"
                            + " linux-x86_64) in test scope, or export the model as ONNX.");
        }
        SETTINGS.forEach(DjlRuntime::setIfAbsent);
        Device place = device.gpu().isPresent() ? Device.gpu(device.gpu().getAsInt()) : Device.cpu();
        Model model;
        try {
            model = Model.newInstance("model", place, ENGINE);
        } catch (LinkageError | EngineException | IllegalStateException e) {
            throw Failures.at(
                    file,
                    "DJL's PyTorch engine can't start (" + Failures.reason(e)
                            + "). Its three artifacts must fit each other and the platform: pytorch-engine 0.35.1,"
                            + " pytorch-jni 2.7.1-0.35.1, pytorch-native-cpu 2.7.1.",
                    e);
        }
        try {
            model.load(
                    file.toAbsolutePath().resolveSibling(""), file.getFileName().toString());
            return new TorchScript(model, file);
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw Failures.at(
                    file,
                    "PyTorch can't open it (" + Failures.reason(e)
                            + "). It must be TorchScript (torch.jit.trace or torch.jit.script), not pickled weights.",
                    e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private @Nullable EngineException obstacle(int tokens) {
        try (NDManager manager = newManager()) {
            NDArray logits = compute(manager, tokens);
            return logits.getShape().dimension() > 1 && logits.getShape().get(1) == tokens
                    ? null
                    : new EngineException("shape " + logits.getShape() + " for " + tokens + " tokens");
        } catch (EngineException e) {
            return e;
        }
    }

    private NDArray compute(NDManager manager, int tokens) {
        NDList arrays = new NDList();
        long[] ones = new long[tokens];
        Arrays.fill(ones, 1);
        inputs.keySet().forEach(name -> {
            NDArray array = manager.create(LongBuffer.wrap(ones), new Shape(1, tokens), DataType.INT64);
            array.setName(name);
            arrays.add(array);
        });
        return run(arrays).get(0);
    }

    @Override
    public Map<String, TensorSpec> inputs() {
        return inputs;
    }

    @Override
    public Map<String, TensorSpec> outputs() {
        return outputs;
    }

    @Override
    public NDManager newManager() {
        return Engine.getEngine(ENGINE).newBaseManager(Device.cpu());
    }

    @Override
    public NDList run(NDList arrays) {
        NDList results = model.getBlock().forward(new ParameterStore(model.getNDManager(), false), arrays, false);
        results.get(0).setName(LOGITS);
        results.attach(arrays.get(0).getManager());
        return results;
    }

    @Override
    public Map<String, String> environment() {
        return new TreeMap<>(Map.of("pytorch", Engine.getEngine(ENGINE).getVersion()));
    }

    @Override
    public void close() {
        model.close();
    }
}
