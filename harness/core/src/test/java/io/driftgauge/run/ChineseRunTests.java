package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Json;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read of a run in Chinese, and what machines read of the same run. */
class ChineseRunTests {

    /** Three words in a row, of which none of the prompts and answers here has any. */
    private static final String ENGLISH = "[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}";

    private final Path root;
    private final RunFixture fixture;

    ChineseRunTests(@TempDir Path root) throws IOException {
        this.root = root;
        this.fixture = new RunFixture(root).with("language", "zh-CN");
        fixture.write("prompts/suite.yaml", """
                prompts: ["{{word}}"]
                defaultTest: {options: {repeat: 3}, drift: {baselineSamples: 8}}
                tests:
                  - {id: moved, vars: {word: moved}}
                  - {id: held, vars: {word: held}}
                  - {id: new, vars: {word: new}}
                  - {id: failing, vars: {word: failing}}
                """);
    }

    @Test
    void the_page_is_chinese_and_the_verdict_file_english() throws IOException {
        fixture.with("cases", "moved,held").with("baseline", "missing").run(new ScriptedModel(r -> "held 30"));
        fixture.without("cases").without("baseline");
        ScriptedModel later = new ScriptedModel(r -> {
            String asked = r.promptText();
            if (asked.contains("failing")) {
                throw ScriptedModel.failure(ModelCallException.Kind.REQUEST, "HTTP 400");
            }
            return asked.contains("held") ? "held 30" : "{\"days\": 14}";
        });
        later.served = "scripted-2";
        RunResult result = fixture.run(later);

        assertThat(result.cases())
                .extracting(c -> c.verdict().kind())
                .contains(VerdictKind.NO_BASELINE, VerdictKind.PROVIDER_ERROR);
        String page = Files.readString(root.resolve("reports/drift.md"));
        assertThat(page).contains("此用例没有录制过回答", "由新的模型回答").doesNotContainPattern(ENGLISH);
        assertThat(Json.parse(Files.readString(root.resolve("reports/drift.json")))
                        .at("/cases")
                        .findValuesAsText("summary"))
                .contains("Nothing is recorded for this case, so there is nothing to compare with.");
    }
}
