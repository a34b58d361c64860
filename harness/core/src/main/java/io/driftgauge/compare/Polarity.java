package io.driftgauge.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words with an opposite that turns a statement round, as "included" and "excluded", which embeddings take for nearly the same.
 * A word counts only where its opposite stands in another of the answers compared: "after" alone says nothing.
 */
final class Polarity {

    private static final String PAIRS = """
            included excluded
            allowed forbidden
            allowed prohibited
            permitted forbidden
            possible impossible
            enabled disabled
            open closed
            valid invalid
            safe unsafe
            safe dangerous
            legal illegal
            required optional
            mandatory optional
            increase decrease
            increases decreases
            increased decreased
            rise fall
            more less
            more fewer
            higher lower
            maximum minimum
            before after
            above below
            always never
            all none
            everyone nobody
            accept reject
            accepts rejects
            accepted rejected
            approved rejected
            agree disagree
            true false
            correct incorrect
            right wrong
            yes no
            positive negative
            success failure
            free paid
            available unavailable
            can cannot
            with without
            允许 禁止
            可以 不可以
            可以 不能
            包括 不包括
            开放 关闭
            增加 减少
            以前 以后
            之前 之后
            正确 错误
            同意 拒绝
            接受 拒绝
            免费 收费
            """;

    private static final Map<String, List<String>> OPPOSITES = opposites();

    private static final Pattern WORD = Pattern.compile("\\p{IsHan}+|[\\p{L}']+");

    private Polarity() {}

    /** The words of a text that have an opposite, each once. */
    static List<String> words(String text) {
        List<String> found = new ArrayList<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .flatMap(Polarity::poles)
                .distinct()
                .forEach(found::add);
        return found;
    }

    /** A word itself; of a run of Han characters, whose words nothing separates, those that stand in it. */
    private static Stream<String> poles(String word) {
        return Character.isIdeographic(word.codePointAt(0))
                ? OPPOSITES.keySet().stream().filter(word::contains)
                : Stream.of(word).filter(OPPOSITES::containsKey);
    }

    static List<String> opposites(String word) {
        return OPPOSITES.getOrDefault(word, List.of());
    }

    private static Map<String, List<String>> opposites() {
        Map<String, List<String>> opposites = new HashMap<>();
        PAIRS.lines().map(line -> line.strip().split(" ")).forEach(pair -> {
            opposites.computeIfAbsent(pair[0], p -> new ArrayList<>()).add(pair[1]);
            opposites.computeIfAbsent(pair[1], p -> new ArrayList<>()).add(pair[0]);
        });
        return opposites;
    }
}
