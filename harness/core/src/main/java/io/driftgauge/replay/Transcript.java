package io.driftgauge.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Phrase;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.Step;
import io.driftgauge.suite.StepText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was said so far in one answer, and what the next step's question is because of it. */
final class Transcript {

    private final Script script;
    private final AnswerReading reading;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Message> chat = new ArrayList<>();

    Transcript(Script script, AnswerReading reading) {
        this.script = script;
        this.reading = reading;
    }

    /** As it is before that step, when earlier ones answered so; a step that is not among the answers was not asked. */
    static Transcript of(Script script, Map<String, String> answers, Step before, AnswerReading reading) {
        Transcript transcript = new Transcript(script, reading);
        for (Step step : script.steps().subList(0, script.indexOf(before.id()))) {
            String text = answers.get(step.id());
            if (text != null) {
                transcript.add(step, transcript.messages(step), text);
            }
        }
        return transcript;
    }

    void add(Step step, List<Message> messages, String answer) {
        texts.put(step.id(), answer);
        chat.clear();
        chat.addAll(messages);
        chat.add(new Message(Role.ASSISTANT, answer));
    }

    /** Why the step is not to be asked; null if it is. */
    @Nullable String whyNot(Step step) {
        Step.Condition condition = step.condition();
        if (condition == null) {
            return null;
        }
        String label = label(condition.step());
        return condition.holds(label)
                ? null
                : "its condition '" + condition + "' does not hold: '" + condition.step() + "' "
                        + (label == null ? "has no label" : "is " + label);
    }

    /** What the step's question needs and an earlier answer lacks; null if nothing. */
    @Nullable Phrase missing(Step step) {
        for (Step.Line line : step.lines()) {
            for (StepText.Piece piece : line.text().pieces()) {
                if (piece instanceof StepText.Earlier earlier
                        && texts.containsKey(earlier.step())
                        && value(earlier) == null) {
                    return Phrase.of("flaw.missing", step.id(), "{{" + earlier + "}}", earlier.step());
                }
            }
        }
        return null;
    }

    /** The step's question, with the chat before it if the script is a conversation. */
    List<Message> messages(Step step) {
        List<Message> messages = new ArrayList<>(script.form() == Script.Form.CONVERSATION ? chat : List.of());
        for (Step.Line line : step.lines()) {
            StringBuilder text = new StringBuilder();
            for (StepText.Piece piece : line.text().pieces()) {
                if (piece instanceof StepText.Known known) {
                    text.append(known.text());
                } else if (piece instanceof StepText.Earlier earlier) {
                    String value = value(earlier);
                    text.append(value == null ? "" : value);
                }
            }
            messages.add(new Message(line.role(), text.toString()));
        }
        return messages;
    }

    /** Null if it lacks; of a step that was not asked too. */
    private @Nullable String value(StepText.Earlier earlier) {
        String text = texts.get(earlier.step());
        if (text == null) {
            return null;
        }
        return switch (earlier.what()) {
            case OUTPUT -> text;
            case LABEL -> label(earlier.step());
            case JSON -> at(reading.json(text), earlier.path());
        };
    }

    private @Nullable String label(String step) {
        String text = texts.get(step);
        return text == null
                ? null
                : reading.label(script.steps().get(script.indexOf(step)).answer(), text);
    }

    private static @Nullable String at(@Nullable JsonNode json, List<String> path) {
        JsonNode value = json;
        for (String key : path) {
            if (value != null) {
                value = value.isArray() && key.matches("\\d{1,6}") ? value.get(Integer.parseInt(key)) : value.get(key);
            }
        }
        return value == null || value.isNull() ? null : value.isTextual() ? value.textValue() : Json.canonical(value);
    }
}
