package io.driftgauge.djl.generate;

import ai.djl.engine.EngineException;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.CallFailures;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.djl.runtime.Guard;
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

/**
 * A language model that runs in this process. Callers read their prompts side by side, each on its own thread; their
 * answers are written together, a batch a core.
 *
 * <p>Sums come out differently in the last digits for texts that are computed together. So that an answer doesn't depend
 * on its company, one that came close to another choice is written again, alone.
 */
final class OnnxChatModel implements ChatModel {

    /** Far above what another order of adding does to a logit (1e-5), far below what margins usually are. */
    static final double CLOSE = 1e-3;

    private final ModelFolder folder;
    private final ComputeDevice device;
    private final ChatEncoder encoder;
    private final TextModel model;
    private final ModelDefaults defaults;
    private final int batch;
    private final Lanes lanes;
    private final Guard guard = new Guard("the model was closed.");

    private OnnxChatModel(
            ModelFolder folder,
            ComputeDevice device,
            ChatEncoder encoder,
            TextModel model,
            ModelDefaults defaults,
            int batch) {
        this.folder = folder;
        this.device = device;
        this.encoder = encoder;
        this.model = model;
        this.defaults = defaults;
        this.batch = batch;
        this.lanes = new Lanes(threads(device), batch);
    }

    /** A GPU computes one batch faster than two halves of it. */
    private static int threads(ComputeDevice device) {
        return device.gpu().isPresent() ? 1 : Runtime.getRuntime().availableProcessors();
    }

    /**
     * Opens a directory; see {@link ModelFolder}.
     *
     * @param batch most texts that are computed together; where texts would change each other it is one
     */
    static OnnxChatModel open(ModelFolder folder, int batch, Settings settings, GpuProbe probe) {
        DjlRuntime.start();
        ComputeDevice device = ComputeDevice.of(settings, probe);
        ChatEncoder encoder = ChatEncoder.open(folder);
        try {
            ModelDefaults defaults = ModelDefaults.of(folder, encoder);
            TextModel model = TextModels.open(folder, defaults, device);
            boolean together = model.joinable()
                    && !folder.dependsOnBatch()
                    && (model.isFullPrecision() || device.gpu().isPresent());
            return new OnnxChatModel(folder, device, encoder, model, defaults, together ? batch : 1);
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
        return generate(request, asked.greedy()).smallestMargin();
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
            throw CallFailures.of(folder.name(), device, e);
        }
    }

    private Generation generate(ChatRequest request, Sampling sampling)
            throws ModelCallException, InterruptedException {
        try {
            return guard.use(() -> {
                long[] prompt = prompt(request);
                if (sampling.beams().count() > 1) {
                    return search(prompt, sampling);
                }
                Writing writing = writing(sampling, prompt, request.seed());
                if (write(prompt, writing)
                        && writing.distance() < CLOSE
                        && device.gpu().isEmpty()) {
                    writing = writing(sampling, prompt, request.seed());
                    writeAlone(prompt, writing);
                }
                return writing.done();
            });
        } catch (IllegalArgumentException | IllegalStateException | EngineException e) {
            throw CallFailures.of(folder.name(), device, e);
        }
    }

    private long[] prompt(ChatRequest request) {
        if (!request.messages().stream().allMatch(Message::isText)) {
            throw new IllegalArgumentException("it takes texts only, no pictures and no tool calls.");
        }
        long[] prompt = encoder.encode(request.messages(), tools(request));
        if (prompt.length == 0) {
            throw new IllegalArgumentException("the prompt is empty.");
        }
        if (model.room(prompt.length, defaults.context()) < 1) {
            throw new IllegalArgumentException("the prompt has " + prompt.length
                    + " tokens, and the model takes " + defaults.context()
                    + " with its answer. Shorten the prompt or use a model with a longer context.");
        }
        return prompt;
    }

    private Generation search(long[] prompt, Sampling sampling) throws InterruptedException {
        if (!model.branches()) {
            throw new IllegalArgumentException(
                    "num_beams is " + sampling.beams().count()
                            + ", and this export can't follow several texts: that takes past states and an open batch axis. Set"
                            + " num_beams: 1, or export it as text-generation-with-past.");
        }
        BeamSearch search = new BeamSearch(defaults, sampling, model.room(prompt.length, defaults.context()));
        BeamSearch.Text text = search.write(model, prompt, model.read(prompt));
        return Writing.cut(
                new Generation(
                        encoder.decode(text.ids()),
                        text.tokens().size(),
                        text.why(),
                        prompt.length,
                        text.logProbabilities(),
                        Double.NaN),
                sampling.stop());
    }

    private static List<?> tools(ChatRequest request) {
        Object tools = request.parameters().get(Sampling.TOOLS);
        return tools == null ? List.of() : tools instanceof List<?> list ? list : List.of(tools);
    }

    private Writing writing(Sampling sampling, long[] prompt, long seed) {
        return new Writing(
                encoder,
                defaults,
                sampling,
                prompt.length,
                model.read(prompt),
                model.room(prompt.length, defaults.context()),
                seed);
    }

    /** True if it was computed together with others at any time. */
    private boolean write(long[] prompt, Writing writing) throws InterruptedException {
        if (batch == 1) {
            writeAlone(prompt, writing);
            return false;
        }
        Running.check();
        Decoding decoding = model.start(prompt);
        boolean goesOn;
        try {
            goesOn = writing.accept(decoding.logits(0));
        } catch (RuntimeException e) {
            decoding.close();
            throw e;
        }
        if (!goesOn) {
            decoding.close();
            return false;
        }
        return lanes.write(decoding, writing);
    }

    private void writeAlone(long[] prompt, Writing writing) throws InterruptedException {
        Running.check();
        try (Decoding decoding = model.start(prompt)) {
            while (writing.accept(decoding.logits(0))) {
                Running.check();
                decoding.read(writing.last());
            }
        }
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
        Map<String, String> environment = new TreeMap<>(DjlRuntime.environment(device));
        environment.putAll(model.environment());
        environment.put("threads", "1 a call");
        environment.put("batch", String.valueOf(batch));
        environment.put("precision", model.isFullPrecision() ? "fp32" : "fp16");
        return environment;
    }

    @Override
    public int maxConcurrency() {
        return threads(device) * batch;
    }

    @Override
    public void close() {
        lanes.close();
        guard.close(() -> {
            model.close();
            encoder.close();
        });
    }
}
