@NullMarked
package io.driftgauge.providers.cassette;

import org.jspecify.annotations.NullMarked;
