package io.driftgauge.allure;

import io.driftgauge.base.Secrets;
import io.driftgauge.report.FailureText;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.SuiteFailureText;

/**
 * What turns a run's results into words: where its files stand for readers, how a failure reads, which secrets to mask.
 */
record Wording(Place place, FailureText failure, SuiteFailureText suiteFailure, Secrets secrets) {

    static Wording of(RunFolders folders, Build build, Secrets secrets) {
        return new Wording(
                new Place(folders.root(), build),
                new FailureText(folders, secrets),
                new SuiteFailureText(secrets),
                secrets);
    }

    /** Secrets masked. */
    String masked(String text) {
        return secrets.redact(text);
    }
}
