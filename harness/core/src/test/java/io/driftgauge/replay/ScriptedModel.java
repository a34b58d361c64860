package io.driftgauge.replay;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A small model that answers by a function and remembers what it was asked. */
public final class ScriptedModel implements ChatModel, ChatModelFactory {

    /** Answers, or fails as a model may. */
    @FunctionalInterface
    public interface Script {
        String answer(ChatRequest request) throws ModelCallException, InterruptedException;
    }

    public final ConcurrentLinkedQueue<ChatRequest> requests = new ConcurrentLinkedQueue<>();
    public final AtomicInteger opened = new AtomicInteger();
    public final AtomicInteger closed = new AtomicInteger();
    public final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final Script script;
    public volatile boolean deterministic;
    public volatile boolean needsLive;
    public volatile OptionalInt available = OptionalInt.empty();
    public volatile int concurrency = 4;
    public volatile String served = "scripted-1";
    public volatile Usage usage = new Usage(3, 2);
    public volatile Duration latency = Duration.ofMillis(10);
    public volatile @Nullable Instant recorded;
    public volatile boolean replaysHttp;
    public volatile Function<ChatRequest, List<ToolCall>> toolCalls = request -> List.of();

    public ScriptedModel(Script script) {
        this.script = script;
    }

    public static ModelCallException failure(ModelCallException.Kind kind, String message) {
        return new ModelCallException(kind, message, 1, Duration.ofMillis(5));
    }

    @Override
    public ChatResponse chat(ChatRequest request) throws ModelCallException, InterruptedException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            requests.add(request);
            return new ChatResponse(
                    script.answer(request),
                    toolCalls.apply(request),
                    FinishReason.STOP,
                    usage,
                    List.of(),
                    new ServedIdentity(served, null, null, null),
                    latency,
                    null,
                    null,
                    recorded);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @Override
    public boolean isDeterministic(ChatRequest request) {
        return deterministic;
    }

    @Override
    public OptionalInt answersAvailable(ChatRequest request) {
        return available;
    }

    @Override
    public int maxConcurrency() {
        return concurrency;
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    @Override
    public List<String> vendors() {
        return List.of("scripted");
    }

    @Override
    public boolean needsLive(ModelSpec spec) {
        return needsLive;
    }

    @Override
    public boolean replaysHttp() {
        return replaysHttp;
    }

    @Override
    public ChatModel open(ModelSpec spec, Path prompts, Settings settings) {
        opened.incrementAndGet();
        return this;
    }
}
