package io.driftgauge.providers.vendor;

import io.driftgauge.model.ModelCallException;
import okhttp3.Request;

/** Puts on a request what proves who asks. Thread-safe. */
@FunctionalInterface
public interface Signer {

    /** Proves nothing. */
    Signer NONE = (request, body) -> request;

    /**
     * Signs.
     *
     * @param body the request's body
     * @throws ModelCallException if the proof can't be had
     */
    Request sign(Request request, byte[] body) throws ModelCallException, InterruptedException;

    /** A header with a key in it. */
    static Signer header(String name, String value) {
        return (request, body) -> request.newBuilder().header(name, value).build();
    }

    /** {@code Authorization: Bearer …}. */
    static Signer bearer(String key) {
        return header("Authorization", "Bearer " + key);
    }
}
