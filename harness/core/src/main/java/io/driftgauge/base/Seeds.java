package io.driftgauge.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Derives seeds from seeds. Every bit of every part decides every bit of the result (SHA-256), so that neighbouring keys
 * and counts get unrelated streams; adding or xor-ing a multiple of a constant would give them shifted copies of one.
 */
public final class Seeds {

    private Seeds() {}

    /**
     * The seed of one draw.
     *
     * @param seed the run's
     * @param key what is drawn for: a case, a suite, a channel
     * @param k which of several, for example the sample
     */
    public static long mix(long seed, String key, int k) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(seed)
                .putInt(k)
                .array());
        digest.update(key.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
