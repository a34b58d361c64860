/** Runs inside the generator's own class loader: turns a folder of Allure results into one file that opens anywhere. */
@NullMarked
package io.driftgauge.allure.generator;

import org.jspecify.annotations.NullMarked;
