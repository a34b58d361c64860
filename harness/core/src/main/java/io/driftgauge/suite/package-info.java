/** Versioned prompt suites: files, templates, cases and what is expected of their answers. */
@NullMarked
package io.driftgauge.suite;

import org.jspecify.annotations.NullMarked;
