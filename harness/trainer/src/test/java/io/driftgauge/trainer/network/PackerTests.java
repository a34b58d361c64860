package io.driftgauge.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Conversations;
import io.driftgauge.trainer.corpus.Turn;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackerTests {
    private static final GptSize SIZE = new GptSize(300, 40, 32, 2, 4, true);

    private static final class Same extends Conversations {
        private final boolean late;

        Same(boolean late) {
            this.late = late;
        }

        @Override
        public boolean isLate() {
            return late;
        }

        @Override
        protected Conversation draw() {
            return new Conversation(List.of(
                    new Turn(Turn.Role.USER, "What is the capital?"), new Turn(Turn.Role.ASSISTANT, "It is Paris.")));
        }
    }

    private static Batch pack(int questionsOneIn, boolean late, Path folder) throws Exception {
        ChatTokenizer.train(List.of("What is the capital?", "It is Paris."), false, 280, folder);
        try (ChatTokenizer tokenizer = ChatTokenizer.open(folder)) {
            return new Packer(new Same(late), tokenizer, 50, SIZE.context(), questionsOneIn).next();
        }
    }

    @Test
    void one_question_token_in_four_counts_for_four(@TempDir Path folder) throws Exception {
        Batch all = pack(1, false, folder);
        Batch thinned = pack(4, false, folder);
        assertThat(all.counted()).hasSize(50 * SIZE.context());
        assertThat(thinned.counted().length).isLessThan(all.counted().length);
        assertThat(sum(thinned.weights)).isCloseTo(sum(all.weights), within(1.0));
        for (int i = 0; i < all.weights.length; i++) {
            if (all.weights[i] == 1) {
                assertThat(thinned.weights[i]).as("answer token %s", i).isEqualTo(1);
            }
        }
    }

    @Test
    void late_question_tokens_count_a_fifth_of_what_they_did(@TempDir Path folder) throws Exception {
        Batch early = pack(4, false, folder);
        Batch late = pack(4, true, folder);
        for (int i = 0; i < early.weights.length; i++) {
            assertThat(late.weights[i])
                    .as("token %s", i)
                    .isCloseTo(early.weights[i] == 1 ? 1 : early.weights[i] / 5, within(1e-6f));
        }
    }

    private static double sum(float... weights) {
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
    }

    @Test
    void logits_of_the_tokens_that_count_are_those_of_all(@TempDir Path folder) throws Exception {
        Batch batch = pack(4, false, folder);
        int[] counted = batch.counted();
        try (Model model = Model.newInstance("packed", "PyTorch");
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Gpt gpt = new Gpt(SIZE);
            Shape rows = new Shape(50, SIZE.context());
            gpt.initialize(manager, DataType.FLOAT32, rows, rows, rows);
            model.setBlock(gpt);
            NDList inputs = new NDList(
                    manager.create(batch.ids, rows),
                    manager.create(batch.places, rows),
                    manager.create(batch.conversations, rows));
            ParameterStore store = new ParameterStore(manager, false);
            NDArray all = gpt.forward(store, inputs, false).head().reshape(-1, SIZE.vocabulary());
            NDList some = new NDList(inputs)
                    .addAll(new NDList(
                            manager.create(Arrays.stream(counted).asLongStream().toArray())));
            float[] wanted = gpt.forward(store, some, false).head().toFloatArray();
            assertThat(wanted).hasSize(counted.length * SIZE.vocabulary());
            for (int i = 0; i < counted.length; i++) {
                assertThat(Arrays.copyOfRange(wanted, i * SIZE.vocabulary(), (i + 1) * SIZE.vocabulary()))
                        .containsExactly(all.get(counted[i]).toFloatArray(), within(1e-5f));
            }
        }
    }
}
