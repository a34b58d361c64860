package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import io.driftgauge.model.ToolCall;
import io.driftgauge.suite.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question with the rounds of tool calls that its answer takes: each call gets its canned result, until the model
 * answers without calling, calls something that has no result, or has had its most rounds.
 */
final class ToolLoop {

    /** One call of the model, with its retries. */
    @FunctionalInterface
    interface Ask {
        Attempts.Outcome call(ChatRequest request) throws InterruptedException;
    }

    private final Script script;
    private final ToolTable results;
    private final AnswerReading reading;
    private final Spent spent;
    private final Ask ask;

    ToolLoop(Script script, AnswerReading reading, Spent spent, Ask ask) {
        this.script = script;
        this.results = new ToolTable(script);
        this.reading = reading;
        this.spent = spent;
        this.ask = ask;
    }

    /** The last answer with the tool calls of all rounds, or the call that brought none. */
    Attempts.Outcome ask(ChatRequest first) throws InterruptedException {
        List<Message> messages = new ArrayList<>(first.messages());
        List<ToolCall> all = new ArrayList<>();
        for (int round = 1; ; round++) {
            Attempts.Outcome outcome = ask.call(round == 1 ? first : again(first, messages, round));
            if (!(outcome instanceof Attempts.Came came)) {
                return outcome;
            }
            spent.add(came);
            ChatResponse response = came.response();
            boolean written = response.toolCalls().isEmpty();
            List<ToolCall> calls = written ? WrittenCalls.in(response, script.tools(), reading) : response.toolCalls();
            all.addAll(calls);
            boolean answered = calls.isEmpty() || script.toolResults().isEmpty();
            Phrase flaw = answered ? null : flaw(calls, round);
            if (answered || flaw != null) {
                ChatResponse whole = response.with(all, response.usage(), response.latency());
                return new Attempts.Came(whole, came.calls(), came.duration(), came.cost(), List.of(), flaw);
            }
            messages.add(Message.assistant(response.text(), written ? List.of() : calls));
            calls.forEach(call -> messages.add(result(call, written)));
        }
    }

    private @Nullable Phrase flaw(List<ToolCall> calls, int round) {
        for (ToolCall call : calls) {
            if (results.answer(call) == null) {
                return results.missing(call);
            }
        }
        return round < script.maxRounds() ? null : Phrase.of("flaw.rounds", Phrase.count("count.rounds", round));
    }

    private Message result(ToolCall call, boolean written) {
        String result = String.valueOf(results.answer(call));
        return written
                ? new Message(Role.USER, "The tool " + call.name() + " answers: " + result)
                : Message.toolResult(call.id(), result);
    }

    private static ChatRequest again(ChatRequest first, List<Message> messages, int round) {
        return new ChatRequest(
                first.caseId() + "/" + round, messages, first.parameters(), first.sample(), first.seed() + round - 1);
    }
}
