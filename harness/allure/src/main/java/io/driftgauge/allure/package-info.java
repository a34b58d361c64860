/** A run as Allure results, and the drift report made of them: one file that opens by double click. */
@NullMarked
package io.driftgauge.allure;

import org.jspecify.annotations.NullMarked;
