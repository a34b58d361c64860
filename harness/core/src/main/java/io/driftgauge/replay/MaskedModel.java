package io.driftgauge.replay;

import io.driftgauge.base.Secrets;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model whose answers and failures have every known secret cut out before anyone else sees them, so that nothing behind
 * it (comparison, baselines, reports, failure texts) can show one.
 */
final class MaskedModel implements ChatModel {

    private final ChatModel model;
    private final Secrets secrets;

    MaskedModel(ChatModel model, Secrets secrets) {
        this.model = model;
        this.secrets = secrets;
    }

    @Override
    public ChatResponse chat(ChatRequest request) throws ModelCallException, InterruptedException {
        try {
            return masked(model.chat(request));
        } catch (ModelCallException e) {
            throw masked(e, secrets);
        } catch (RuntimeException e) {
            throw tells(e, secrets) ? new IllegalStateException(secrets.redact(e.toString())) : e;
        }
    }

    private ChatResponse masked(ChatResponse r) {
        return new ChatResponse(
                secrets.redact(r.text()),
                r.toolCalls().stream()
                        .map(c -> new ToolCall(masked(c.id()), secrets.redact(c.name()), secrets.redact(c.arguments())))
                        .toList(),
                r.finishReason(),
                r.usage(),
                r.logProbabilities(),
                masked(r.served()),
                r.latency(),
                r.timeToFirstToken(),
                masked(r.requestId()),
                r.recorded());
    }

    private ServedIdentity masked(ServedIdentity served) {
        Map<String, String> headers = new TreeMap<>();
        served.headers().forEach((name, value) -> headers.put(name, secrets.redact(value)));
        return new ServedIdentity(
                masked(served.model()),
                masked(served.fingerprint()),
                masked(served.apiVersion()),
                masked(served.checksum()),
                masked(served.region()),
                new TreeMap<>(headers));
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : secrets.redact(text);
    }

    /** The same failure without secrets; its causes go if one of them tells any. */
    static ModelCallException masked(ModelCallException e, Secrets secrets) {
        if (!tells(e, secrets)) {
            return e;
        }
        return new ModelCallException(
                e.kind(),
                secrets.redact(String.valueOf(e.getMessage())),
                e.attempts(),
                e.elapsed(),
                null,
                e.retryAfter());
    }

    private static boolean tells(Throwable failure, Secrets secrets) {
        int depth = 0;
        for (@Nullable Throwable each = failure; each != null && depth < 50; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && secrets.anyIn(message)) {
                return true;
            }
            for (Throwable suppressed : each.getSuppressed()) {
                if (secrets.anyIn(String.valueOf(suppressed.getMessage()))) {
                    return true;
                }
            }
            depth++;
        }
        return false;
    }

    @Override
    public OptionalInt answersAvailable(ChatRequest request) {
        return model.answersAvailable(request);
    }

    @Override
    public boolean isDeterministic(ChatRequest request) {
        return model.isDeterministic(request);
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        model.environment().forEach((name, value) -> environment.put(name, secrets.redact(value)));
        return environment;
    }

    @Override
    public int maxConcurrency() {
        return model.maxConcurrency();
    }

    @Override
    public void close() {
        model.close();
    }
}
