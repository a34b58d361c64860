package io.driftgauge.providers.vendor;

import io.driftgauge.model.ModelCallException;
import java.util.List;

/** One vendor, or one kind of server. Stateless. */
public interface Vendor {

    /** The prefixes of its provider ids, the usual one first. */
    List<String> prefixes();

    /**
     * Where and how a provider of it is reached.
     *
     * @throws io.driftgauge.base.InvalidInputException if the spec can't be right
     * @throws ModelCallException if a key is missing
     */
    Endpoint endpoint(Opening opening) throws ModelCallException;

    /** True if its calls cost money or need a key, as far as the spec tells. */
    boolean needsLive(Opening opening);
}
