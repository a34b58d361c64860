package io.driftgauge.djl.classify;

import ai.djl.engine.EngineException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.CallFailures;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.djl.runtime.Guard;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An encoder as a model under test. Its answer is JSON: what it found and the score, rounded, so that the last digits,
 * which differ from machine to machine, don't count as drift.
 */
public final class EncoderChatModel implements ChatModel {

    private final ModelFolder folder;
    private final ComputeDevice device;
    private final Task task;
    private final Runnable closing;
    private final Guard guard = new Guard("the model was closed.");

    private EncoderChatModel(ModelFolder folder, ComputeDevice device, Task task, Runnable closing) {
        this.folder = folder;
        this.device = device;
        this.task = task;
        this.closing = closing;
    }

    /** Opens a directory of any kind that doesn't write texts. */
    public static EncoderChatModel open(ModelFolder folder, Settings settings, GpuProbe probe) {
        DjlRuntime.start();
        ComputeDevice device = ComputeDevice.of(settings, probe);
        String logits = TextClassification.LOGITS;
        switch (folder.kind()) {
            case SEQUENCE_CLASSIFIER -> {
                List<String> labels = Labels.of(folder);
                boolean independent =
                        folder.config().path("problem_type").asText().equals("multi_label_classification");
                TextEncoder encoder = TextEncoder.open(folder, device, logits);
                return model(folder, device, new TextClassification(encoder, labels, independent), encoder::close);
            }
            case TOKEN_CLASSIFIER -> {
                List<String> labels = Labels.of(folder);
                TextEncoder encoder = TextEncoder.open(folder, device, logits);
                return model(folder, device, new TokenClassification(encoder, labels), encoder::close);
            }
            case MASK_FILLER -> {
                var named = folder.tokenizerConfig().path("mask_token");
                String mask = named.isObject() ? named.path("content").asText() : named.asText("");
                if (mask.isEmpty()) {
                    throw Failures.at(
                            folder.folder().resolve("tokenizer_config.json"),
                            "names no mask_token, the mark of a gap.");
                }
                TextEncoder encoder = TextEncoder.open(folder, device, logits);
                return model(folder, device, new FillMask(encoder, mask), encoder::close);
            }
            case QUESTION_ANSWERER -> {
                TextEncoder encoder = TextEncoder.open(folder, device, QuestionAnswering.START, QuestionAnswering.END);
                return model(folder, device, new QuestionAnswering(encoder), encoder::close);
            }
            case IMAGE_CLASSIFIER -> {
                ImageClassification pictures = ImageClassification.open(folder, device);
                return model(folder, device, pictures, pictures::close);
            }
            default -> throw new IllegalArgumentException(folder.kind() + " writes texts");
        }
    }

    private static EncoderChatModel model(ModelFolder folder, ComputeDevice device, Task task, Runnable closing) {
        return new EncoderChatModel(folder, device, task, closing);
    }

    /**
     * Looks at a provider's configuration without asking.
     *
     * @throws IllegalArgumentException if a parameter can't be obeyed
     */
    public void check(Map<String, Object> config) {
        Map<String, Object> parameters = new TreeMap<>(config);
        parameters.keySet().removeIf(key -> !Options.knows(key));
        Options.of(parameters);
    }

    @Override
    public ChatResponse chat(ChatRequest request) throws ModelCallException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("A local model's answer was interrupted.");
        }
        long start = System.nanoTime();
        Task.Result result;
        try {
            result = guard.use(() -> task.answer(request, Options.of(request.parameters())));
        } catch (IllegalArgumentException | IllegalStateException | EngineException e) {
            throw CallFailures.of(folder.name(), device, e);
        }
        return new ChatResponse(
                Json.line(result.json()),
                List.of(),
                FinishReason.STOP,
                new Usage(result.tokens(), 0),
                List.of(Math.log(result.score())),
                new ServedIdentity(folder.name(), null, null, folder.checksum()),
                Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public boolean isDeterministic(ChatRequest request) {
        return device.gpu().isEmpty();
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(DjlRuntime.environment(device));
        environment.put("threads", "1 a call");
        return environment;
    }

    @Override
    public int maxConcurrency() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void close() {
        guard.close(closing);
    }
}
