package io.driftgauge.trainer;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Conversations;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.corpus.Turn;
import io.driftgauge.trainer.network.Gpt;
import io.driftgauge.trainer.network.GptTrainer;
import io.driftgauge.trainer.network.Recipe;
import io.driftgauge.trainer.network.TrainingRecord;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tokenizer and the weights of a family in a work folder, one folder a release. What is there already is kept,
 * so that an interrupted run goes on with the release that it had not finished.
 */
final class TrainingStage {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingStage.class);
    private static final int TOKENIZER_CONVERSATIONS = 12_000;
    private static final int TOKENIZER_SEED = 1;
    private static final String RECORD = "training.json";
    private static final String RESUMED = "resumed.txt";
    private static final JsonMapper JSON = new JsonMapper();

    private final Family family;
    private final Path work;

    /** The tiny models' files lie in the work folder itself, those of others in a folder of their own. */
    TrainingStage(Family family, Path work) {
        this.family = family;
        this.work = family == Family.TINY ? work : work.resolve(family.name().toLowerCase(Locale.ROOT));
    }

    /** Where the tokenizer is. */
    Path tokenizer() {
        return work.resolve(ChatTokenizer.FILE);
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
        for (Release release : family.releases()) {
            Conversations stream = family.conversations(release, TOKENIZER_SEED);
            for (int i = 0; i < TOKENIZER_CONVERSATIONS; i++) {
                stream.next().turns().stream().map(Turn::text).forEach(texts::add);
            }
        }
        ChatTokenizer.train(texts, family != Family.TINY, family.size().vocabulary(), work);
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
            Release first = family.releases().get(0);
            boolean update = release != first;
            if (update) {
                model.load(folder(first), first.label());
                base.load(folder(first), first.label());
            }
            LOG.info("Training {}", release.label());
            Conversations stream = family.conversations(release, recipe.seed());
            double before = cpuSeconds();
            int start = resume(model, folder.resolve(GptTrainer.UNFINISHED));
            Recipe done = new GptTrainer(recipe, start, tokenizer, update ? (Gpt) base.getBlock() : null)
                    .train(model, stream, folder);
            double spent = cpuSeconds() - before;
            model.save(folder, release.label());
            TrainingRecord written = new TrainingRecord(
                    done,
                    resumedAt(folder.resolve(GptTrainer.UNFINISHED)),
                    stream.count(),
                    stream.sha256(),
                    ((Gpt) model.getBlock()).parameterCount(),
                    spent);
            JSON.writeValue(folder.resolve(RECORD).toFile(), written);
        }
    }

    /** Takes up the weights that an interrupted training has left, and gives back how many steps they have seen. */
    private static int resume(Model model, Path unfinished) throws IOException, MalformedModelException {
        Path steps = unfinished.resolve(GptTrainer.STEPS);
        if (!Files.exists(steps)) {
            return 0;
        }
        model.load(unfinished, GptTrainer.UNFINISHED);
        String start = Files.readString(steps).strip();
        Files.writeString(
                unfinished.resolve(RESUMED), start + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Integer.parseInt(start);
    }

    private static List<Integer> resumedAt(Path unfinished) throws IOException {
        Path resumed = unfinished.resolve(RESUMED);
        return Files.exists(resumed)
                ? Files.readAllLines(resumed).stream().map(Integer::valueOf).toList()
                : List.of();
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

    private Model newModel() {
        Model model = Model.newInstance("tiny", "PyTorch");
        model.setBlock(new Gpt(family.size()));
        return model;
    }

    private static double cpuSeconds() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e9;
    }
}
