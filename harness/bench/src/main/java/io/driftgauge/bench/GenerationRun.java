package io.driftgauge.bench;

import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.Role;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Generates answers by a local model, first by one caller, then by one a core. */
final class GenerationRun {

    private static final int ANSWERS = 120;
    private static final List<String> QUESTIONS = List.of(
            "How long do refunds take?",
            "How do I use a discount code?",
            "Return JSON with name and city: Anna lives in Nairobi.",
            "Say hello to Emma.",
            "What is the capital of Kenya?");

    private final ChatModel model;

    GenerationRun(ChatModel model) {
        this.model = model;
    }

    void run(PrintStream out) {
        lap(1);
        for (int callers : List.of(1, model.maxConcurrency())) {
            AtomicLong tokens = new AtomicLong();
            Stopwatch.Lap lap = Stopwatch.time(() -> tokens.set(lap(callers)));
            out.printf(
                    Locale.ROOT,
                    "| %7d | %6d | %8.0f | %8.0f | %8.1f |%n",
                    callers,
                    tokens.get(),
                    tokens.get() / lap.wall(),
                    tokens.get() / lap.cpu(),
                    ANSWERS / lap.wall());
        }
    }

    private long lap(int callers) {
        IntStream answers = IntStream.range(0, ANSWERS);
        return (callers > 1 ? answers.parallel() : answers)
                .mapToLong(this::tokens)
                .sum();
    }

    private long tokens(int k) {
        List<Message> messages = List.of(new Message(Role.USER, QUESTIONS.get(k % QUESTIONS.size())));
        try {
            return Objects.requireNonNull(
                    model.chat(new ChatRequest("bench", messages, Map.of("temperature", 0.7), k, k))
                            .usage()
                            .completionTokens());
        } catch (ModelCallException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
