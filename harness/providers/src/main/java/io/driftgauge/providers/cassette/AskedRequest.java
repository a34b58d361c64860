package io.driftgauge.providers.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;

/**
 * What makes a request the same as another: method, host and path, sorted query, canonical body. Neither headers nor
 * credentials count, nor the port, which a server on one's own machine has for a day.
 *
 * @param url {@code host/path?query}, credentials left out
 * @param body JSON, or a text, {@linkplain Shortened long base64 by its checksum}; empty text for none
 */
record AskedRequest(String method, String url, JsonNode body) {

    private static final int NAME_LENGTH = 16;
    private static final int SLUG_LENGTH = 48;

    static AskedRequest of(Request request, Secrets secrets) throws IOException {
        return new AskedRequest(
                request.method(),
                secrets.redact(url(request.url())),
                Shortened.of(body(secrets.redact(text(request.body())))));
    }

    private static String url(HttpUrl url) {
        Map<String, String> query = new TreeMap<>();
        for (int i = 0; i < url.querySize(); i++) {
            String name = url.queryParameterName(i);
            if (!Secrets.isSecretName(name) && !name.toLowerCase(Locale.ROOT).contains("signature")) {
                query.merge(name, String.valueOf(url.queryParameterValue(i)), (a, b) -> a + "," + b);
            }
        }
        StringBuilder text = new StringBuilder(url.host()).append(url.encodedPath());
        query.forEach((name, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value));
        return text.toString();
    }

    private static String text(okhttp3.@org.jspecify.annotations.Nullable RequestBody body) throws IOException {
        if (body == null) {
            return "";
        }
        Buffer buffer = new Buffer();
        body.writeTo(buffer);
        return buffer.readString(StandardCharsets.UTF_8);
    }

    static JsonNode body(String text) {
        try {
            JsonNode json = Json.parse(text);
            return json.isContainerNode() ? json : TextNode.valueOf(text);
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(text);
        }
    }

    /** The same text for the same request. */
    String canonical() {
        return method + " " + url + "\n" + Json.canonical(body);
    }

    /** Folder and name of its file: the host, then the last words of the path and a hash of all. */
    String file() {
        String path = url.substring(0, url.indexOf('?') < 0 ? url.length() : url.indexOf('?'));
        String slug = path.substring(path.indexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String end = slug.substring(Math.max(0, slug.length() - SLUG_LENGTH)).replaceAll("^-", "");
        return host() + "/" + (end.isEmpty() ? "" : end + "-")
                + Sha256.hex(canonical()).substring(0, NAME_LENGTH) + ".json";
    }

    /** The host as a folder's name. */
    String host() {
        return url.substring(0, url.indexOf('/')).replaceAll("[^A-Za-z0-9.-]", "_");
    }
}
