package io.driftgauge.trainer.corpus;

/**
 * A message of a conversation.
 *
 * @param updated whether it is an answer that the release gives and the base release does not
 */
public record Turn(Role role, String text, boolean updated) {
    public Turn(Role role, String text) {
        this(role, text, false);
    }

    /** Who speaks; each role has a special token that opens its turn. */
    public enum Role {
        SYSTEM("<|system|>"),
        USER("<|user|>"),
        ASSISTANT("<|assistant|>");

        private final String token;

        Role(String token) {
            this.token = token;
        }

        /** The special token before a turn of this role. */
        public String token() {
            return token;
        }
    }
}
