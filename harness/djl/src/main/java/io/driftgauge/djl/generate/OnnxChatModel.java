package io.driftgauge.djl.generate;

import ai.djl.engine.EngineException;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.djl.runtime.OnnxSession;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A language model that runs in this process. Calls run side by side, each on its caller's thread. */
final class OnnxChatModel implements ChatModel {

    private final ModelFolder folder;
    private final ComputeDevice device;
    private final ChatEncoder encoder;
    private final Decoder decoder;
    private final ModelDefaults defaults;

    /** Calls share it; closing waits for them, because native code must not lose its memory under way. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxChatModel(
            ModelFolder folder, ComputeDevice device, ChatEncoder encoder, Decoder decoder, ModelDefaults defaults) {
        this.folder = folder;
        this.device = device;
        this.encoder = encoder;
        this.decoder = decoder;
        this.defaults = defaults;
    }

    /** Opens a directory; see {@link ModelFolder}. */
    static OnnxChatModel open(ModelFolder folder, Settings settings, GpuProbe probe) {
        DjlRuntime.start();
        ComputeDevice device = ComputeDevice.of(settings, probe);
        ChatEncoder encoder = ChatEncoder.open(folder);
        try {
            ModelDefaults defaults = ModelDefaults.of(folder, encoder);
            OnnxSession session = OnnxSession.open(folder.weights(), device);
            try {
                return new OnnxChatModel(folder, device, encoder, Decoder.of(session, folder.weights()), defaults);
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (RuntimeException e) {
            encoder.close();
            throw e;
        }
    }

    @Override
    public ChatResponse chat(ChatRequest request) throws ModelCallException, InterruptedException {
        long start = System.nanoTime();
        Generation generation = generate(request, sampling(request.parameters()));
        return new ChatResponse(
                generation.text(),
                List.of(),
                generation.finishReason(),
                new Usage(generation.promptTokens(), generation.tokens()),
                generation.logProbabilities(),
                new ServedIdentity(folder.name(), null, null, folder.checksum()),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** Smallest margin of a greedy answer to this request; see {@link GreedyMargins}. */
    double smallestMargin(ChatRequest request) throws ModelCallException, InterruptedException {
        Sampling asked = sampling(request.parameters());
        return generate(request, new Sampling(0, 0, 1, asked.maxTokens(), asked.stop()))
                .smallestMargin();
    }

    /**
     * The checks of a request's parameters, without asking.
     *
     * @throws ModelCallException if one can't be used
     */
    Sampling sampling(Map<String, Object> parameters) throws ModelCallException {
        try {
            return Sampling.of(parameters, defaults.sampling());
        } catch (IllegalArgumentException e) {
            throw permanent(Failures.reason(e), e);
        }
    }

    private Generation generate(ChatRequest request, Sampling sampling)
            throws ModelCallException, InterruptedException {
        use.readLock().lockInterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the model was closed.");
            }
            if (!request.messages().stream().allMatch(Message::isText)) {
                throw new IllegalArgumentException("it takes texts only, no pictures and no tool calls.");
            }
            long[] prompt = encoder.encode(request.messages());
            if (prompt.length == 0) {
                throw new IllegalArgumentException("the prompt is empty.");
            }
            if (prompt.length >= defaults.context()) {
                throw new IllegalArgumentException("the prompt has " + prompt.length
                        + " tokens, and the model takes " + defaults.context()
                        + " with its answer. Shorten the prompt or use a model with a longer context.");
            }
            return Generation.run(encoder, decoder, defaults, sampling, prompt, request.seed());
        } catch (IllegalArgumentException | IllegalStateException | EngineException e) {
            throw permanent(Failures.reason(e), e);
        } finally {
            use.readLock().unlock();
        }
    }

    private ModelCallException permanent(String reason, Exception cause) {
        return new ModelCallException(
                ModelCallException.Kind.PERMANENT, "djl:" + folder.name() + ": " + reason, 1, Duration.ZERO, cause);
    }

    @Override
    public boolean isDeterministic(ChatRequest request) {
        try {
            return device.gpu().isEmpty() && sampling(request.parameters()).isGreedy();
        } catch (ModelCallException e) {
            return false;
        }
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(DjlRuntime.versions());
        environment.put("device", device.name());
        environment.put("threads", "1 a call");
        environment.put("cpu", System.getProperty("os.arch", ""));
        return environment;
    }

    @Override
    public int maxConcurrency() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                decoder.close();
                encoder.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
