package io.driftgauge.djl.runtime;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import java.nio.file.Path;

/** Makes the exceptions of this module: words first, the library's own exception as the cause. */
public final class Failures {

    private Failures() {}

    /** Something of the machine or the class path is in the way; no file is to blame. */
    public static InvalidInputException of(String message, Throwable cause) {
        return with(new InvalidInputException(new Problem(null, message)), cause);
    }

    /** A file or folder can't be used. */
    public static InvalidInputException at(Path file, String message) {
        return new InvalidInputException(new Problem(new Location(file, 0), message));
    }

    /** A file or folder can't be used, as the cause tells. */
    public static InvalidInputException at(Path file, String message, Throwable cause) {
        return with(at(file, message), cause);
    }

    /** The first line of what a library said, or its type where it said nothing. */
    public static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message).strip();
    }

    private static InvalidInputException with(InvalidInputException exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }
}
