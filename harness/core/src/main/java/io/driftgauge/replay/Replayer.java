package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the models. Each provider has its threads; a case goes in rounds until {@link NextCalls} wants no more answers.
 * Deterministic requests are asked once, and no more answers are asked for than a model has. When the deadline passes or
 * the calling thread is interrupted, calls in flight are stopped and the rest is not made; answers that came are kept.
 */
public final class Replayer {

    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);

    /** How long a call may take to stop after it was interrupted. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Models models;
    private final ReplayOptions options;
    private final AnswerReading reading;

    /**
     * A replayer.
     *
     * @param reading what later steps take from answers
     */
    public Replayer(Models models, ReplayOptions options, AnswerReading reading) {
        this.models = models;
        this.options = options;
        this.reading = reading;
    }

    /**
     * Replays all of them. If the thread is interrupted meanwhile, it returns early with its interrupt status set.
     *
     * @return one for each target, in their order
     * @throws io.driftgauge.base.InvalidInputException if a provider can't be right; nothing was called
     */
    public List<CaseReplay> replay(List<ReplayTarget> targets, NextCalls next) {
        List<ModelSpec> providers =
                targets.stream().flatMap(Replayer::providers).distinct().toList();
        models.check(providers);
        models.open(providers.stream().filter(this::mayBeCalled).toList());
        Map<ReplayTarget, TargetState> states = new LinkedHashMap<>();
        Map<ReplayTarget, CaseReplay> withoutCalls = new LinkedHashMap<>();
        for (ReplayTarget target : targets) {
            @Nullable CaseReplay known = withoutCall(target);
            if (known == null) {
                states.computeIfAbsent(target, t -> state(t, next));
            } else {
                withoutCalls.put(target, known);
            }
        }
        callAll(states.values());
        List<CaseReplay> replays = new ArrayList<>(targets.size());
        for (ReplayTarget target : targets) {
            TargetState state = states.get(target);
            replays.add(state == null ? withoutCalls.get(target) : state.replay());
        }
        return replays;
    }

    /** The case's own first, then those of its steps. */
    private static Stream<ModelSpec> providers(ReplayTarget target) {
        return Stream.concat(Stream.of(target.provider()), target.promptCase().script().providers().stream());
    }

    private boolean mayBeCalled(ModelSpec provider) {
        return options.live() || !models.needsLive(provider);
    }

    /** What is known of a target that is not called; null for one that is. */
    private @Nullable CaseReplay withoutCall(ReplayTarget target) {
        for (ModelSpec provider : providers(target).toList()) {
            if (!mayBeCalled(provider)) {
                return empty(
                        target,
                        null,
                        new CaseReplay.NotCalled(
                                CaseReplay.Reason.NOT_LIVE, Phrase.of("not-called.live", provider.id())));
            }
            if (models.get(provider) instanceof Models.Unreachable unreachable) {
                return empty(target, unreachable.why(), null);
            }
        }
        return null;
    }

    private static CaseReplay empty(
            ReplayTarget target, @Nullable ModelCallException failure, CaseReplay.@Nullable NotCalled notCalled) {
        return new CaseReplay(
                target.promptCase(),
                target.provider(),
                List.of(),
                failure,
                notCalled,
                false,
                0,
                Duration.ZERO,
                Map.of());
    }

    private TargetState state(ReplayTarget target, NextCalls next) {
        ChatRequest first = Play.first(target, reading);
        Step step = step(target);
        ModelSpec asked = step == null || step.provider() == null ? target.provider() : step.provider();
        Models.Ready ready = ready(asked);
        Map<String, String> environment = new TreeMap<>();
        providers(target).forEach(p -> environment.putAll(ready(p).environment()));
        return new TargetState(
                target, ready.model(), first, isDeterministic(target, first), Map.copyOf(environment), next);
    }

    /** The step that is asked first; null for a case that asks once. */
    private static @Nullable Step step(ReplayTarget target) {
        Script script = target.promptCase().script();
        StepInputs inputs = target.inputs();
        if (script.steps().isEmpty()) {
            return null;
        }
        return script.steps().get(inputs == null ? 0 : script.indexOf(inputs.step()));
    }

    /** True if every step that is asked is certain to be answered alike. */
    private boolean isDeterministic(ReplayTarget target, ChatRequest first) {
        List<Step> steps = target.promptCase().script().steps();
        Step alone = target.inputs() == null ? null : step(target);
        if (steps.isEmpty()) {
            return ready(target.provider()).model().isDeterministic(first);
        }
        return (alone == null ? steps.stream() : Stream.of(alone)).allMatch(s -> {
            ModelSpec own = s.provider();
            return ready(own == null ? target.provider() : own).model().isDeterministic(Play.sketch(target, s));
        });
    }

    private Models.Ready ready(ModelSpec provider) {
        return (Models.Ready) models.get(provider);
    }

    private void callAll(Collection<TargetState> states) {
        Map<ModelSpec, List<TargetState>> byProvider = new LinkedHashMap<>();
        for (TargetState state : states) {
            byProvider
                    .computeIfAbsent(state.target().provider(), p -> new ArrayList<>())
                    .add(state);
        }
        AtomicInteger done = new AtomicInteger();
        List<ProviderReplay> running = new ArrayList<>();
        byProvider.forEach((provider, its) -> running.add(provider(provider, its, done, states.size())));
        CaseReplay.@Nullable NotCalled cancelled = null;
        boolean interrupted = false;
        try {
            running.forEach(ProviderReplay::start);
            for (ProviderReplay provider : running) {
                if (!provider.await(options.deadline().remainingNanos())) {
                    cancelled = options.deadline().passed();
                    break;
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
            cancelled = new CaseReplay.NotCalled(CaseReplay.Reason.CANCELLED, Phrase.of("not-called.interrupted"));
        }
        if (cancelled != null) {
            interrupted |= cancel(running, cancelled);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        running.forEach(Replayer::rethrow);
    }

    /** What went wrong in a provider's thread while it was asked which calls come next goes on in this one. */
    private static void rethrow(ProviderReplay provider) {
        if (provider.fault() instanceof RuntimeException e) {
            throw e;
        }
        if (provider.fault() instanceof Error e) {
            throw e;
        }
    }

    private Tariff tariff(ModelSpec spec) {
        return new Tariff(spec.price(), !models.needsLive(spec));
    }

    private ProviderReplay provider(ModelSpec spec, List<TargetState> states, AtomicInteger done, int all) {
        ChatModel model = ready(spec).model();
        int concurrency = Math.min(options.concurrency(), model.maxConcurrency());
        Map<ModelSpec, Attempts> attempts = new HashMap<>();
        states.forEach(s -> providers(s.target())
                .forEach(p -> attempts.computeIfAbsent(
                        p, x -> new Attempts(ready(p).model(), tariff(p), options.budget(), options.backoff()))));
        Play.Caller caller =
                (asked, request) -> Objects.requireNonNull(attempts.get(asked)).call(request);
        return new ProviderReplay(spec, states, concurrency, t -> new Play(t, reading, caller), closed -> {
            int now = closed ? done.incrementAndGet() : done.get();
            options.progress().advanced(options.budget().spent(), now, all);
        });
    }

    /** True if this thread was interrupted while it waited for calls to stop. */
    private boolean cancel(List<ProviderReplay> running, CaseReplay.NotCalled why) {
        running.forEach(p -> p.cancel(why));
        boolean interrupted = false;
        for (ProviderReplay provider : running) {
            boolean ended = false;
            try {
                ended = provider.ended(PATIENCE);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (!ended) {
                LOG.warn(
                        "A call of {} did not stop when it was interrupted; its model stays open.",
                        provider.spec().label());
                models.leaveOpen(provider.spec());
            }
        }
        return interrupted;
    }
}
