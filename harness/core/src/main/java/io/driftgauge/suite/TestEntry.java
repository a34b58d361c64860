package io.driftgauge.suite;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An entry of a suite's tests.
 *
 * @param file the one that it stands in
 * @param dataRow true if it is a row of a data file
 * @param scenario the scenario's side of it, if it belongs to one
 */
record TestEntry(Tree tree, Path file, boolean dataRow, Optional<Side> scenario) {

    /**
     * What a scenario's config says about the tests that it is crossed with.
     *
     * @param key names it among the scenario's configs
     */
    record Side(String key, Layer layer) {}
}
