/** Vendors: what their ids mean, where they are, and how a request to them is signed. Each is a small file. */
@NullMarked
package io.driftgauge.providers.vendor;

import org.jspecify.annotations.NullMarked;
