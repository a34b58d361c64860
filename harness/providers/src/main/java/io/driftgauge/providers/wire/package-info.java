/** Wire formats: how a vendor spells requests, answers and streams. Each is a small file; none sends anything. */
@NullMarked
package io.driftgauge.providers.wire;

import org.jspecify.annotations.NullMarked;
