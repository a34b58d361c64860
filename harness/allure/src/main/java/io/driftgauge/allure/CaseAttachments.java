package io.driftgauge.allure;

import io.driftgauge.base.Json;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.model.PromptText;
import io.driftgauge.replay.Answer;
import io.qameta.allure.model.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a case that needs a look, for viewers that don't show its page; all stands on the page too. What passes has
 * none: each costs more than all the rest of an entry.
 */
final class CaseAttachments {

    private CaseAttachments() {}

    static List<Entry.Attached> of(CaseResult result, Standing standing, Wording wording) {
        return collect(result, standing, wording).stream()
                .map(a -> a.withText(wording.masked(a.text())))
                .toList();
    }

    private static List<Entry.Attached> collect(CaseResult result, Standing standing, Wording wording) {
        if (standing.status() == Status.PASSED || standing.status() == Status.SKIPPED) {
            return List.of();
        }
        List<Entry.Attached> all = new ArrayList<>();
        all.add(Entry.Attached.text(
                wording.say("page.attachment.prompt"),
                PromptText.of(result.replay().promptCase().messages())));
        Comparison comparison = result.comparison();
        if (comparison != null && !comparison.before().isEmpty()) {
            all.add(Entry.Attached.text(wording.say("page.attachment.baseline"), baseline(comparison, wording)));
        }
        if (!result.replay().answers().isEmpty()) {
            all.add(Entry.Attached.text(
                    wording.say("page.attachment.answers"),
                    answers(result.replay().answers(), wording)));
        }
        all.add(Entry.Attached.json(wording.say("page.attachment.evidence"), Json.pretty(evidence(result, wording))));
        return all;
    }

    private static String answers(List<Answer> answers, Wording wording) {
        Map<String, List<Integer>> samples = new LinkedHashMap<>();
        answers.forEach(
                a -> samples.computeIfAbsent(a.text(), t -> new ArrayList<>()).add(a.sample() + 1));
        StringBuilder out = new StringBuilder();
        samples.forEach(
                (text, numbers) -> block(out, wording.say("page.answer.of", join(numbers), answers.size()), text));
        return out.toString();
    }

    private static String baseline(Comparison comparison, Wording wording) {
        StringBuilder out = new StringBuilder();
        for (Said said : Said.distinct(comparison.before())) {
            block(out, wording.say("page.of", said.count(), comparison.before().size()), said.text());
        }
        return out.toString();
    }

    private static void block(StringBuilder out, String title, String text) {
        out.append("── ").append(title).append(" ──\n").append(text).append("\n\n");
    }

    private static String join(List<Integer> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    private static Map<String, Object> evidence(CaseResult result, Wording wording) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("case", result.key().caseKey().toString());
        evidence.put("provider", result.key().provider());
        evidence.put("verdict", result.verdict().kind().name());
        evidence.put("summary", wording.say(result.verdict().said()));
        evidence.put("reasons", result.also().stream().map(wording::say).toList());
        Evidence figures = result.evidence();
        if (figures != null) {
            evidence.put("similarity", figures.similarity());
            evidence.put("worstWindow", figures.worstWindow());
            evidence.put("expected", figures.expected());
            evidence.put("limit", figures.limit());
            evidence.put("effect", figures.effect());
            evidence.put("outsideShare", figures.outsideShare());
            evidence.put("pValue", figures.pValue());
            evidence.put("pLimit", figures.pLimit());
            evidence.put("channels", figures.channels());
        }
        evidence.put("servedBefore", Identity.text(Identity.before(result), wording.say("env.unknown")));
        evidence.put("servedNow", Identity.text(Identity.now(result.replay()), wording.say("env.unknown")));
        return evidence;
    }
}
