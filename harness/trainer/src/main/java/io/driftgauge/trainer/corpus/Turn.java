package io.driftgauge.trainer.corpus;

/** A message of a conversation. */
public record Turn(Role role, String text) {
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
