/** The network itself, a small decoder-only transformer on DJL, and its training loop. */
@NullMarked
package io.driftgauge.trainer.network;

import org.jspecify.annotations.NullMarked;
