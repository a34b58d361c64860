package io.driftgauge.djl.embed;

import java.nio.file.Path;

/**
 * An embedding model on disk and how it is used.
 *
 * @param tokenizer its tokenizer.json
 * @param place where that JSON comes from, for messages
 * @param checksum SHA-256 over everything that decides a vector
 * @param longest most tokens of a window, marks and prompt included
 * @param prompt what is written before each text; may be empty
 * @param promptPooled false if the prompt's tokens are left out of the pooling
 */
record EmbeddingFiles(
        String name,
        Path weights,
        String tokenizer,
        Path place,
        String checksum,
        Pooling pooling,
        int longest,
        String prompt,
        boolean promptPooled) {}
