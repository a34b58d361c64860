package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it gives a project or located problems, never another exception. */
class LoaderPropertyTests {

    private static final List<String> KEYS = keys();

    private static final List<Object> SCALARS = List.of(
            "",
            "tiny",
            "djl:x",
            "Hi {{q}}",
            "{{",
            "{% raw %}",
            "file://a.yaml",
            "file://x.csv",
            "file://../x",
            "a/../b",
            "icontains",
            "regex",
            "(",
            "$.[",
            "is-json",
            "no",
            true,
            0,
            -1,
            1e308,
            3.5,
            "\u0000",
            "~");

    private final TestFolder folder;

    LoaderPropertyTests(@TempDir Path parent) {
        folder = new TestFolder(parent).file("x.csv", "q,__expected\nHi,contains: x\n");
    }

    @Test
    void random_trees_of_known_keys_are_read_or_refused_with_their_place() {
        for (int i = 0; i < 500; i++) {
            SplittableRandom random = new SplittableRandom(Seeds.mix(20261123, "trees", i));
            folder.file(i % 2 == 0 ? "a.yaml" : "b.json", Json.pretty(tree(random, 0)));
            if (i % 10 == 0) {
                folder.file("driftgauge.yaml", Json.pretty(tree(random, 0)));
            }
            readOrRefuse();
        }
    }

    @Test
    void broken_texts_are_read_or_refused_with_their_place() {
        String whole = """
                description: &d Refunds
                providers: [tiny]
                prompts:
                  - - {role: user, content: "{{question}} {% raw %}{{x}}{% endraw %}"}
                tests:
                  - id: a
                    vars: {question: [How?, "Why?"], d: *d}
                    assert: [{type: is-json, value: {type: object}}, {type: similar, value: |
                      yes
                     }]
                """;
        String noise = "{}[]:,&*!|>'\"%@`#-?\n\t 0~\u00E4";
        for (int i = 0; i < 500; i++) {
            SplittableRandom random = new SplittableRandom(Seeds.mix(20261123, "texts", i));
            StringBuilder text = new StringBuilder(whole);
            for (int k = 0; k <= random.nextInt(4); k++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, noise.charAt(0));
                    case 1 -> text.insert(at, noise.charAt(random.nextInt(noise.length())));
                    default -> text.setLength(Math.max(2, at));
                }
            }
            folder.file("a.yaml", text.toString());
            readOrRefuse();
        }
    }

    private void readOrRefuse() {
        try {
            assertThat(folder.load().suites()).isNotEmpty();
        } catch (InvalidInputException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(p -> {
                assertThat(p.where()).isNotNull();
                assertThat(p.message()).isNotBlank();
            });
        }
    }

    private static @Nullable Object tree(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 0 : depth > 4 ? 2 : random.nextInt(4);
        if (kind == 0) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                map.put(KEYS.get(random.nextInt(KEYS.size())), tree(random, depth + 1));
            }
            return map;
        }
        if (kind == 1) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(tree(random, depth + 1));
            }
            return list;
        }
        return random.nextInt(12) == 0 ? null : SCALARS.get(random.nextInt(SCALARS.size()));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("vairables", "x-own", "q"));
        for (Keys some : List.of(
                PromptKeys.SUITE,
                PromptKeys.CASE,
                PromptKeys.OPTIONS,
                PromptKeys.ASSERTION,
                PromptKeys.DRIFT,
                PromptKeys.ANSWER,
                PromptKeys.PROMPT,
                PromptKeys.MESSAGE,
                PromptKeys.PROVIDER,
                PromptKeys.CONFIG)) {
            keys.addAll(some.known());
            keys.addAll(some.refused().keySet());
        }
        return List.copyOf(keys);
    }
}
