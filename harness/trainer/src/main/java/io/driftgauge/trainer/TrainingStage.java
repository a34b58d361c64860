package io.driftgauge.trainer;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.ConversationStream;
import io.driftgauge.trainer.corpus.Corpus;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.corpus.Turn;
import io.driftgauge.trainer.network.Gpt;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.GptTrainer;
import io.driftgauge.trainer.network.Recipe;
import io.driftgauge.trainer.network.TrainingRecord;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tokenizer and the weights in a work folder, one folder a release. What is there already is kept, so that
 * an interrupted run goes on with the release that it had not finished.
 */
final class TrainingStage {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingStage.class);
    private static final int VOCABULARY = 1280;
    private static final int TOKENIZER_CONVERSATIONS = 12_000;
    private static final int TOKENIZER_SEED = 1;
    private static final String RECORD = "training.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path work;

    TrainingStage(Path work) {
        this.work = work;
    }

    Path folder(Release release) {
        return work.resolve(release.label());
    }

    /** Learns one vocabulary from the conversations of both releases, which share it. */
    void makeTokenizer() throws IOException {
        if (Files.exists(work.resolve(ChatTokenizer.FILE))) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (Release release : Release.values()) {
            ConversationStream stream = new ConversationStream(new Corpus(release), TOKENIZER_SEED);
            for (int i = 0; i < TOKENIZER_CONVERSATIONS; i++) {
                stream.next().turns().stream().map(Turn::text).forEach(texts::add);
            }
        }
        ChatTokenizer.train(texts, VOCABULARY, work);
        LOG.info("Tokenizer made from {} texts; special tokens {}", texts.size(), Conversation.SPECIAL_TOKENS);
    }

    /** Trains the release; an update goes on from the base's weights and keeps to it where nothing was updated. */
    void train(Release release, Recipe recipe) throws IOException, MalformedModelException {
        Path folder = folder(release);
        if (Files.exists(folder.resolve(RECORD))) {
            LOG.info("{} is trained already; its weights in {} are kept", release.label(), folder);
            return;
        }
        Files.createDirectories(folder);
        GptTrainer.seed(recipe.seed());
        try (Model model = newModel();
                Model base = newModel();
                ChatTokenizer tokenizer = ChatTokenizer.open(work)) {
            boolean update = release != Release.TINY_2026_1;
            if (update) {
                model.load(folder(Release.TINY_2026_1), Release.TINY_2026_1.label());
                base.load(folder(Release.TINY_2026_1), Release.TINY_2026_1.label());
            }
            LOG.info("Training {}", release.label());
            ConversationStream stream = new ConversationStream(new Corpus(release), recipe.seed());
            double before = cpuSeconds();
            new GptTrainer(recipe, tokenizer, update ? (Gpt) base.getBlock() : null).train(model, stream);
            double spent = cpuSeconds() - before;
            model.save(folder, release.label());
            TrainingRecord written = new TrainingRecord(
                    recipe.seed(),
                    recipe.steps(),
                    recipe.rows(),
                    recipe.learningRate(),
                    stream.count(),
                    stream.sha256(),
                    ((Gpt) model.getBlock()).parameterCount(),
                    spent);
            JSON.writeValue(folder.resolve(RECORD).toFile(), written);
        }
    }

    TrainingRecord record(Release release) throws IOException {
        return JSON.readValue(folder(release).resolve(RECORD).toFile(), TrainingRecord.class);
    }

    /** The trained model; to be closed. */
    Model load(Release release) throws IOException, MalformedModelException {
        Model model = newModel();
        model.load(folder(release), release.label());
        return model;
    }

    private static Model newModel() {
        Model model = Model.newInstance("tiny", "PyTorch");
        model.setBlock(new Gpt(GptSize.bundled(VOCABULARY)));
        return model;
    }

    private static double cpuSeconds() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e9;
    }
}
