@NullMarked
package io.driftgauge.allure;

import org.jspecify.annotations.NullMarked;
