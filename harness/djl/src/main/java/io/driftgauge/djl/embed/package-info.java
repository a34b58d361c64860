/** Embeddings of texts by a sentence transformer on ONNX Runtime. */
@NullMarked
package io.driftgauge.djl.embed;

import org.jspecify.annotations.NullMarked;
