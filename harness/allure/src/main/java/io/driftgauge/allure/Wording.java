package io.driftgauge.allure;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Secrets;
import io.driftgauge.report.FailureText;
import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.SuiteFailureText;
import io.driftgauge.report.Timelines;

/**
 * What turns a run's results into words: the report's language, where its files stand for readers, how a failure reads,
 * how things went in earlier runs, which secrets to mask.
 */
record Wording(
        ReportTexts texts,
        Place place,
        FailureText failure,
        SuiteFailureText suiteFailure,
        Timelines timelines,
        Secrets secrets) {

    static Wording of(RunFolders folders, Links links, Secrets secrets, ReportTexts texts, Timelines timelines) {
        return new Wording(
                texts,
                new Place(folders.root(), links),
                new FailureText(folders, secrets, texts),
                new SuiteFailureText(secrets, texts),
                timelines,
                secrets);
    }

    /** Secrets masked. */
    String masked(String text) {
        return secrets.redact(text);
    }

    /** Of what a file or model says, on one line of its own: secrets masked, and nothing that can't be seen. */
    String shown(String text) {
        return Visible.of(masked(text));
    }

    /** What the judge said, in the report's language. */
    String say(Phrase phrase) {
        return texts.say(phrase);
    }

    /** A text of the report. */
    String say(String key, Object... arguments) {
        return texts.get(key, arguments);
    }
}
