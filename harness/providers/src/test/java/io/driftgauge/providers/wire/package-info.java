@NullMarked
package io.driftgauge.providers.wire;

import org.jspecify.annotations.NullMarked;
