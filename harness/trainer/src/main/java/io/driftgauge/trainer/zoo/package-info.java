/**
 * Small models of every architecture that Driftgauge runs, with fixed random weights, each exported in the layout of
 * published exports beside what a plain computation in doubles expects of it.
 */
@NullMarked
package io.driftgauge.trainer.zoo;

import org.jspecify.annotations.NullMarked;
