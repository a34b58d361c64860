package io.driftgauge.baseline;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Location;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cases, providers and replays for tests. */
public final class Fixtures {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T23:30:00Z"), ZoneOffset.UTC);

    public static final ModelSpec TINY = provider("djl:tiny-2026.1", Map.of());

    private static final Location WHERE = new Location(Path.of("prompts/support/refunds.yaml"), 7);

    private Fixtures() {}

    public static ModelSpec provider(String id, Map<String, Object> config) {
        return new ModelSpec(id, "tiny", config, false, null);
    }

    public static PromptCase promptCase(String id) {
        return promptCase(id, false, Map.of(), 1, List.of(new Message(Role.USER, "How long?")));
    }

    public static PromptCase row(String id) {
        return promptCase(id, true, Map.of(), 1, List.of(new Message(Role.USER, "How long?")));
    }

    public static PromptCase promptCase(
            String id, boolean row, Map<String, Object> parameters, int version, List<Message> messages) {
        return new PromptCase(
                new CaseKey("support/refunds", id),
                id,
                List.of(),
                null,
                Map.of(),
                messages,
                parameters,
                version,
                List.of(),
                new AnswerRule.Automatic(),
                1,
                DriftPolicy.DEFAULT,
                row,
                WHERE);
    }

    public static PromptCase with(PromptCase c, List<Assertion> assertions, AnswerRule answer, DriftPolicy drift) {
        return new PromptCase(
                c.key(),
                c.description(),
                c.tags(),
                c.promptLabel(),
                c.vars(),
                c.messages(),
                c.parameters(),
                c.suiteVersion(),
                assertions,
                answer,
                c.repeat(),
                drift,
                c.dataRow(),
                c.where());
    }

    public static CaseReplay replay(PromptCase promptCase, String... texts) {
        return replay(
                promptCase,
                TINY,
                IntStream.range(0, texts.length)
                        .mapToObj(i -> new Answer(i, response(texts[i])))
                        .toList());
    }

    public static CaseReplay replay(PromptCase promptCase, ModelSpec provider, List<Answer> answers) {
        return new CaseReplay(
                promptCase,
                provider,
                answers,
                null,
                null,
                false,
                answers.size(),
                Duration.ofMillis(5),
                Map.of("device", "cpu", "library", "/home/someone/lib/libonnx.so"));
    }

    public static ChatResponse response(String text, ToolCall... tools) {
        return new ChatResponse(
                text,
                List.of(tools),
                tools.length > 0 ? FinishReason.TOOL_CALLS : FinishReason.STOP,
                Usage.NONE,
                List.of(),
                new ServedIdentity("tiny-2026.1", null, null, "ab12"),
                Duration.ofMillis(5));
    }

    public static Recorder recorder() {
        return new Recorder(CLOCK, (replay, text) -> text.startsWith("yes") ? "yes" : null);
    }

    public static Assertion assertion(AssertionType type) {
        return new Assertion(type, false, MissingNode.getInstance(), null, 1, WHERE);
    }
}
