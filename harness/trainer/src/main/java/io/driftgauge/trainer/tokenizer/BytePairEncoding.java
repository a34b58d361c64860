package io.driftgauge.trainer.tokenizer;

import java.util.List;
import java.util.Map;

/**
 * A trained byte-level BPE vocabulary.
 *
 * @param words the pattern that splits text before it is joined
 * @param vocabulary id of each token; special tokens first, then the 256 bytes, then merged tokens
 * @param merges pairs to join, the earliest learnt first
 */
record BytePairEncoding(String words, List<String> specialTokens, Map<String, Integer> vocabulary, List<Merge> merges) {
    /** Two neighbouring tokens that become one. */
    record Merge(String left, String right) {
        String joined() {
            return left + right;
        }
    }
}
