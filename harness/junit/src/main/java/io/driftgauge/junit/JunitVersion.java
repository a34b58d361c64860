package io.driftgauge.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tells an old JUnit in words instead of by a linkage error. */
final class JunitVersion {

    private static final String NEEDED = "org.junit.jupiter.api.extension.ExtensionContext$StoreScope";

    private JunitVersion() {}

    /** True from 5.13 on, where a launcher session has a store. */
    static boolean isNewEnough(ClassLoader loader) {
        try {
            Class.forName(NEEDED, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static void require() {
        if (!isNewEnough(ExtensionContext.class.getClassLoader())) {
            throw new ExtensionConfigurationException(
                    "@ReplayTest needs JUnit 5.13 or newer, and an older junit-jupiter-api is on the class path. Raise"
                            + " junit-jupiter (or import junit-bom) to 5.13 or newer.");
        }
    }
}
