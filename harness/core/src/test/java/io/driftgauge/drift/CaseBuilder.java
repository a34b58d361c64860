package io.driftgauge.drift;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Location;
import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.baseline.Took;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Price;
import io.driftgauge.model.Role;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import io.driftgauge.model.Vector;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases as the stages before the judge hand them over, for tests here and in report. */
public final class CaseBuilder {

    private final String suite;
    private final String id;
    private String label = "tiny";
    private String providerId = "djl:a";
    private String baselineProviderId = "djl:a";
    private boolean optional;
    private PromptCase.@Nullable Pair pair;
    private boolean deterministic;
    private int repeat = 1;
    private DriftPolicy policy = DriftPolicy.DEFAULT;
    private List<Features> before = new ArrayList<>();
    private List<Features> now = new ArrayList<>();
    private ServedIdentity servedBefore = new ServedIdentity("a", null, null, null);
    private ServedIdentity servedNow = new ServedIdentity("a", null, null, null);
    private Map<String, String> environmentBefore = Map.of();
    private Map<String, String> environmentNow = Map.of();
    private Comparison.Comparability comparability = new Comparison.SameRequest();
    private @Nullable ModelCallException failure;
    private CaseReplay.@Nullable NotCalled notCalled;
    private List<Instant> recordings = List.of();
    private @Nullable Phrase flaw;
    private List<Took> took = List.of(Took.NOTHING);
    private Usage usage = Usage.NONE;
    private Duration latency = Duration.ZERO;
    private @Nullable Price price;
    private final List<AssertionResult> assertions = new ArrayList<>();

    private CaseBuilder(String suite, String id) {
        this.suite = suite;
        this.id = id;
    }

    public static CaseBuilder of(String suite, String id) {
        return new CaseBuilder(suite, id);
    }

    /** An answer with no parsed value and no facts. */
    public static Features features(String text, float... embedding) {
        Vector vector = Vector.normalised(embedding);
        return new Features(
                text,
                null,
                "prose",
                List.of(),
                false,
                text.isBlank() ? 0 : text.split(" ").length,
                List.of(),
                new Embedding(vector, List.of(vector)));
    }

    public static Features labelled(String label, float... embedding) {
        Features f = features(label, embedding);
        return new Features(f.text(), label, f.format(), f.facts(), f.refusal(), f.words(), f.tools(), f.embedding());
    }

    public static Features stating(String text, List<String> facts, float... embedding) {
        Features f = features(text, embedding);
        return new Features(text, null, f.format(), facts, f.refusal(), f.words(), f.tools(), f.embedding());
    }

    public static Features shaped(String text, String format, float... embedding) {
        Features f = features(text, embedding);
        return new Features(text, null, format, f.facts(), f.refusal(), f.words(), f.tools(), f.embedding());
    }

    public CaseBuilder before(List<Features> features) {
        before = new ArrayList<>(features);
        return this;
    }

    public CaseBuilder now(List<Features> features) {
        now = new ArrayList<>(features);
        repeat = Math.max(repeat, features.size());
        return this;
    }

    public CaseBuilder exact(Features was, Features is) {
        deterministic = true;
        return before(List.of(was)).now(List.of(is));
    }

    public CaseBuilder deterministic() {
        deterministic = true;
        return this;
    }

    public CaseBuilder servedNow(ServedIdentity served) {
        servedNow = served;
        return this;
    }

    public CaseBuilder servedBefore(ServedIdentity served) {
        servedBefore = served;
        return this;
    }

    public CaseBuilder environment(Map<String, String> was, Map<String, String> is) {
        environmentBefore = was;
        environmentNow = is;
        return this;
    }

    public CaseBuilder provider(String asked) {
        providerId = asked;
        return this;
    }

    public CaseBuilder label(String other) {
        label = other;
        return this;
    }

    public CaseBuilder optional() {
        optional = true;
        return this;
    }

    public CaseBuilder pair(PromptCase.Pair other) {
        pair = other;
        return this;
    }

    public CaseBuilder repeat(int most) {
        repeat = most;
        return this;
    }

