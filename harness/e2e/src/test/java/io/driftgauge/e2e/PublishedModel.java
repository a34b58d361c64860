package io.driftgauge.e2e;

import java.io.IOException;
import java.nio.file.Path;

/**
 * SmolLM2-135M-Instruct as directories in the layout of published ONNX exports, made from its GGUF file.
 *
 * @param full in 32 bit: the numbers of the GGUF file
 * @param eight in 8 bit, by ONNX Runtime's dynamic quantisation
 * @param gguf the same numbers as {@code full} for llama.cpp, which then rounds no activations to 8 bit
 */
record PublishedModel(Path full, Path eight, Path gguf) {

    /** Skips the test where the packages can't be had. */
    static PublishedModel in(Path folder, LlamaCpp source) throws IOException, InterruptedException {
        Path python = Packages.python(
                "onnx", "gguf==0.19.0", "onnx==1.23.2", "onnxruntime==1.32.0", "tokenizers==0.23.3", "numpy==2.4.6");
        Path full = folder.resolve("smollm2");
        Path eight = folder.resolve("smollm2-int8");
        Scripts.python("gguf_to_onnx.py", python, folder, source.smollm2(), full);
        Scripts.python("eight_bit.py", python, folder, full, eight);
        Path gguf = folder.resolve("smollm2.gguf");
        Scripts.python("gguf_to_32_bit.py", python, folder, source.smollm2(), gguf);
        return new PublishedModel(full, eight, gguf);
    }
}
