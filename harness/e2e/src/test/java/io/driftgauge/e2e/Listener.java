package io.driftgauge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes down what is sent to it and refuses it: all that is wanted is the request. */
final class Listener implements AutoCloseable {

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("POST")) {
                bodies.add(Json.parse(body));
            }
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Bodies of POSTs, in their order. */
    List<JsonNode> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
