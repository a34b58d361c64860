/** What everything on DJL stands on: the engine's start, devices, sessions over ONNX files, the cache folder. */
@NullMarked
package io.driftgauge.djl.runtime;

import org.jspecify.annotations.NullMarked;
