/** What differs between baseline and answers: assertions, parsed answers, format, facts, meaning. */
@NullMarked
package io.driftgauge.compare;

import org.jspecify.annotations.NullMarked;
