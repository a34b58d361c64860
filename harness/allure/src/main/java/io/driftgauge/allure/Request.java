package io.driftgauge.allure;

import io.driftgauge.base.Json;
import io.driftgauge.model.Message;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.StepAnswer;
import io.driftgauge.suite.PromptCase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The request as it was sent: provider, messages, parameters; folded away. */
final class Request {

    private Request() {}

    static Html of(CaseReplay replay, Wording wording) {
        PromptCase promptCase = replay.promptCase();
        Html details = Html.of("details")
                .with("class", "dg-request")
                .add(Html.of(
                        "summary",
                        wording.say("page.asked") + " · " + wording.place().line(promptCase.where())));
        details.add(Html.of(
                "div",
                wording.say("page.asked.provider") + ": " + replay.provider().id()));
        messages(promptCase.messages(), details);
        replay.answers().stream()
                .limit(1)
                .flatMap(answer -> answer.steps().stream())
                .forEach(step -> {
                    if (step instanceof StepAnswer.Asked asked) {
                        details.add(Html.of("h3", step.step()));
                        messages(asked.messages(), details);
                    }
                });
        Map<String, Object> parameters = new TreeMap<>(replay.provider().config());
        parameters.putAll(promptCase.parameters());
        if (!parameters.isEmpty()) {
            details.add(Html.of("div", wording.say("page.asked.parameters")).with("class", "dg-count"));
            details.add(Html.of("pre", Json.pretty(parameters).strip()));
        }
        return details;
    }

    private static void messages(List<Message> messages, Html details) {
        for (Message message : messages) {
            details.add(Html.of("div", message.role().name().toLowerCase(Locale.ROOT))
                    .with("class", "dg-count"));
            details.add(Html.of("pre", message.content()));
            message.toolCalls()
                    .forEach(call -> details.add(Html.of("pre", "→ " + call.name() + " " + call.arguments())));
        }
    }
}
