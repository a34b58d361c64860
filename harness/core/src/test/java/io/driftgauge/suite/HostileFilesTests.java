package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no author means: each ends in a clear error, or works. */
class HostileFilesTests {

    private static final String SUITE = "providers: [tiny]\nprompts: ['{{q}}']\ntests: [{id: a, vars: {q: Hi}}]\n";

    private final TestFolder folder;

    HostileFilesTests(@TempDir Path parent) {
        folder = new TestFolder(parent);
    }

    private void rows(String name, String text) {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], tests: [file://" + name + "]}")
                .file(name, text);
    }

    private void bytes(String name, byte[] bytes) throws IOException {
        Files.write(folder.path().resolve(name), bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"big.yaml", "big.json", "big.csv", "big.jsonl", "big.txt"})
    void a_file_of_a_gigabyte_is_not_read(String name) throws IOException {
        boolean suite = name.endsWith("yaml") || name.endsWith("json");
        if (!suite) {
            folder.file(
                    "a.yaml",
                    name.endsWith("txt")
                            ? "{providers: [tiny], prompts: [file://big.txt], tests: [{id: a}]}"
                            : "{providers: [tiny], prompts: ['{{q}}'], tests: [file://" + name + "]}");
        }
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.path().resolve(name).toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        assertThat(folder.problems()).contains("prompts/" + name + ": the file is larger than 64 MiB.");
    }

    @Test
    void aliases_that_multiply_end_at_a_bound() {
        StringBuilder bomb = new StringBuilder("x-a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append("x-").append(c).append(": &").append(c).append(" [");
            bomb.append(String.join(", ", List.of(before, before, before, before, before, before, before, before)));
            bomb.append("]\n");
        }
        folder.file("a.yaml", bomb + SUITE);

        assertThat(folder.problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("more than 200000 values, counting each use of an alias in full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json"})
    void braces_that_nest_ten_thousand_deep_are_refused(String name) {
        folder.file(name, "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));

        assertThat(folder.problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("prompts/" + name + ":1: ")
                .contains("nested");
    }

    @Test
    void braces_that_nest_in_rows_and_templates_are_told_or_kept() {
        rows("rows.jsonl", "[".repeat(10_000) + "\n");
        assertThat(folder.problems()).anyMatch(p -> p.startsWith("prompts/rows.jsonl:1: ") && p.contains("nested"));

        folder.file("a.yaml", "providers: [tiny]\nprompts: ['" + "{{".repeat(10_000) + "']\ntests: [{id: a}]\n");
        assertThat(folder.problems())
                .allMatch(p -> p.contains("is not a name to fill in"))
                .isNotEmpty();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("a NUL in YAML", "a.yaml", "providers: [tiny]\nprompts: [\"a\0b\"]\n", "not valid YAML"),
                Arguments.of("a NUL in JSON", "a.json", "{\"prompts\": \"a\0b\"}", "not valid JSON"),
                Arguments.of("a BEL in YAML", "a.yaml", "prompts: [a\u0007b]\n", "not valid YAML"),
                Arguments.of(
                        "a tag", "a.yaml", "prompts: !!javax.script.ScriptEngineManager [x]\n", "is not known here"),
                Arguments.of("two documents", "a.yaml", SUITE + "---\n" + SUITE, "a second document starts here"),
                Arguments.of("nothing", "a.yaml", "", "the file is empty"),
                Arguments.of("a comment", "a.yaml", "# nothing\n", "the file is empty"),
                Arguments.of("a text", "a.yaml", "just a text", "must be a mapping"),
                Arguments.of(
                        "a huge number",
                        "a.yaml",
                        SUITE + "version: " + "9".repeat(2_000) + "\n",
                        "more than 1000 digits"),
                Arguments.of(
                        "a lone surrogate",
                        "a.json",
                        "{\"tests\": [{\"id\": \"\\ud800\"}]}",
                        "must be 1 to 80 of a-z"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void what_is_no_suite_is_told(String what, String name, String text, String message) {
        folder.file(name, text);

        assertThat(folder.problems()).as(what).anyMatch(p -> p.startsWith("prompts/" + name) && p.contains(message));
    }

    @Test
    void bytes_that_are_no_utf_8_are_told() throws IOException {
        bytes("a.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28, '\n'});
        bytes("b.yaml", "prompts: [Grüße]".getBytes(StandardCharsets.ISO_8859_1));
        bytes("c.yaml", SUITE.getBytes(StandardCharsets.UTF_16));

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/a.yaml: the file is not UTF-8. Save it as UTF-8.",
                        "prompts/b.yaml: the file is not UTF-8. Save it as UTF-8.",
                        "prompts/c.yaml: the file is not UTF-8. Save it as UTF-8.");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_work() {
        folder.file(
                        "a.yaml",
                        "\uFEFFproviders: [tiny]\r\nprompts:\r\n  - |\r\n    Hi\r\n    {{q}}\r\ntests: [file://rows.csv, file://rows.jsonl]\r\n")
                .file("rows.csv", "\uFEFF__id,q\r\na,one\r\n")
                .file("rows.jsonl", "\uFEFF{\"id\": \"b\", \"vars\": {\"q\": \"two\"}}\r\n");

        assertThat(folder.cases())
                .extracting(c -> c.messages().get(0).content().strip())
                .containsExactly("Hi\none", "Hi\ntwo");
    }

    @Test
    void a_NUL_in_a_row_is_data_and_shows_nowhere_as_itself() {
        rows("rows.csv", "__id,q,__expected\na,x\0y,contains: z\n");

        assertThat(folder.cases().get(0).vars()).containsEntry("q", "x\0y");
        rows("rows.csv", "__id,q,__expected\na\0,x,is-sqll: z\n");
        assertThat(folder.problems()).isNotEmpty().noneMatch(p -> p.contains("\0"));
    }

    @Test
    void a_quote_that_never_ends_in_a_large_table_is_told() {
        rows("rows.csv", "__id,q\na,\"" + "x,y\n".repeat(100_000));

        assertThat(folder.problems()).anyMatch(p -> p.startsWith("prompts/rows.csv: not valid CSV: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"link.txt", "link.yaml"})
    void a_link_out_of_the_folder_is_not_followed(String name, @TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret"), SUITE);
        Files.createSymbolicLink(folder.path().resolve(name), secret);
        folder.file("a.yaml", "{providers: [tiny], prompts: [file://" + name + "], tests: [{id: a}]}");

        assertThat(folder.problems()).isNotEmpty().allMatch(p -> p.contains("out of the prompts folder"));
    }

    @Test
    void a_pattern_does_not_reach_out_of_the_folder(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("x.txt"), "secret");
        Files.createSymbolicLink(folder.path().resolve("out"), outside);
        folder.file(
                "a.yaml",
                "{providers: [tiny], prompts: ['{{q}}'], tests: [{id: a, vars: {q: 'file://../*.txt'}}, {id: b, vars: {q: 'file://out/*.txt'}}]}");

        assertThat(folder.problems()).isNotEmpty().noneMatch(p -> p.contains("secret"));
    }

    /** What fuzzing found, and what it starts from. */
    static Stream<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/fuzz"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void inputs_kept_from_fuzzing_end_in_a_suite_or_in_problems(Path input) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        Path parent = input.getParent();
        FuzzedReaders.read(parent == null ? "" : String.valueOf(parent.getFileName()), bytes);
    }
}
