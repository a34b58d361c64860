package io.driftgauge.trainer.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingsTests {
    private static final List<String> TWENTY =
            IntStream.range(0, 20).mapToObj(i -> "wording " + i).toList();

    @Test
    void one_in_seven_is_held_out_and_never_taught() {
        Wordings wordings = Wordings.of(TWENTY);
        assertThat(wordings.heldOut()).hasSize(2).doesNotContainAnyElementsOf(wordings.taught());
        assertThat(wordings.unseen()).isEqualTo(wordings.heldOut());
    }

    @Test
    void the_choice_does_not_depend_on_their_order() {
        List<String> backwards =
                TWENTY.stream().sorted((a, b) -> b.compareTo(a)).toList();
        assertThat(Wordings.of(backwards)).isEqualTo(Wordings.of(TWENTY));
    }

    @Test
    void of_a_few_none_is_held_out() {
        Wordings wordings = Wordings.of(TWENTY.subList(0, 5));
        assertThat(wordings.taught()).hasSize(5);
        assertThat(wordings.unseen()).isEmpty();
    }

    @Test
    void words_to_choose_from_are_chosen() {
        Wordings wordings = Wordings.of(List.of("a (parcel|package) came( late|) (today)"));
        Random random = new Random(1);
        Set<String> drawn = new HashSet<>();
        IntStream.range(0, 100).forEach(i -> drawn.add(wordings.draw(random, false)));
        assertThat(drawn)
                .containsExactlyInAnyOrder(
                        "a parcel came late (today)",
                        "a package came late (today)",
                        "a parcel came (today)",
                        "a package came (today)");
    }

    @Test
    void there_must_be_one() {
        assertThatThrownBy(() -> Wordings.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
