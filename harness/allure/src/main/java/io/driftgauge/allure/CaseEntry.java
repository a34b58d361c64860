package io.driftgauge.allure;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.PromptCase;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A case on a provider as an Allure result. Its ids depend on its key alone, so that its history follows it. */
final class CaseEntry {

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
                .setTestCaseName(key.caseId())
                .setFullName(wording.place().file(promptCase.where()) + "#" + key.caseId())
                .setName(name(promptCase))
                .setStage(Stage.FINISHED)
                .setStatus(standing.status())
                .setStatusDetails(details())
                .setDescriptionHtml(
                        CaseDescription.of(result, standing, wording).toString(wording::masked))
                .setParameters(parameters())
                .setStart(span.start())
                .setStop(span.stop());
        labels(promptCase).addTo(entry);
        wording.place()
                .link(promptCase.where())
                .ifPresent(link -> entry.getLinks().add(link));
        return new Entry(entry, CaseAttachments.of(result, standing, wording));
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
        Labels labels = new Labels(key.suite(), result.key().provider())
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
            labels.add("drift.suspect", "true").add("tag", "suspect");
        }
        if (standing.unheeded()) {
            labels.add("tag", "not enforced");
        }
        return labels;
    }

    /** A tag for what passes and yet wants to be seen. */
    private Optional<String> mark() {
        return switch (result.verdict().kind()) {
            case UNSTABLE, INCONCLUSIVE, SWAPPED ->
                Optional.of(result.verdict().kind().name().toLowerCase(Locale.ROOT));
            case STALE_BASELINE, NO_BASELINE ->
                standing.status() == Status.PASSED ? Optional.of("just recorded") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private List<Parameter> parameters() {
        return List.of(
                parameter("provider", result.key().provider()),
                parameter("provider id", result.replay().provider().id()),
                parameter("answers", Integer.toString(result.replay().answers().size())),
                parameter(
                        "source",
                        wording.place().line(result.replay().promptCase().where())));
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter().setName(name).setValue(value).setExcluded(true);
    }
}
