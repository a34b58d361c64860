package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures of overlap agree with published values. */
class OverlapTests {

    /** The sentences of Papineni et al. 2002, "BLEU: a method for automatic evaluation of machine translation", section 2. */
    private static final String ONE =
            "It is a guide to action which ensures that the military always obeys the commands of the party";

    private static final String TWO =
            "It is to insure the troops forever hearing the activity guidebook that party direct";

    private static final List<String> REFERENCES = List.of(
            "It is a guide to action that ensures that the military will forever heed Party commands",
            "It is the guiding principle which guarantees the military forces always being under the command of the Party",
            "It is the practical guide for the army always to heed the directions of the party");

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" ", -1));
    }

    private static List<List<String>> words(List<String> texts) {
        return texts.stream().map(OverlapTests::words).toList();
    }

    /** NLTK's documentation of {@code nltk.translate.bleu_score.sentence_bleu}. */
    @Test
    void bleu_of_papinenis_sentences_is_what_nltk_documents() {
        assertThat(Overlap.bleuOf(words(ONE), words(REFERENCES))).isCloseTo(0.5045666840058485, within(1e-12));
        assertThat(Overlap.bleu(ONE, REFERENCES)).isCloseTo(0.5045666840058485, within(1e-12));
    }

    /** Papineni et al. 2002, section 2.1: seven times "the" has a modified unigram precision of 2/7, not 7/7. */
    @Test
    void a_word_counts_as_often_as_a_reference_has_it() {
        Ngrams found = Ngrams.of(words("the the the the the the the"), 1);

        assertThat(found.inCommon(Ngrams.of(words("the cat is on the mat"), 1))).isEqualTo(2);
        assertThat(found.total()).isEqualTo(7);
    }

    /** sacreBLEU 2.5, {@code sentence_bleu(…, lowercase=True)} and {@code tokenize='zh'}, smoothing exp, effective order. */
    @Test
    void smoothed_bleu_is_what_sacrebleu_gives() {
        assertThat(Overlap.bleu(TWO, REFERENCES)).isCloseTo(0.06963003305718, within(1e-9));
        assertThat(Overlap.bleu("The cat is on the mat.", List.of("There is a cat on the mat.")))
                .isCloseTo(0.3944243648327556, within(1e-9));
        assertThat(Overlap.bleu("你好世界今天天气", List.of("你好世界今天下雨"))).isCloseTo(0.68037493331712, within(1e-9));
        assertThat(Overlap.bleu("hello world", List.of("hello world"))).isEqualTo(1);
    }

    /** NLTK's documentation of {@code nltk.translate.gleu_score.sentence_gleu}: 0.0909…, 0.4393…, 0.1206…. */
    @Test
    void gleu_is_what_nltk_documents() {
        List<List<String>> first = List.of(words(REFERENCES.get(0)));

        assertThat(Overlap.gleu("the the the the the the the", List.of("the cat is on the mat")))
                .isCloseTo(1.0 / 11, within(1e-12));
        assertThat(Overlap.gleuOf(words(ONE), first)).isCloseTo(0.4393939393939394, within(1e-12));
        assertThat(Overlap.gleuOf(words(TWO), first)).isCloseTo(0.1206896551724138, within(1e-12));
    }

    /** Lin 2004, "ROUGE: a package for automatic evaluation of summaries", section 3: one of three bigrams, both times. */
    @Test
    void rouge_2_of_lins_sentences_is_the_same_for_both() {
        List<String> reference = List.of("police killed the gunman");

        assertThat(Stream.of("police kill the gunman", "the gunman kill police")
                        .map(text -> Overlap.rouge(text, reference, 2)))
                .allSatisfy(score -> assertThat(score).isCloseTo(1.0 / 3, within(1e-12)));
    }

    /** The example of Google's {@code rouge-score} package: recall of ROUGE-1 6/9, of ROUGE-2 2/8. */
    @Test
    void rouge_is_what_googles_package_gives() {
        List<String> reference = List.of("The quick brown fox jumps over the lazy dog");
        String answer = "The quick brown dog jumps on the log.";

        assertThat(Overlap.rouge(answer, reference, 1)).isCloseTo(6.0 / 9, within(1e-12));
        assertThat(Overlap.rouge(answer, reference, 2)).isCloseTo(2.0 / 8, within(1e-12));
    }

    /** The worked examples of Wikipedia's article "METEOR": 0.9977 and 0.9654. */
    @ParameterizedTest
    @CsvSource({"the cat sat on the mat, 0.9977", "the cat was sat on the mat, 0.9654", "non matching, 0"})
    void meteor_is_what_wikipedia_works_out(String answer, double score) {
        assertThat(Meteor.score(answer, List.of("the cat sat on the mat"))).isCloseTo(score, within(5e-5));
    }

    /** By hand: 12 of 18 and of 16 words match, in 4 chunks. */
    @Test
    void meteor_takes_the_alignment_with_few_chunks() {
        double precision = 12.0 / 18;
        double recall = 12.0 / 16;
        double mean = precision * recall / (0.9 * precision + 0.1 * recall);

        assertThat(Meteor.score(ONE, REFERENCES.subList(0, 1)))
                .isCloseTo(mean * (1 - 0.5 * Math.pow(4.0 / 12, 3)), within(1e-12));
    }

    /** Banerjee and Lavie 2005, section 2: the fewer chunks the matches fall into, the better. */
    @Test
    void meteor_counts_stems_and_order() {
        assertThat(Meteor.score("the cats are running", List.of("the cat is run")))
                .isGreaterThan(0.5);
        assertThat(Meteor.score("on the mat sat the cat", List.of("the cat sat on the mat")))
                .isLessThan(Meteor.score("the cat sat on the mat", List.of("the cat sat on the mat")));
    }

    /** SQuAD's evaluation: 2 of 3 words, and 2 of 2, make 0.8; articles and punctuation don't count. */
    @ParameterizedTest
    @CsvSource({
        "the Denver Broncos, Denver Broncos, 1",
        "Denver Broncos won, Denver Broncos., 0.8",
        "Carolina Panthers, Denver Broncos, 0",
        "北京 是 首都, 北京, 0.571428571428571",
    })
    void f1_is_squads(String answer, String reference, double f1) {
        assertThat(Overlap.f1(answer, List.of(reference))).isCloseTo(f1, within(1e-12));
    }

    @Test
    void of_several_references_the_best_counts() {
        List<String> references = List.of("something else", "the cat sat");

        assertThat(Overlap.rouge("the cat sat", references, 1)).isEqualTo(1);
        assertThat(Overlap.gleu("the cat sat", references)).isEqualTo(1);
        assertThat(Overlap.f1("the cat sat", references)).isEqualTo(1);
        assertThat(Meteor.score("the cat sat", references)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Don't pay 1,000.50 euros! | don't pay 1,000.50 euros",
                "退货期限为30天。           | 退 货 期 限 为 30 天",
                "Zürich–Bern, v2.0         | zürich bern v2.0",
            })
    void texts_are_cut_into_words_and_unspaced_scripts_into_characters(String text, String tokens) {
        assertThat(String.join(" ", Tokens.words(text))).isEqualTo(tokens);
    }

    @Test
    void an_empty_text_shares_nothing() {
        assertThat(Overlap.bleu("", List.of("a"))).isZero();
        assertThat(Overlap.gleu("", List.of("."))).isZero();
        assertThat(Overlap.rouge("a", List.of("."), 1)).isZero();
        assertThat(Overlap.f1("", List.of("the"))).isZero();
    }
}
