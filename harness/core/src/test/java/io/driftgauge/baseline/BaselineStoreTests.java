package io.driftgauge.baseline;

import static io.driftgauge.baseline.Fixtures.TINY;
import static io.driftgauge.baseline.Fixtures.promptCase;
import static io.driftgauge.baseline.Fixtures.recorder;
import static io.driftgauge.baseline.Fixtures.replay;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.ToolCall;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.Budget;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineStoreTests {

    private final Path folder;
    private final BaselineStore store;
    private final PromptCase refund = promptCase("refund-window");

    BaselineStoreTests(@TempDir Path temp) {
        this.folder = temp.resolve("baselines");
        this.store = new BaselineStore(folder);
    }

    @Test
    void has_nothing_where_nothing_was_recorded() {
        assertThat(store.read(refund, TINY)).isEmpty();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void writes_a_file_that_people_can_review() throws IOException {
        store.write(refund, recorder().anew(replay(refund, "yes\n30 days \"or\" so\r\n", "no", "no")));

        String file = Files.readString(folder.resolve("support/refunds/refund-window/tiny.json"));
        assertThat(file)
                .startsWith("{\n  \"format\": 1,\n  \"suite\": \"support/refunds\",\n  \"case\": \"refund-window\",\n")
                .contains("""
                        "text": [
                                    "yes",
                                    "30 days \\"or\\" so\\r",
                                    ""
                                  ]""")
                .contains("\"count\": 2,\n")
                .contains("\"date\": \"2026-11-23\"")
                .contains("\"library\": \"libonnx.so\"")
                .doesNotContain("someone")
                .endsWith("}\n");
    }

    @Test
    void reads_what_it_wrote_and_writes_the_same_bytes_again() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String[] texts = new String[1 + random.nextInt(4)];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text(random);
            }
            Baseline baseline = recorder().anew(replay(refund, texts));
            String file = new String(BaselineJson.pretty(baseline).getBytes(UTF_8), UTF_8);

            Baseline read = BaselineMapping.toBaseline(BaselineJson.read(file));
            assertThat(read).isEqualTo(baseline);
            assertThat(BaselineJson.pretty(read)).isEqualTo(file);
            String row = new String(BaselineJson.line(baseline).getBytes(UTF_8), UTF_8);
            assertThat(BaselineMapping.toBaseline(BaselineJson.read(row))).isEqualTo(baseline);
            assertThat(row.lines()).hasSize(1);
        }
    }

    private static String text(Random random) {
        String[] parts = {
            "",
            "a",
            "\n",
            "\r\n",
            "\"",
            "\\",
            "\u0000",
            "ü",
            "日本",
            "👩‍👧",
            "\ud800",
            "\udc00",
            "\u2028",
            "\u202e",
            "\t",
            " ",
            "</script>"
        };
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    @Test
    void shows_characters_that_reorder_or_hide_text() throws IOException {
        store.write(refund, recorder().anew(replay(refund, "pay \u202e30\u202c \u200bnow \ud83d")));

        assertThat(Files.readString(store.file(refund, TINY))).contains("pay \\u202e30\\u202c \\u200bnow \\ud83d\"");
    }

    @Test
    void keeps_tool_calls() {
        Baseline baseline = recorder()
                .anew(replay(
                        refund,
                        TINY,
                        List.of(new Answer(0, Fixtures.response("", new ToolCall("lookup", "{\"id\": 1}"))))));
        store.write(refund, baseline);

        assertThat(store.read(refund, TINY)).contains(baseline);
    }

    @Test
    void leaves_an_unchanged_file_alone() throws IOException {
        Baseline baseline = recorder().anew(replay(refund, "30 days"));
        store.write(refund, baseline);
        Path file = store.file(refund, TINY);
        var before = Files.readAttributes(file, "unix:ino");

        store.write(refund, baseline);

        assertThat(Files.readAttributes(file, "unix:ino")).isEqualTo(before);
    }

    @Test
    void keeps_the_old_file_if_the_new_one_can_not_be_moved_into_place() throws IOException {
        Baseline old = recorder().anew(replay(refund, "30 days"));
        store.write(refund, old);
        Path parent = store.file(refund, TINY).resolveSibling(".").normalize();
        Files.writeString(parent.resolve(".tiny.json.1234.tmp"), "{ \"half");

        assertThat(store.read(refund, TINY)).contains(old);
        assertThat(store.list()).hasSize(1);

        Path blocked = folder.resolve("support/refunds/blocked/tiny.json/x");
        Files.createDirectories(blocked);
        PromptCase other = promptCase("blocked");
        assertThatThrownBy(() -> store.write(other, recorder().anew(replay(other, "a"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is as it was");
        assertThat(blocked).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/b", "a\\b", "", ".", "C:x", "nul\u0000l", "x*"})
    void refuses_ids_that_leave_the_folder(String id) {
        PromptCase c = promptCase(id);
        assertThatThrownBy(() -> store.read(c, TINY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("can't be the name of a file or folder");
    }

    @Test
    void refuses_links_that_leave_the_folder() throws IOException {
        Path outside = Files.createDirectories(folder.resolveSibling("outside"));
        Files.createDirectories(folder.resolve("support"));
        Files.createSymbolicLink(folder.resolve("support/refunds"), outside);

        assertThatThrownBy(() -> store.write(refund, recorder().anew(replay(refund, "a"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a link leads out of");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void names_baselines_without_a_case() throws IOException {
        PromptCase gone = promptCase("gone");
        PromptCase row = Fixtures.row("row-1");
        PromptCase goneRow = Fixtures.row("row-2");
        for (PromptCase c : List.of(refund, gone, row, goneRow)) {
            store.write(c, recorder().anew(replay(c, "a")));
        }
        Files.writeString(folder.resolve("README.md"), "about");
        Files.createDirectories(folder.resolve(".http"));
        Files.writeString(folder.resolve(".http/x.json"), "{}");
        Suite suite = new Suite("support/refunds", Path.of("x.yaml"), "", 1, List.of(TINY), List.of(refund, row));
        Project project = new Project(Path.of("prompts"), List.of(suite), Budget.NONE, 0.01, "e", Map.of(), List.of());

        assertThat(store.orphans(project))
                .extracting(o -> o.key().caseKey())
                .containsExactlyInAnyOrder(
                        new CaseKey("support/refunds", "gone"), new CaseKey("support/refunds", "row-2"));
        assertThat(store.list()).hasSize(4);
    }

    @Test
    void tells_a_folder_that_can_not_be_written() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        org.junit.jupiter.api.Assumptions.assumeFalse(Files.isWritable(folder), "root may write anywhere");

        assertThatThrownBy(() -> store.write(refund, recorder().anew(replay(refund, "a"))))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void knows_a_model_folder_by_its_name_only() throws IOException {
        ModelSpec local = Fixtures.provider("djl:/home/someone/models/mine/", Map.of());
        Baseline baseline =
                recorder().anew(replay(refund, local, replay(refund, "a").answers()));

        assertThat(baseline.providerId()).isEqualTo("djl:mine");
        assertThat(baseline.isFrom(local)).isTrue();
        assertThat(baseline.isFrom(TINY)).isFalse();
    }
}
