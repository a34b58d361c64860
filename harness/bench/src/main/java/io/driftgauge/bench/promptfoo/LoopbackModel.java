package io.driftgauge.bench.promptfoo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A model in OpenAI's chat format on loopback that takes its time, or allows so many calls a second, and keeps count. */
final class LoopbackModel implements AutoCloseable {

    private static final byte[] ANSWER =
            ("{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"bench\","
                            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Fine, thank you.\"},"
                            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":5,"
                            + "\"total_tokens\":14}}")
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] REFUSAL =
            "{\"error\":{\"message\":\"Rate limit reached.\",\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    private static final long SECOND = 1_000_000_000L;

    static {
        // else the system holds back an answer's body until its head was acknowledged, 40 ms later
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final ExecutorService later = Executors.newFixedThreadPool(4);
    private final long latencyMillis;
    private final int perSecond;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private int answered;
    private int refused;
    private double tokens;
    private long filled;

    /**
     * Starts.
     *
     * @param perSecond calls a second, with a burst of a tenth of that; 0 for no limit
     */
    LoopbackModel(long latencyMillis, int perSecond) throws IOException {
        this.latencyMillis = latencyMillis;
        this.perSecond = perSecond;
        this.tokens = perSecond / 10.0;
        this.filled = System.nanoTime();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 404, "{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (!admits(System.nanoTime())) {
            send(exchange, 429, REFUSAL);
        } else if (latencyMillis == 0) {
            answer(exchange);
        } else {
            CompletableFuture.delayedExecutor(latencyMillis, TimeUnit.MILLISECONDS, later)
                    .execute(() -> answer(exchange));
        }
    }

    private synchronized boolean admits(long now) {
        first = Math.min(first, now);
        if (perSecond == 0) {
            return true;
        }
        tokens = Math.min(perSecond / 10.0, tokens + (double) (now - filled) * perSecond / SECOND);
        filled = now;
        if (tokens < 1) {
            refused++;
            return false;
        }
        tokens--;
        return true;
    }

    private void answer(HttpExchange exchange) {
        try {
            send(exchange, 200, ANSWER);
            synchronized (this) {
                answered++;
                last = Math.max(last, System.nanoTime());
            }
        } catch (IOException e) {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    synchronized int answered() {
        return answered;
    }

    synchronized int refused() {
        return refused;
    }

    /** From the first request to the last answer, in seconds. */
    synchronized double seconds() {
        return (last - first) / (double) SECOND;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        later.shutdownNow();
    }
}