    public CaseBuilder policy(DriftPolicy other) {
        policy = other;
        return this;
    }

    public CaseBuilder comparability(Comparison.Comparability other) {
        comparability = other;
        return this;
    }

    public CaseBuilder fails(ModelCallException.Kind kind) {
        failure = new ModelCallException(kind, "HTTP 503 after 3 attempts", 3, Duration.ofSeconds(2));
        return this;
    }

    public CaseBuilder notCalled(CaseReplay.Reason reason) {
        notCalled = new CaseReplay.NotCalled(reason, Phrase.verbatim("Not called: " + reason));
        return this;
    }

    /** The answers are replays of exchanges stored then, one after the other; those beyond are fresh. */
    public CaseBuilder recorded(Instant... when) {
        recordings = List.of(when);
        return this;
    }

    /** The first answer ended before its end. */
    public CaseBuilder flawed(String why) {
        flaw = Phrase.verbatim(why);
        return this;
    }

    /** What the answers of the baseline's sessions took, one a session; the first of them holds all answers. */
    public CaseBuilder sessions(Took... ofEach) {
        took = List.of(ofEach);
        return this;
    }

    /** What every new answer takes. */
    public CaseBuilder taking(Usage tokens, Duration time) {
        usage = tokens;
        latency = time;
        return this;
    }

    public CaseBuilder price(Price other) {
        price = other;
        return this;
    }

    public CaseBuilder asserted(AssertionResult result) {
        assertions.add(result);
        return this;
    }

    public CaseBuilder broken(AssertionType type) {
        Assertion assertion = new Assertion(
                type, false, MissingNode.getInstance(), null, 1, new Location(Path.of("prompts/x.yaml"), 9));
        assertions.add(new AssertionResult(assertion, 0, Math.max(1, now.size()), "expected 30 days"));
        return this;
    }

    public ReplayKey key() {
        return new ReplayKey(new CaseKey(suite, id), label);
    }

    public CaseReplay replay() {
        List<Answer> answers = new ArrayList<>();
        for (Features f : now) {
            answers.add(new Answer(
                    answers.size(),
                    new ChatResponse(
                            f.text(),
                            List.of(),
                            FinishReason.STOP,
                            usage,
                            List.of(),
                            servedNow,
                            latency,
                            null,
                            null,
                            answers.size() < recordings.size() ? recordings.get(answers.size()) : null),
                    List.of(),
                    answers.isEmpty() ? flaw : null));
        }
        PromptCase promptCase = new PromptCase(
                new CaseKey(suite, id),
                "The case " + id,
                List.of(),
                null,
                Map.of(),
                List.of(new Message(Role.USER, "How long do I have to return it?")),
                Map.of(),
                1,
                List.of(),
                new AnswerRule.Automatic(),
                repeat,
                policy,
                false,
                new Location(Path.of("prompts/" + suite + ".yaml"), 14),
                pair,
                Script.PLAIN);
        ModelSpec spec = new ModelSpec(providerId, label, Map.of(), optional, null, price);
        return new CaseReplay(
                promptCase,
                spec,
                answers,
                failure,
                notCalled,
                deterministic,
                now.size(),
                Duration.ofMillis(12),
                environmentNow);
    }

    public Comparison comparison() {
        List<Sample> samples = new ArrayList<>();
        for (Features f : before) {
            samples.add(new Sample(f.text(), f.parsed(), List.of(), FinishReason.STOP, 1));
        }
        List<Session> sessions = new ArrayList<>();
        for (Took one : took) {
            int id = sessions.size() + 1;
            sessions.add(new Session(
                    id,
                    LocalDate.of(2026, 11, id),
                    List.of(servedBefore),
                    environmentBefore,
                    one,
                    id == 1 ? samples : List.of()));
        }
        Baseline baseline = before.isEmpty()
                ? null
                : new Baseline(
                        key(),
                        baselineProviderId,
                        RequestHash.of(replay().promptCase(), replay().provider()),
                        sessions);
        return new Comparison(
                replay(),
                baseline,
                comparability,
                before,
                before.stream().map(f -> 1).toList(),
                now,
                assertions);
    }
}
