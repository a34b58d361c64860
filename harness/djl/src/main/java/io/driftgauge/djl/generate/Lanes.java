package io.driftgauge.djl.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Computes the answers of several callers together: each lane is a thread with a batch of texts, which a text may join or
 * leave between any two tokens. Thread-safe.
 */
final class Lanes implements AutoCloseable {

    private final List<Lane> lanes = new ArrayList<>();

    /**
     * Lanes without texts.
     *
     * @param count lanes, one a core
     * @param most texts of a lane at once
     */
    Lanes(int count, int most) {
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane(most));
        }
    }

    /**
     * A text that takes part.
     *
     * @param end completed when its answer is; by cancelling it a caller leaves
     */
    record Seat(Decoding decoding, Writing writing, CompletableFuture<Boolean> end) {}

    /**
     * Writes the rest of an answer.
     *
     * @param decoding has read everything but the token chosen last; used up
     * @return true if the text was computed together with another at any time
     */
    boolean write(Decoding decoding, Writing writing) throws InterruptedException {
        Seat seat = new Seat(decoding, writing, new CompletableFuture<>());
        lanes.stream().min(Comparator.comparingInt(Lane::load)).orElseThrow().add(seat);
        try {
            return seat.end().get();
        } catch (InterruptedException e) {
            seat.end().cancel(false);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for the steps under way; texts that are not finished fail. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
