package io.driftgauge.trainer.network;

/**
 * The size of a network.
 *
 * @param vocabulary number of tokens
 * @param context longest input in tokens
 * @param width numbers per token between layers
 * @param layers number of transformer layers
 * @param heads attention heads per layer; divides the width
 * @param rotary whether places are told by turning queries and keys, by how far they lie apart; if not, each place has
 *     learnt numbers of its own
 */
public record GptSize(int vocabulary, int context, int width, int layers, int heads, boolean rotary) {
    /** The tiny models' size: as large as fits into a 6 MB file with room to spare. */
    public static GptSize tiny(int vocabulary) {
        return new GptSize(vocabulary, 256, 144, 4, 4, false);
    }

    /** The small models' size: what an hour of one core can train. */
    public static GptSize small(int vocabulary) {
        return new GptSize(vocabulary, 256, 160, 5, 4, true);
    }

    public int headWidth() {
        return width / heads;
    }
}
