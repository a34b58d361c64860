package io.driftgauge.djl.runtime;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.driftgauge.base.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * An ONNX file opened on DJL's engine. Thread-safe: callers share the weights and each brings the arrays of its own
 * computation. One thread a call, so that sums are added in one order and calls scale over the cores.
 */
public final class OnnxSession implements Network {

    private final NDManager manager;
    private final OrtSymbolBlock block;
    private final Map<String, TensorSpec> inputs;
    private final Map<String, TensorSpec> outputs;

    private OnnxSession(
            NDManager manager, OrtSymbolBlock block, Map<String, TensorSpec> inputs, Map<String, TensorSpec> outputs) {
        this.manager = manager;
        this.block = block;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * Opens it.
     *
     * @throws EngineException if the device's memory is too small for it
     * @throws InvalidInputException if the file is missing or is no ONNX model that this version can run
     */
    public static OnnxSession open(Path file, ComputeDevice device) {
        DjlRuntime.start();
        if (!Files.isRegularFile(file)) {
            throw Failures.at(file, "no such file. A model directory holds its weights as model.onnx.");
        }
        NDManager manager = DjlRuntime.newManager();
        try (OrtSession.SessionOptions options = options(device)) {
            OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
            OrtSymbolBlock block = new OrtSymbolBlock(session, (OrtNDManager) manager);
            return new OnnxSession(manager, block, tensors(session.getInputInfo()), tensors(session.getOutputInfo()));
        } catch (OrtException e) {
            manager.close();
            if (CallFailures.isOutOfMemory(e)) {
                throw new EngineException(file.getFileName() + " does not fit: " + Failures.reason(e), e);
            }
            throw Failures.at(
                    file,
                    "ONNX Runtime can't open it (" + Failures.reason(e)
                            + "). The file is damaged or made for another version; get or export it again.",
                    e);
        }
    }

    private static OrtSession.SessionOptions options(ComputeDevice device) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setDeterministicCompute(true);
        if (device.gpu().isPresent()) {
            // TensorFloat-32 keeps 10 bits of a float's 23; the CUDA provider switches it on by default.
            OrtCUDAProviderOptions cuda =
                    new OrtCUDAProviderOptions(device.gpu().getAsInt());
            cuda.add("use_tf32", "0");
            cuda.add("cudnn_conv_algo_search", "DEFAULT");
            options.addCUDA(cuda);
        }
        return options;
    }

    private static Map<String, TensorSpec> tensors(Map<String, NodeInfo> nodes) {
        Map<String, TensorSpec> tensors = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                DataType type = switch (tensor.type) {
                    case FLOAT -> DataType.FLOAT32;
                    case FLOAT16 -> DataType.FLOAT16;
                    case INT64 -> DataType.INT64;
                    case INT32 -> DataType.INT32;
                    case BOOL -> DataType.BOOLEAN;
                    default -> DataType.UNKNOWN;
                };
                tensors.put(
                        name,
                        new TensorSpec(
                                type, LongStream.of(tensor.getShape()).boxed().toList()));
            }
        });
        return tensors;
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
        return DjlRuntime.newManager();
    }

    @Override
    public NDList run(NDList arrays) {
        return block.forward(new ParameterStore(manager, false), arrays, false);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void close() {
        manager.close();
    }
}
