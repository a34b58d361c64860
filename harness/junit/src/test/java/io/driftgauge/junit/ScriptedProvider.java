package io.driftgauge.junit;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * A provider whose model answers by its name: {@code scripted:echo} repeats the prompt, {@code scripted:other} says
 * something else, {@code scripted:down} fails. Each call adds a line to {@code calls.txt} beside the prompts folder.
 */
public final class ScriptedProvider implements ChatModelFactory {

    @Override
    public List<String> vendors() {
        return List.of("scripted");
    }

    @Override
    public boolean needsLive(ModelSpec spec) {
        return spec.id().equals("scripted:costly");
    }

    @Override
    public ChatModel open(ModelSpec spec, Path prompts, Settings settings) {
        return new Model(spec, prompts.resolveSibling("calls.txt"));
    }

    private record Model(ModelSpec spec, Path calls) implements ChatModel {

        @Override
        public ChatResponse chat(ChatRequest request) throws ModelCallException {
            note(request.caseId());
            if (spec.id().equals("scripted:down")) {
                throw new ModelCallException(ModelCallException.Kind.PERMANENT, "the model is down", 1, Duration.ZERO);
            }
            String text = spec.id().equals("scripted:other")
                    ? "Something else entirely, about " + request.caseId().hashCode() + " other things"
                    : "You said: " + request.promptText();
            return new ChatResponse(
                    text,
                    List.of(),
                    FinishReason.STOP,
                    new Usage(2, 3),
                    List.of(),
                    new ServedIdentity(spec.id(), null, null, null),
                    Duration.ofMillis(3));
        }

        private void note(String caseId) {
            try {
                Files.writeString(calls, caseId + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isDeterministic(ChatRequest request) {
            return true;
        }
    }
}
