package io.driftgauge.providers.cassette;

import java.io.IOException;

/** A request that can't be replayed: it was not recorded, or its recording is damaged. Asking again brings nothing else. */
public final class CassetteException extends IOException {

    private static final long serialVersionUID = 1L;

    CassetteException(String message) {
        super(message);
    }
}
