package io.driftgauge.bench;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.generate.DjlModelFactory;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same greedy answers of the same weights by ours and by llama.cpp in this process, one thread each, in turns. */
final class LlamaRace {

    private static final int ROUNDS = 5;
    private static final int ANSWERS = 96;
    private static final int MOST = 40;
    private static final String FOLDER = "/io/driftgauge/models/tiny-2026.1/";
    private static final List<String> QUESTIONS = List.of(
            "How long do refunds take?",
            "How do I use a discount code?",
            "Return JSON with name and city: Anna lives in Nairobi.",
            "Say hello to Emma.",
            "What is the capital of Kenya?");

    private final ChatModel ours;
    private final LlamaModel theirs;

    private LlamaRace(ChatModel ours, LlamaModel theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    static void run(PrintStream out) throws IOException, ModelCallException {
        Path file = Files.createTempFile("tiny", ".gguf");
        byte[] weights = resource("model.onnx");
        Files.write(
                file,
                Gguf.write(
                        OnnxWeights.read(weights),
                        Json.parse(text("config.json")),
                        Json.parse(text("tokenizer.json"))));
        ModelParameters parameters = new ModelParameters()
                .setModel(file.toString())
                .setThreads(1)
                .setThreadsBatch(1)
                .setCtxSize(8 * 256)
                .setParallel(8)
                .setGpuLayers(0)
                .disableLog();
        ModelSpec tiny = new ModelSpec("djl:tiny-2026.1", "tiny", Map.of(), false, null);
        out.println();
        out.println(
                "Greedy answers of tiny-2026.1, tokens a CPU second; llama.cpp in process on the same weights in 32 bit.");
        out.println("Ratio above 1: ours is faster. Equal: answers that are the same text.");
        out.println();
        out.println("| callers | ours | llama.cpp | ratio | wall: ours | llama.cpp | equal |");
        out.println("|--------:|-----:|----------:|------:|-----------:|----------:|------:|");
        try (ChatModel ours = new DjlModelFactory().open(tiny, Path.of("."), Settings.systemProperties());
                LlamaModel theirs = new LlamaModel(parameters)) {
            LlamaRace race = new LlamaRace(ours, theirs);
            race.row(1, out);
            race.row(8, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void row(int callers, PrintStream out) throws ModelCallException {
        List<Stopwatch.Lap> our = new ArrayList<>();
        List<Stopwatch.Lap> their = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            our.add(lap(callers, this::ours));
            their.add(lap(callers, this::theirs));
        }
        long tokens = 0;
        int equal = 0;
        for (String question : QUESTIONS) {
            ChatResponse answer = ours(question);
            tokens += Objects.requireNonNull(answer.usage().completionTokens()) + 1;
            equal += answer.text().strip().equals(theirs(question).strip()) ? 1 : 0;
        }
        double all = (double) tokens * ANSWERS / QUESTIONS.size();
        out.printf(
                Locale.ROOT,
                "| %7d | %6.0f | %6.0f | %5.2f | %6.0f | %6.0f | %d of %d |%n",
                callers,
                all / cpu(our),
                all / cpu(their),
                cpu(their) / cpu(our),
                all / wall(our),
                all / wall(their),
                equal,
                QUESTIONS.size());
    }

    private static double cpu(List<Stopwatch.Lap> laps) {
        return laps.stream().skip(1).mapToDouble(Stopwatch.Lap::cpu).sorted().toArray()[ROUNDS / 2];
    }

    private static double wall(List<Stopwatch.Lap> laps) {
        return laps.stream().skip(1).mapToDouble(Stopwatch.Lap::wall).sorted().toArray()[ROUNDS / 2];
    }

    /** Answers a question. */
    private interface Answering {
        Object answer(String question) throws ModelCallException;
    }

    private static Stopwatch.Lap lap(int callers, Answering answering) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            return Stopwatch.time(() -> {
                List<Future<Object>> answers = new ArrayList<>();
                for (int i = 0; i < ANSWERS; i++) {
                    String question = QUESTIONS.get(i % QUESTIONS.size());
                    answers.add(threads.submit(() -> answering.answer(question)));
                }
                for (Future<Object> answer : answers) {
                    try {
                        answer.get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        } finally {
            threads.shutdown();
        }
    }

    private ChatResponse ours(String question) throws ModelCallException {
        List<Message> messages = List.of(new Message(Role.USER, question));
        try {
            return ours.chat(new ChatRequest("bench", messages, Map.of("max_tokens", MOST), 0, 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String theirs(String question) {
        return theirs.complete(new InferenceParameters("<|user|>" + question + "<|assistant|>")
                .setTemperature(0)
                .setNPredict(MOST));
    }

    private static String text(String name) throws IOException {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LlamaRace.class.getResourceAsStream(FOLDER + name), name)) {
            return in.readAllBytes();
        }
    }
}
