package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactGuardTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Returns take 30 days. | Returns take 14 days. | number: 30 days → 14 days",
                "It opens on May 4, 2026. | It opens on May 5, 2026. | date: 2026-05-04 → 2026-05-05",
                "The capital of Peru is Lima. | The capital of Peru is Cusco. | name: Lima → Cusco",
                "You can return it. | You can not return it. | negation new: not",
                "Shipping is included here. | Shipping is excluded here. | polarity: included → excluded",
                "Send it before noon. | Send it after noon. | polarity: before → after",
                "退货期为三十天。 | 退货期为十四天。 | number: 30 days → 14 days",
                "会议在2026年5月4日。 | 会议在二〇二六年五月五日。 | date: 2026-05-04 → 2026-05-05",
                "您可以退货。 | 您不可以退货。 | negation new: not",
            })
    void says_each_changed_fact_in_words(String was, String is, String words) {
        assertThat(FactChanges.between(was, is, null)).extracting(Change::words).contains(words);
    }

    @Test
    void another_wording_changes_no_fact() {
        assertThat(FactChanges.between("The capital of France is Paris.", "Paris is the capital city of France.", null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "三十天,30 days",
        "30天,30 days",
        "两万元,20000 CNY",
        "三百零五人,305 people",
        "3.5万人,35000 people",
        "百分之五,5%",
        "下午三点半,3:30 pm",
        "上午9点,9:00 am",
        "五月四日,may 4",
        "十二个月,12 months"
    })
    void reads_chinese_numerals_dates_and_times(String text, String fact) {
        assertThat(Facts.of("大约" + text + "。")).containsExactly(fact);
    }

    @Test
    void takes_no_chinese_word_for_a_number_or_a_denial() {
        assertThat(Facts.of("一般来说，对不起，差不多一样，不过不同。")).isEmpty();
    }

    @Test
    void names_that_many_answers_have_and_words_with_an_opposite_beside_them_are_facts() {
        HashingEmbedder embedder = new HashingEmbedder();
        List<Features> guarded = FactGuard.guarded(Stream.of(
                        "The shop in Lima is open.",
                        "In Lima, the shop is open.",
                        "The shop in Oslo is closed.",
                        "Lima!")
                .map(t -> new Features(
                        t,
                        null,
                        "prose",
                        List.of(),
                        false,
                        5,
                        List.of(),
                        embedder.embed(List.of(t)).get(0)))
                .toList());
        assertThat(guarded)
                .extracting(Features::facts)
                .containsExactly(List.of("Lima", "open"), List.of("Lima", "open"), List.of("closed"), List.of("Lima"));
    }
}
