package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get to read when a prompt file can't be right: file, line, what is wrong, what to do. */
class BadInputTests {

    private static final String HEAD = "providers: [tiny]\nprompts: ['{{question}}']\n";

    private final Path parent;
    private final TestFolder folder;

    BadInputTests(@TempDir Path parent) {
        this.parent = parent;
        this.folder = new TestFolder(parent);
    }

    @Test
    void unknown_key() {
        folder.file("refunds.yaml", HEAD + """
                tests:
                  - id: refund-window
                    vairables: {question: How long?}
                    vars: {question: How long?}
                """);

        assertThat(folder.problems())
                .containsExactly("prompts/refunds.yaml:5: unknown key 'vairables' in test 'refund-window'. Did you mean"
                        + " 'vars'? Known keys: answer, assert, context, description, drift, expected, id, input,"
                        + " maxRounds, metadata, options, pair, prompts, provider, providers, repeat, steps, tags,"
                        + " threshold, tool_results, tools, turns, vars. 'vars': Values for {{name}}; a list stands for one"
                        + " case a value; file:// for a file's.");
    }

    @Test
    void wrong_type() {
        folder.file("refunds.yaml", HEAD + """
                version: two
                tests:
                  - id: 7
                    vars: [question]
                    options: {repeat: many, temperature: warm}
                    drift: {compare: maybe}
                  - just a text
                """);

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/refunds.yaml:3: 'version' must be a whole number from 1, but is the text 'two'.",
                        "prompts/refunds.yaml:5: 'id' in a test must be a text, but is 7.",
                        "prompts/refunds.yaml:6: 'vars' in a test must be a mapping, or name a .yaml or .json file that holds"
                                + " one, but is the text 'question'.",
                        "prompts/refunds.yaml:7: 'temperature' in 'options' in a test must be a number from 0, but is the"
                                + " text 'warm'.",
                        "prompts/refunds.yaml:7: 'repeat' in 'options' in a test must be a whole number from 1 to 1000,"
                                + " but is the text 'many'.",
                        "prompts/refunds.yaml:8: 'compare' in 'drift' in a test must be true or false, but is the text"
                                + " 'maybe'.",
                        "prompts/refunds.yaml:9: a test must be a mapping or file://… (.csv, .jsonl, .yaml, .yml, .json), but is the"
                                + " text 'just a text'.");
    }

    @Test
    void duplicate_id() {
        folder.file("refunds.yaml", HEAD + """
                defaultTest: {vars: {question: Hi}}
                tests:
                  - {id: open}
                  - {description: "Open?"}
                """);

        assertThat(folder.problems())
                .containsExactly("prompts/refunds.yaml:6: the id 'open' stands in this suite twice; first at"
                        + " prompts/refunds.yaml:5. Ids must differ by more than case; give one of them another 'id'.");
    }

    @Test
    void missing_variable() {
        folder.file("refunds.yaml", """
                providers: [tiny]
                prompts:
                  - |
                    Answer politely.
                    {{quetsion}}
                tests:
                  - {id: a, vars: {question: Hi, tone: dry}}
                """);

        assertThat(folder.problems())
                .containsExactly("prompts/refunds.yaml:5: '{{quetsion}}' has no value in test 'a'"
                        + " (prompts/refunds.yaml:7). Did you mean"
                        + " 'question'? Known vars: question, tone.");
    }

    @Test
    void missing_file() {
        folder.file(
                        "refunds.yaml",
                        "providers: [tiny]\nprompts: [file://shop.txt]\ntests: [{id: a}, file://more.csv]\n")
                .file("shopp.txt", "Hi");

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/refunds.yaml:2: there is no file 'shop.txt'. Did you mean 'shopp.txt'? Known files there:"
                                + " driftgauge.yaml, refunds.yaml, shopp.txt.",
                        "prompts/refunds.yaml:3: there is no file 'more.csv'. Known files there: driftgauge.yaml,"
                                + " refunds.yaml, shopp.txt.");
    }

    @Test
    void empty_suite() {
        folder.file("a.yaml", HEAD).file("b.yaml", "").file("c.yaml", HEAD + "tests: []\n");

        String message = "the suite has no tests, so it checks nothing. Add some under 'tests', or remove the file.";
        assertThat(folder.problems())
                .containsExactly(
                        "prompts/a.yaml:1: " + message,
                        "prompts/b.yaml: the file is empty.",
                        "prompts/c.yaml:3: " + message);
    }

    @Test
    void alias_bomb() {
        StringBuilder bomb = new StringBuilder("x-a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("x-a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ",").repeat(9)).append("]\n");
        }
        folder.file("bomb.yaml", bomb + HEAD);

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/bomb.yaml:6: more than 200000 values, counting each use of an alias in full.");
    }

    @Test
    void alias_to_itself() {
        folder.file("loop.yaml", HEAD + "tests: &t [{id: a, vars: {question: *t}}]\n");

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/loop.yaml:3: the alias '*t' points to nothing before it, or to what it stands in.");
    }

    @Test
    void id_with_dots_and_slashes() {
        folder.file("refunds.yaml", HEAD + """
                defaultTest: {vars: {question: Hi}}
                tests:
                  - {id: ../../etc}
                  - {id: a..b}
                  - {id: con}
                  - {id: Refund Window}
                """);

        String rule = "must be 1 to 80 of a-z, 0-9, '.', '_' and '-'; for example ";
        assertThat(folder.problems())
                .containsExactly(
                        "prompts/refunds.yaml:5: the id '../../etc' " + rule + "'etc'.",
                        "prompts/refunds.yaml:6: the id 'a..b' must not start or end with a dot or hold two in a row.",
                        "prompts/refunds.yaml:7: the id 'con' is the name of a device on Windows; choose another.",
                        "prompts/refunds.yaml:8: the id 'Refund Window' " + rule + "'refund-window'.");
    }

    @Test
    void file_out_of_the_folder_through_a_link() throws IOException {
        Files.writeString(parent.resolve("secret.txt"), "{{question}}");
        folder.file("refunds.yaml", """
                providers: [tiny]
                prompts: [file://link.txt, file://../secret.txt]
                tests: [{id: a, vars: {question: Hi}}]
                """);
        Files.createSymbolicLink(folder.path().resolve("link.txt"), parent.resolve("secret.txt"));
        Files.createSymbolicLink(folder.path().resolve("suite.yaml"), parent.resolve("secret.txt"));

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/refunds.yaml:2: 'file://link.txt' leads out of the prompts folder; put the file into it.",
                        "prompts/refunds.yaml:2: 'file://../secret.txt' leads out of the prompts folder; put the file"
                                + " into it.",
                        "prompts/suite.yaml: this link leads out of the prompts folder.");
    }

    @Test
    void unknown_provider() {
        folder.file("refunds.yaml", """
                providers: [tinny, "exec:rm -rf", "webhook:x", "djl:ok"]
                prompts: [Hi]
                tests: [{id: a}]
                """);

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/refunds.yaml:1: unknown provider 'tinny'. Did you mean 'tiny'? Known providers: tiny.",
                        "prompts/refunds.yaml:1: the provider 'exec:rm -rf' is refused: it is code, and nothing from a"
                                + " prompt file is run.",
                        "prompts/refunds.yaml:1: the provider 'webhook:x' is refused: it calls a service of its own.");
    }

    @Test
    void key_in_a_file() {
        folder.file("driftgauge.yaml", """
                # was sk-proj-abcdefghijklmnopqrstuv
                providers:
                  - {id: "openai:gpt", label: gpt, config: {apiKey: hunter2, headers: {Authorization: x}}}
                """).file("a.yaml", """
                providers: [gpt]
                prompts: [Hi]
                tests: [{id: a, vars: {x: correct-horse-battery}, correct-horse-battery: 1}]
                """);

        String shape = "this looks like a key. Keys come from environment variables only: take it out of the file, and"
                + " replace it where it was issued, since it may have been seen.";
        String named =
                " of the provider 'openai:gpt' holds a key. Keys come from environment variables only: take it out"
                        + " of the file.";
        assertThat(folder.problems())
                .containsExactly(
                        "prompts/a.yaml:3: " + shape,
                        "prompts/a.yaml:3: unknown key '[redacted]' in test 'a'. Known keys: answer, assert, context,"
                                + " description, drift, expected, id, input, maxRounds, metadata, options, pair, prompts,"
                                + " provider, providers, repeat, steps, tags, threshold, tool_results, tools, turns, vars.",
                        "prompts/driftgauge.yaml:1: " + shape,
                        "prompts/driftgauge.yaml:3: 'apiKey'" + named,
                        "prompts/driftgauge.yaml:3: 'Authorization'" + named);
    }

    @Test
    void two_suites_of_one_name() {
        String suite = "{providers: [tiny], prompts: [Hi], tests: [{id: a}]}";
        folder.file("a.yaml", suite)
                .file("a.json", "{\"providers\":[\"tiny\"],\"prompts\":[\"Hi\"],\"tests\":[{\"id\":\"a\"}]}");

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/a.yaml: this suite has the same name as prompts/a.json (extension and case don't"
                                + " count). Rename one.");
    }

    @Test
    void case_that_could_never_fail() {
        folder.file("refunds.yaml", HEAD + """
                tests:
                  - {id: a, vars: {question: Hi}, drift: {compare: false}}
                  - {id: b, vars: {question: Hi}, threshold: 0}
                  - {id: c, vars: {question: Hi}, assert: [{type: contains, value: x, weight: 0}]}
                  - {id: d, vars: {question: Hi}, assert: [{type: similar, value: x, threshold: 0}]}
                """);

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/refunds.yaml:4: test 'a' has neither an assertion nor a comparison with a baseline, so it"
                                + " could never fail. Add 'assert', or leave out 'compare: false'.",
                        "prompts/refunds.yaml:5: 'threshold' in test 'b' must be a number above 0 and at most 1, but is 0.",
                        "prompts/refunds.yaml:6: 'weight' in an assertion of test 'c' must be a number above 0, since what"
                                + " weighs nothing can never fail, but is 0.",
                        "prompts/refunds.yaml:7: 'threshold' in an assertion of test 'd' must be a number above 0 and at"
                                + " most 1, but is 0.");
    }

    @Test
    void code_and_services_and_what_is_to_come() {
        folder.file("refunds.yaml", HEAD + """
                extensions: [file://hook.js]
                redteam: {}
                tests:
                  - id: a
                    vars: {question: file://ask.py}
                    options: {transform: "output.split(' ')[0]"}
                    assert:
                      - {type: javascript, value: "output.length < 9"}
                      - {type: context-recall, value: polite}
                      - {type: not-webhook, value: "https://example.org"}
                  - {id: b, mocks: []}
                """);

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/refunds.yaml:3: 'extensions' is refused: it is code, and nothing from a prompt file is"
                                + " run.",
                        "prompts/refunds.yaml:4: 'redteam' is refused: its attacks come from a service.",
                        "prompts/refunds.yaml:7: 'file://ask.py' is refused: it is code, and nothing from a prompt file is"
                                + " run.",
                        "prompts/refunds.yaml:8: the transform 'output.split(' ')[0]' in 'options' in test 'a' is refused: it"
                                + " is code, and nothing from a prompt file is run. There are trim, lowercase, uppercase,"
                                + " {jsonPath: …} and {regex: …}, or a list of them.",
                        "prompts/refunds.yaml:10: the assertion 'javascript' in test 'a' is refused: it is code, and"
                                + " nothing from a prompt file is run.",
                        "prompts/refunds.yaml:11: the assertion 'context-recall' in test 'a' is not supported: of promptfoo's"
                                + " judges there are llm-rubric, g-eval, factuality, model-graded-closedqa and select-best."
                                + " Say what it should check as the rubric of an llm-rubric.",
                        "prompts/refunds.yaml:12: the assertion 'not-webhook' in test 'a' is refused: it calls a service"
                                + " of its own.",
                        "prompts/refunds.yaml:13: 'mocks' in test 'b' is not supported yet.");
    }

    @Test
    void no_yaml_and_no_json() {
        folder.file("a.yaml", "prompts: [Hi\ntests: x\n")
                .file("b.json", "{\n\"tests\": nope}")
                .file("c.yaml", "a: 1\na: 2\n")
                .file("d.yaml", "a: 1\n---\nb: 2\n")
                .file("e.yaml", "[".repeat(5000))
                .file("f.yaml", "prompts: {{question}}\n")
                .file("g.yaml", "a: !!java.net.URL [x]\n");

        assertThat(folder.problems())
                .hasSize(7)
                .anyMatch(p -> p.startsWith("prompts/a.yaml:2: not valid YAML: "))
                .anyMatch(p -> p.startsWith("prompts/b.json:2: not valid JSON: Unrecognized token 'nope'"))
                .contains(
                        "prompts/c.yaml:2: the key 'a' stands here twice; first in line 1.",
                        "prompts/d.yaml:2: a second document starts here; a file holds one.",
                        "prompts/e.yaml:1: nested deeper than 100 levels.",
                        "prompts/f.yaml:1: a key must be a text, but is a mapping. A text that starts with {{ needs"
                                + " quotes: \"{{name}}\".",
                        "prompts/g.yaml:1: the tag 'tag:yaml.org,2002:java.net.URL' is not known here; leave it out.");
    }

    @Test
    void not_utf_8() throws IOException {
        folder.file("a.yaml", HEAD);
        Files.write(folder.path().resolve("a.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE4});

        assertThat(folder.problems()).containsExactly("prompts/a.yaml: the file is not UTF-8. Save it as UTF-8.");
    }

    @Test
    void control_characters_and_endless_names_stay_out_of_messages() {
        folder.file(
                "a.yaml", HEAD + "\"\\e[2J" + "k".repeat(100_000) + "\": 1\ntests: [{id: a, vars: {question: Hi}}]\n");

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .hasSizeLessThan(2100)
                .doesNotContain("\u001b");
    }

    @Test
    void all_files_at_once() {
        folder.file("a.yaml", HEAD + "tests: [{idd: a}]\n").file("b.yaml", "provider: tiny\n");

        assertThat(folder.problems())
                .hasSizeGreaterThan(3)
                .anyMatch(p -> p.startsWith("prompts/a.yaml:3: unknown key 'idd' in a test. Did you mean 'id'?"))
                .anyMatch(p -> p.startsWith("prompts/b.yaml:1: unknown key 'provider'. Did you mean 'providers'?"));
    }
}
