package io.driftgauge.trainer.corpus;

import io.driftgauge.trainer.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** An endless stream of training conversations. Keeps a running SHA-256 of all that it gave out. Not thread-safe. */
public abstract class Conversations {
    private final MessageDigest digest = Digests.sha256();
    private long count;

    /** The next conversation, never with anything that is held out. */
    public final Conversation next() {
        Conversation conversation = draw();
        digest.update(conversation.rendered().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        count++;
        return conversation;
    }

    /** Draws a conversation. */
    protected abstract Conversation draw();

    /** How many conversations were drawn so far. */
    public final long count() {
        return count;
    }

    /** Whether the easy part is known by now, so that what is hard should count for more. */
    public boolean isLate() {
        return false;
    }

    /** SHA-256 of all conversations drawn so far, one a line, in hex digits. */
    public final String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's SHA-256 can be copied", e);
        }
    }
}
