package io.driftgauge.baseline;

import io.driftgauge.baseline.BaselineFile.Requested;
import io.driftgauge.baseline.BaselineFile.SamplePart;
import io.driftgauge.baseline.BaselineFile.Served;
import io.driftgauge.baseline.BaselineFile.SessionPart;
import io.driftgauge.baseline.BaselineFile.Tool;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
                session.samples().stream().map(BaselineMapping::part).toList());
    }

    private static SamplePart part(Sample sample) {
        List<Tool> tools = sample.toolCalls().stream()
                .map(t -> new Tool(t.name(), t.arguments()))
                .toList();
        return new SamplePart(
                sample.count(),
                sample.finishReason().name().toLowerCase(Locale.ROOT),
                sample.parsed(),
                tools.isEmpty() ? null : tools,
                List.of(sample.text().split("\n", -1)));
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
                part.samples().stream().map(BaselineMapping::sample).toList());
    }

    private static Sample sample(SamplePart part) {
        List<Tool> tools = part.toolCalls();
        return new Sample(
                String.join("\n", part.text()),
                part.parsed(),
                tools == null
                        ? List.of()
                        : tools.stream()
                                .map(t -> new ToolCall(t.name(), t.arguments()))
                                .toList(),
                BaselineFile.finishReason(part.finish()),
                part.count());
    }
}
