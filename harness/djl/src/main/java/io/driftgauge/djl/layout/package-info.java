/** What a model's directory holds: its architecture, its weights, its configurations. */
@NullMarked
package io.driftgauge.djl.layout;

import org.jspecify.annotations.NullMarked;
