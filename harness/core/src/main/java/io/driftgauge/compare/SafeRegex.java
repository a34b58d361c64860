package io.driftgauge.compare;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Searches answers by a suite's patterns without letting one hang: the search may read so many characters, the same number
 * on every machine, and stops when its thread is interrupted.
 */
final class SafeRegex {

    /** About a second; a pattern without nested repetition needs a few times the answer's length. */
    private static final long MOST_READS = 50_000_000;

    private static final long LOOK_UP = (1 << 14) - 1;

    private SafeRegex() {}

    /**
     * The first match.
     *
     * @return null if there is none
     * @throws TooHard if it can't be told within bounds
     */
    static @Nullable MatchResult find(Pattern pattern, String text) throws TooHard {
        return find(pattern, text, MOST_READS);
    }

    /** The first match that starts at or after an offset; what stands before it can still be looked back at. */
    static @Nullable MatchResult findFrom(Pattern pattern, String text, int from) throws TooHard {
        return find(pattern, text, from, MOST_READS);
    }

    static @Nullable MatchResult find(Pattern pattern, String text, long mostReads) throws TooHard {
        return find(pattern, text, 0, mostReads);
    }

    private static @Nullable MatchResult find(Pattern pattern, String text, int from, long mostReads) throws TooHard {
        Matcher matcher = pattern.matcher(new Counted(text, mostReads));
        try {
            return matcher.find(from) ? matcher.toMatchResult() : null;
        } catch (OutOfReads e) {
            throw new TooHard(
                    e.interrupted
                            ? "the search was interrupted"
                            : "the pattern needs too many steps on this answer; nested repetition like (a+)+ or a*a*a* does that");
        } catch (StackOverflowError e) {
            throw new TooHard("the pattern nests too deep on this answer; an alternation that is repeated does that");
        }
    }

    /** The pattern gives no answer. */
    static final class TooHard extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        TooHard(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    private static final class OutOfReads extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean interrupted;

        OutOfReads(boolean interrupted) {
            super(null, null, false, false);
            this.interrupted = interrupted;
        }
    }

    /** A text that counts how often it is read. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long left;

        Counted(String text, long left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new OutOfReads(false);
            }
            if ((left & LOOK_UP) == 0 && Thread.currentThread().isInterrupted()) {
                throw new OutOfReads(true);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
