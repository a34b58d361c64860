package io.driftgauge.allure;

import io.qameta.allure.model.TestResult;
import java.util.List;

/**
 * A line of the report and what hangs on it.
 *
 * @param result complete but for its attachments
 */
record Entry(TestResult result, List<Attached> attachments) {

    /** Text to read beside an entry; a file each, so there are few. */
    record Attached(String name, String type, String extension, String text) {

        static Attached text(String name, String text) {
            return new Attached(name, "text/plain", ".txt", text);
        }

        static Attached json(String name, String text) {
            return new Attached(name, "application/json", ".json", text);
        }

        Attached withText(String other) {
            return new Attached(name, type, extension, other);
        }
    }

    Entry {
        attachments = List.copyOf(attachments);
    }
}
