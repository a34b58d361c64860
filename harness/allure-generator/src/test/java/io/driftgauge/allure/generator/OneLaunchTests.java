package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.DefaultLaunchResults;
import io.qameta.allure.entity.TestResult;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneLaunchTests {

    private final TestResult shown = new TestResult().setName("shown");
    private final TestResult hidden = new TestResult().setName("hidden").setHidden(true);
    private final OneLaunch launch =
            new OneLaunch(new DefaultLaunchResults(Set.of(shown, hidden), Map.of(), Map.of("words", "kept")));

    @Test
    void holdsWhatWasRead() {
        assertThat(launch.getAllResults()).containsExactlyInAnyOrder(shown, hidden);
        assertThat(launch.getResults()).containsExactly(shown);
        assertThat(launch.<String>getExtra("words")).contains("kept");
        assertThat(launch.getAttachments()).isEmpty();
    }

    @Test
    void hidesWhatIsHiddenLater() {
        shown.setHidden(true);

        assertThat(launch.getResults()).isEmpty();
    }
}
