package io.driftgauge.djl.generate;

import java.util.Arrays;
import java.util.Set;

/**
 * What a model's configuration wants kept out of an answer, as the published implementations do it.
 *
 * @param repetitionPenalty above 0; over 1 makes every token that was there before less likely; 1 for none
 * @param noRepeatNgram tokens in a row that may not come twice; 0 for no such rule
 * @param minTokens before so many an answer can't end; 0 for no such rule
 */
record LogitRules(double repetitionPenalty, int noRepeatNgram, int minTokens) {

    static final LogitRules NONE = new LogitRules(1, 0, 0);

    /**
     * Scores of the next token under these rules; the same array where nothing applies.
     *
     * @param read what the decoder has read so far, the answer's tokens included
     * @param written how many of those are the answer's
     */
    float[] apply(float[] scores, long[] read, int written, Set<Long> ends) {
        if (equals(NONE)) {
            return scores;
        }
        float[] ruled = scores.clone();
        if (repetitionPenalty != 1) {
            Arrays.stream(read).distinct().forEach(token -> {
                float score = ruled[(int) token];
                ruled[(int) token] = (float) (score < 0 ? score * repetitionPenalty : score / repetitionPenalty);
            });
        }
        if (noRepeatNgram > 0) {
            forbidRepeats(ruled, read);
        }
        if (written < minTokens) {
            ends.forEach(end -> ruled[Math.toIntExact(end)] = Float.NEGATIVE_INFINITY);
        }
        return ruled;
    }

    private void forbidRepeats(float[] scores, long[] read) {
        int before = noRepeatNgram - 1;
        int last = read.length - before;
        for (int at = 0; at + before < read.length; at++) {
            if (Arrays.equals(read, at, at + before, read, last, read.length)) {
                scores[(int) read[at + before]] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
