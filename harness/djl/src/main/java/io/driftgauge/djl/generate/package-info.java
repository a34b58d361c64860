/** Language models in process: directories with an ONNX decoder and its tokenizer, generation step by step. */
@NullMarked
package io.driftgauge.djl.generate;

import org.jspecify.annotations.NullMarked;
