package io.driftgauge.trainer.network;

/**
 * The size of a network.
 *
 * @param vocabulary number of tokens
 * @param context longest input in tokens
 * @param width numbers per token between layers
 * @param layers number of transformer layers
 * @param heads attention heads per layer; divides the width
 */
public record GptSize(int vocabulary, int context, int width, int layers, int heads) {
    /** The bundled models' size: as large as fits into a 6 MB file with room to spare. */
    public static GptSize bundled(int vocabulary) {
        return new GptSize(vocabulary, 256, 144, 4, 4);
    }

    public int headWidth() {
        return width / heads;
    }
}
