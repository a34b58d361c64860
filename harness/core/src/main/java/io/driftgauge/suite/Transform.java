package io.driftgauge.suite;

import java.util.regex.Pattern;

/** A step that an answer goes through before an assertion looks at it. There are only safe ones: nothing is evaluated. */
public sealed interface Transform {

    /** Without outer white space. */
    record Trim() implements Transform {}

    /** All letters small or all capital. */
    record Case(boolean upper) implements Transform {}

    /** The first group of the first match, or the whole match; an answer without a match can't be checked. */
    record Regex(Pattern pattern) implements Transform {}

    /** The value there, of the answer's JSON; a text as it is, anything else as JSON. Without one it can't be checked. */
    record JsonPath(String path) implements Transform {}
}
