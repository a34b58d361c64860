package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.report.ReportTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of reports names the categories that there are. */
class ReportsPageTests {

    @Test
    void names_every_category() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/reports.md"));

        assertThat(Categories.all(ReportTexts.english()))
                .allSatisfy(category -> assertThat(page).contains(category.name()));
    }
}
