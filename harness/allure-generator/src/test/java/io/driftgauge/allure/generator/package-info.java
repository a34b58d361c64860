@NullMarked
package io.driftgauge.allure.generator;

import org.jspecify.annotations.NullMarked;
