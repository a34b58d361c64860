package io.driftgauge.allure;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.PromptCase;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A case on a provider as an Allure result. Its ids depend on its key alone, so that its history follows it. */
final class CaseEntry {

    /** A tag that begins so names an issue. */
    private static final String ISSUE = "issue:";

    private final CaseResult result;
    private final Standing standing;
    private final Wording wording;

    private CaseEntry(CaseResult result, Standing standing, Wording wording) {
        this.result = result;
        this.standing = standing;
        this.wording = wording;
    }

    static Entry of(CaseResult result, Standing standing, Wording wording, Lanes.Span span) {
        return new CaseEntry(result, standing, wording).entry(span);
    }

    private Entry entry(Lanes.Span span) {
        PromptCase promptCase = result.replay().promptCase();
        CaseKey key = promptCase.key();
        String id = Ids.of(result.key().toString());
        TestResult entry = new TestResult()
                .setUuid(id)
                .setHistoryId(id)
                .setTestCaseId(Ids.of(key.toString()))
                .setTestCaseName(wording.shown(key.caseId()))
                .setFullName(wording.shown(wording.place().file(promptCase.where()) + "#" + key.caseId()))
                .setName(wording.shown(name(promptCase)))
                .setStage(Stage.FINISHED)
                .setStatus(standing.status())
                .setStatusDetails(details())
                .setDescriptionHtml(
                        CaseDescription.of(result, standing, wording).toString(wording::masked))
                .setParameters(parameters())
                .setStart(span.start())
                .setStop(span.stop());
        labels(promptCase).addTo(entry);
        links(promptCase).forEach(entry.getLinks()::add);
        return new Entry(entry, CaseAttachments.of(result, standing, wording));
    }

    private List<Link> links(PromptCase promptCase) {
        List<Link> links = new ArrayList<>();
        wording.place().link(promptCase.where()).ifPresent(links::add);
        promptCase.tags().stream()
                .filter(tag -> tag.startsWith(ISSUE))
                .flatMap(tag -> wording.place().issue(tag.substring(ISSUE.length())).stream())
                .forEach(links::add);
        if (standing.status() == Status.FAILED) {
            String title = standing.headline().text(wording.texts()) + " " + result.key();
            wording.place().report(wording.say("link.report"), title).ifPresent(links::add);
        }
        return links;
    }

    private static String name(PromptCase promptCase) {
        String id = promptCase.key().caseId();
        return promptCase.description().equals(id) ? id : id + " · " + promptCase.description();
    }

    private @Nullable StatusDetails details() {
        if (standing.status() == Status.PASSED && result.verdict().kind() == VerdictKind.STABLE && !result.suspect()) {
            return null;
        }
        Message message = Message.of(result, standing, wording);
        return new StatusDetails()
                .setMessage(message.head())
                .setTrace(message.whole())
                .setFlaky(standing.flaky())
                .setMuted(standing.unheeded());
    }

    private Labels labels(PromptCase promptCase) {
        CaseKey key = promptCase.key();
        Labels labels = new Labels(key.suite(), result.key().provider(), wording)
                .add("story", key.caseId())
                .add("suiteVersion", Integer.toString(promptCase.suiteVersion()))
                .add("drift.level", "case")
                .add("drift.verdict", result.verdict().kind().name())
                .tags(promptCase.tags());
        if (promptCase.promptLabel() != null) {
            labels.add("subSuite", promptCase.promptLabel());
        }
        if (result.verdict() instanceof Verdict.Drifted drifted) {
            labels.moved(drifted.moved());
        }
        Evidence evidence = result.evidence();
        if (evidence != null) {
            labels.add("drift.similarity", evidence.similarity())
                    .add("drift.limit", evidence.limit())
                    .add("drift.effect", evidence.effect())
                    .add("drift.p", evidence.pValue());
        }
        mark().ifPresent(mark -> labels.add("tag", mark));
        if (result.suspect()) {
            labels.add("drift.suspect", "true").add("tag", wording.say("tag.suspect"));
        }
        if (standing.unheeded()) {
            labels.add("tag", wording.say("tag.unheeded"));
        }
        return labels;
    }

    /** A tag for what passes and yet wants to be seen. */
    private Optional<String> mark() {
        return switch (result.verdict().kind()) {
            case UNSTABLE, INCONCLUSIVE, SWAPPED ->
                Optional.of(wording.texts().word(result.verdict().kind()));
            case STALE_BASELINE, NO_BASELINE ->
                standing.status() == Status.PASSED ? Optional.of(wording.say("tag.recorded")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private List<Parameter> parameters() {
        return List.of(
                parameter(wording.say("param.provider"), result.key().provider()),
                parameter(
                        wording.say("param.provider.id"),
                        result.replay().provider().id()),
                parameter(
                        wording.say("param.answers"),
                        Integer.toString(result.replay().answers().size())),
                parameter(
                        wording.say("param.source"),
                        wording.place().line(result.replay().promptCase().where())));
    }

    private Parameter parameter(String name, String value) {
        return new Parameter().setName(name).setValue(wording.shown(value)).setExcluded(true);
    }
}
