/** Cassettes: exchanges over HTTP that are stored in files and replayed without a network. */
@NullMarked
package io.driftgauge.providers.cassette;

import org.jspecify.annotations.NullMarked;
