package io.driftgauge.allure;

import io.driftgauge.base.Sha256;

/** Ids that depend on a name alone, so that they are the same in every run. */
final class Ids {

    private Ids() {}

    /** 32 hex digits. */
    static String of(String name) {
        return Sha256.hex(name).substring(0, 32);
    }
}
