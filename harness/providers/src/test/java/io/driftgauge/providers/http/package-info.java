@NullMarked
package io.driftgauge.providers.http;

import org.jspecify.annotations.NullMarked;
