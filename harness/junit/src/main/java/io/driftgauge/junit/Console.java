package io.driftgauge.junit;

import java.io.PrintStream;

/** Standard output, the only thing that surefire and Gradle pass through while tests run. */
final class Console {

    private static final String MARK = "[driftgauge] ";

    private final PrintStream out;

    private Console(PrintStream out) {
        this.out = out;
    }

    /** As it is now: test runners swap the stream. */
    static Console standard() {
        return new Console(System.out);
    }

    /** Prints lines, each with our name before it. */
    void print(String text) {
        text.lines().forEach(line -> out.println(MARK + line));
        out.flush();
    }
}
