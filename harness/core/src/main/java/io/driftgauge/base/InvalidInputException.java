package io.driftgauge.base;

import java.util.List;
import java.util.stream.Collectors;

/** Input that can't be used: all problems found, at once, each with its place. Nothing was run or written. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Some problems.
     *
     * @param problems at least one
     */
    public InvalidInputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** A single problem. */
    public InvalidInputException(Problem problem) {
        this(List.of(problem));
    }

    /** In the order in which they were found; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
