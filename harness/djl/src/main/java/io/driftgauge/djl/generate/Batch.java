package io.driftgauge.djl.generate;

import io.driftgauge.djl.generate.Lanes.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Texts that are computed together at the moment. Not thread-safe. */
final class Batch implements AutoCloseable {

    private final List<Seat> seats = new ArrayList<>();
    private final List<Boolean> shared = new ArrayList<>();
    private @Nullable Decoding decoding;

    int size() {
        return seats.size();
    }

    void enter(List<Seat> entering) {
        if (entering.isEmpty()) {
            return;
        }
        List<Decoding> parts = new ArrayList<>();
        if (decoding != null) {
            parts.add(decoding);
        }
        entering.forEach(seat -> {
            parts.add(seat.decoding());
            seats.add(seat);
            shared.add(false);
        });
        try {
            decoding = Decoding.join(parts);
        } catch (RuntimeException e) {
            parts.forEach(Decoding::close);
            decoding = null;
            fail(e);
        }
    }

    /** One more token of each text; those that end or whose caller left make room. */
    void step() {
        Decoding current = decoding;
        if (current == null) {
            return;
        }
        List<Integer> staying = new ArrayList<>();
        try {
            leave(
                    current,
                    IntStream.range(0, seats.size())
                            .filter(i -> !seats.get(i).end().isDone())
                            .boxed()
                            .toList());
            current = decoding;
            if (current == null) {
                return;
            }
            current.readEach(
                    seats.stream().mapToLong(seat -> seat.writing().last()).toArray());
            for (int i = 0; i < seats.size(); i++) {
                shared.set(i, shared.get(i) || seats.size() > 1);
                if (seats.get(i).writing().accept(current.logits(i))) {
                    staying.add(i);
                } else {
                    seats.get(i).end().complete(shared.get(i));
                }
            }
            leave(current, staying);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void leave(Decoding current, List<Integer> staying) {
        if (staying.size() == seats.size()) {
            return;
        }
        List<Seat> seatsLeft = staying.stream().map(seats::get).toList();
        List<Boolean> sharedLeft = staying.stream().map(shared::get).toList();
        seats.clear();
        seats.addAll(seatsLeft);
        shared.clear();
        shared.addAll(sharedLeft);
        if (staying.isEmpty()) {
            close();
        } else {
            decoding = current.keep(staying);
        }
    }

    /** All texts end with that. */
    void fail(RuntimeException cause) {
        seats.forEach(seat -> seat.end().completeExceptionally(cause));
        seats.clear();
        shared.clear();
        close();
    }

    @Override
    public void close() {
        if (decoding != null) {
            decoding.close();
            decoding = null;
        }
    }
}
