package io.driftgauge.baseline;

import io.driftgauge.replay.ReplayKey;

/** The command that records or accepts answers: of one case on one provider, or of a suite where no case is given. */
public final class RecordCommand {

    private RecordCommand() {}

    /**
     * To be typed into a shell.
     *
     * @param key its case id may be empty
     * @param mode value of {@code driftgauge.baseline}: missing, update or session
     */
    public static String of(ReplayKey key, String mode) {
        return "mvn test -Ddriftgauge.baseline=" + mode
                + option("suites", key.caseKey().suite())
                + (key.caseKey().caseId().isEmpty()
                        ? ""
                        : option("cases", key.caseKey().caseId()))
                + option("providers", key.provider());
    }

    private static String option(String name, String value) {
        String option = "-Ddriftgauge." + name + "=" + value;
        return " " + (option.matches("[A-Za-z0-9=./_~-]+") ? option : "'" + option.replace("'", "'\\''") + "'");
    }
}
