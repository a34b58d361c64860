@NullMarked
package io.driftgauge.providers.embed;

import org.jspecify.annotations.NullMarked;
