/** Export of the trained network to ONNX in the decoder-with-past layout. */
@NullMarked
package io.driftgauge.trainer.onnx;

import org.jspecify.annotations.NullMarked;
