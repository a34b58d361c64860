package io.driftgauge.model.recorded;

import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Gives the answers of a recording: sample k is a case's answer k. Immutable and thread-safe. */
final class RecordedModel implements ChatModel {

    private final Recording recording;

    RecordedModel(Recording recording) {
        this.recording = recording;
    }

    @Override
    public ChatResponse chat(ChatRequest request) throws ModelCallException {
        List<RecordedLine> lines = recording.find(request.caseId(), request.promptText());
        if (request.sample() >= lines.size()) {
            throw new ModelCallException(
                    ModelCallException.Kind.REQUEST,
                    lines.isEmpty()
                            ? "There is no recorded answer for the case '" + request.caseId() + "' or its prompt in "
                                    + recording.name() + "."
                            : "There are " + lines.size() + " recorded answers for the case '" + request.caseId()
                                    + "' in " + recording.name() + "; number " + (request.sample() + 1)
                                    + " was asked for.",
                    0,
                    Duration.ZERO);
        }
        RecordedLine line = lines.get(request.sample());
        if (line.error() != null) {
            throw new ModelCallException(
                    ModelCallException.Kind.REQUEST,
                    "The recorded call failed (" + recording.name() + ":" + line.number() + "): " + line.error(),
                    1,
                    line.response().latency());
        }
        return line.response();
    }

    @Override
    public OptionalInt answersAvailable(ChatRequest request) {
        return OptionalInt.of(
                recording.find(request.caseId(), request.promptText()).size());
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("recorded.sha256", recording.checksum());
    }
}
