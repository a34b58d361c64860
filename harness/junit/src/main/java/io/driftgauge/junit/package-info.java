/** The JUnit 5 extension: one test per case and provider. */
@NullMarked
package io.driftgauge.junit;

import org.jspecify.annotations.NullMarked;
