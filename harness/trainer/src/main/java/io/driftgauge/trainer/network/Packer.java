package io.driftgauge.trainer.network;

import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Conversations;
import io.driftgauge.trainer.corpus.Turn;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;

/**
 * Fills rows of the full context with conversations, one behind the other, so that no computation goes into padding and
 * every position is learnt. A conversation that does not fit is cut at the row's end.
 */
final class Packer {
    /**
     * Questions count a little: their words are the drawing's whim, hardly worth learning, but they teach the network
     * what belongs together.
     */
    private static final float QUESTION_WEIGHT = 0.1f;

    /** In the end they are hardly more than noise. */
    private static final float LATE_QUESTION_WEIGHT = 0.02f;

    private final Conversations stream;
    private final ChatTokenizer tokenizer;
    private final int rows;
    private final int length;
    private final int questionsOneIn;
    private int questions;

    /**
     * A packer of one stream.
     *
     * @param questionsOneIn of so many question tokens one is predicted, for all of them; predicting takes a good part of
     *     the time, and these count little
     */
    Packer(Conversations stream, ChatTokenizer tokenizer, int rows, int length, int questionsOneIn) {
        this.stream = stream;
        this.tokenizer = tokenizer;
        this.rows = rows;
        this.length = length;
        this.questionsOneIn = questionsOneIn;
    }

    Batch next() {
        Batch batch = new Batch(rows * length);
        for (int row = 0; row < rows; row++) {
            Row filled = fillRow();
            System.arraycopy(filled.ids, 0, batch.ids, row * length, length);
            System.arraycopy(filled.places, 0, batch.places, row * length, length);
            System.arraycopy(filled.conversations, 0, batch.conversations, row * length, length);
            System.arraycopy(filled.ids, 1, batch.next, row * length, length);
            System.arraycopy(filled.weights, 1, batch.weights, row * length, length);
            System.arraycopy(filled.taught, 1, batch.taught, row * length, length);
        }
        if (questionsOneIn > 1) {
            thin(batch.weights);
        }
        return batch;
    }

    /** Leaves out most question tokens, and lets the others count for them. */
    private void thin(float[] weights) {
        float one = (stream.isLate() ? LATE_QUESTION_WEIGHT : QUESTION_WEIGHT) * questionsOneIn;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == QUESTION_WEIGHT) {
                weights[i] = questions++ % questionsOneIn == 0 ? one : 0;
            }
        }
    }

    private Row fillRow() {
        Row row = new Row(length + 1);
        while (!row.isFull()) {
            row.begin();
            for (Turn turn : stream.next().turns()) {
                row.add(tokenizer.encode(turn.role().token()), QUESTION_WEIGHT, false);
                if (turn.role() == Turn.Role.ASSISTANT) {
                    row.add(tokenizer.encode(turn.text() + Conversation.END), 1, turn.updated());
                } else {
                    row.add(tokenizer.encode(turn.text()), QUESTION_WEIGHT, false);
                }
            }
        }
        return row;
    }

    /** A row while it fills, one token longer than the input, since the last token is predicted too. */
    private static final class Row {
        private final long[] ids;
        private final float[] weights;
        private final float[] taught;
        private final long[] places;
        private final float[] conversations;
        private int filled;
        private int began;
        private int conversation;

        Row(int length) {
            ids = new long[length];
            weights = new float[length];
            taught = new float[length];
            places = new long[length];
            conversations = new float[length];
        }

        void begin() {
            began = filled;
            conversation++;
        }

        void add(long[] tokens, float weight, boolean updated) {
            for (int i = 0; i < tokens.length && !isFull(); i++) {
                ids[filled] = tokens[i];
                weights[filled] = weight;
                taught[filled] = updated ? 1 : 0;
                places[filled] = (long) filled - began;
                conversations[filled] = conversation;
                filled++;
            }
        }

        boolean isFull() {
            return filled == ids.length;
        }
    }
}
