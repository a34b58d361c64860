package io.driftgauge.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTests {

    @Test
    void lets_everyone_in_however_few_may_be_in_at_once() throws Exception {
        Gate gate = new Gate(2, System::nanoTime);
        AtomicInteger in = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                calls.add(threads.submit(() -> {
                    Gate.Ticket ticket = gate.enter();
                    most.accumulateAndGet(in.incrementAndGet(), Math::max);
                    in.decrementAndGet();
                    ticket.served(Duration.ZERO);
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValueBetween(1, 2);
    }

    @Test
    void goes_on_after_those_who_watched_the_clock_were_interrupted() throws Exception {
        Gate gate = new Gate(8, System::nanoTime);
        gate.enter().refused(Duration.ofMillis(200));
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    gate.enter().failed();
                } catch (InterruptedException expected) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            waiting.add(thread);
        }
        waiting.get(0).interrupt();
        waiting.get(1).interrupt();

        gate.enter().served(Duration.ZERO);

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(waiting).noneMatch(Thread::isAlive);
    }
}
