package io.driftgauge.baseline;

import io.driftgauge.baseline.BaselineFile.Requested;
import io.driftgauge.baseline.BaselineFile.SamplePart;
import io.driftgauge.baseline.BaselineFile.Served;
import io.driftgauge.baseline.BaselineFile.SessionPart;
import io.driftgauge.baseline.BaselineFile.StepPart;
import io.driftgauge.baseline.BaselineFile.TookPart;
import io.driftgauge.baseline.BaselineFile.Tool;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Baselines to and from what their files spell. */
final class BaselineMapping {

    private BaselineMapping() {}

    static BaselineFile of(Baseline baseline) {
        RequestHash requested = baseline.requested();
        return new BaselineFile(
                BaselineFile.FORMAT,
                baseline.key().caseKey().suite(),
                baseline.key().caseKey().caseId(),
                baseline.key().provider(),
                new Requested(
                        baseline.providerId(),
                        requested.hash(),
                        requested.version(),
                        requested.messages(),
                        requested.parameters()),
                baseline.sessions().stream().map(BaselineMapping::part).toList());
    }

    static Baseline toBaseline(BaselineFile file) {
        Requested requested = file.requested();
        RequestHash hash =
                new RequestHash(requested.hash(), requested.version(), requested.messages(), requested.parameters());
        return new Baseline(
                file.key(),
                requested.provider(),
                hash,
                file.sessions().stream().map(BaselineMapping::session).toList());
    }

    private static SessionPart part(Session session) {
        return new SessionPart(
                session.id(),
                session.date().toString(),
                session.served().stream()
                        .map(s -> new Served(
                                s.model(), s.fingerprint(), s.apiVersion(), s.checksum(), s.region(), s.headers()))
                        .toList(),
                new TreeMap<>(session.environment()),
                part(session.took()),
                session.samples().stream().map(BaselineMapping::part).toList());
    }

    private static SamplePart part(Sample sample) {
        return new SamplePart(
                sample.count(),
                finish(sample.finishReason()),
                sample.parsed(),
                tools(sample.toolCalls()),
                sample.steps().isEmpty()
                        ? null
                        : sample.steps().stream().map(BaselineMapping::part).toList(),
                lines(sample.text()));
    }

    private static StepPart part(StepSample step) {
        return step instanceof StepSample.Asked asked
                ? new StepPart(
                        asked.step(), finish(asked.finishReason()), tools(asked.toolCalls()), lines(asked.text()))
                : new StepPart(step.step(), null, null, null);
    }

    private static @Nullable List<Tool> tools(List<ToolCall> calls) {
        return calls.isEmpty()
                ? null
                : calls.stream().map(t -> new Tool(t.name(), t.arguments())).toList();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static String finish(FinishReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static Session session(SessionPart part) {
        return new Session(
                part.id(),
                LocalDate.parse(part.date()),
                part.served().stream()
                        .map(s -> new ServedIdentity(
                                s.model(), s.fingerprint(), s.apiVersion(), s.checksum(), s.region(), s.headers()))
                        .toList(),
                Map.copyOf(part.environment()),
                took(part.took()),
                part.samples().stream().map(BaselineMapping::sample).toList());
    }

    private static @Nullable TookPart part(Took took) {
        return took.equals(Took.NOTHING)
                ? null
                : new TookPart(
                        took.promptTokens(),
                        took.completionTokens(),
                        took.reasoningTokens(),
                        took.latencyMs(),
                        took.firstTokenMs());
    }

    private static Took took(@Nullable TookPart part) {
        return part == null
                ? Took.NOTHING
                : new Took(
                        part.promptTokens(),
                        part.completionTokens(),
                        part.reasoningTokens(),
                        part.latencyMs(),
                        part.firstTokenMs());
    }

    private static Sample sample(SamplePart part) {
        List<StepPart> steps = part.steps();
        return new Sample(
                String.join("\n", part.text()),
                part.parsed(),
                calls(part.toolCalls()),
                BaselineFile.finishReason(part.finish()),
                part.count(),
                steps == null
                        ? List.of()
                        : steps.stream().map(BaselineMapping::step).toList());
    }

    private static StepSample step(StepPart part) {
        List<String> text = part.text();
        String finish = part.finish();
        return text == null || finish == null
                ? new StepSample.NotAsked(part.id())
                : new StepSample.Asked(
                        part.id(), String.join("\n", text), calls(part.toolCalls()), BaselineFile.finishReason(finish));
    }

    private static List<ToolCall> calls(@Nullable List<Tool> tools) {
        return tools == null
                ? List.of()
                : tools.stream().map(t -> new ToolCall(t.name(), t.arguments())).toList();
    }
}
