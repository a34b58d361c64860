package io.driftgauge.bench.promptfoo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints, as Markdown, how we and promptfoo fare with the same server and the same cases, one after the other. */
public final class PromptfooRace {

    private static final String VERSION = "0.121.20";

    private static final List<String> SCENES = List.of("latency", "overhead", "limited");

    /** Calls in flight that both are told. */
    private static final int IN_FLIGHT = 32;

    private static final Map<String, String> QUIET = Map.of(
            "PROMPTFOO_DISABLE_TELEMETRY",
            "1",
            "PROMPTFOO_DISABLE_UPDATE",
            "1",
            "PROMPTFOO_DISABLE_REMOTE_GENERATION",
            "1",
            "OPENAI_API_KEY",
            "bench-key-no-secret");

    /** As the starter's pom sets it. */
    private static final List<String> LIGHT =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms48m", "-XX:MetaspaceSize=96m");

    private final Path work;
    private final Path promptfoo;
    private final PrintStream out;

    private PromptfooRace(Path work, Path promptfoo, PrintStream out) {
        this.work = work;
        this.promptfoo = promptfoo;
        this.out = out;
    }

    /**
     * Runs.
     *
     * @param args a folder to work in, where promptfoo is installed by npm if it is not there yet; then scenes: latency,
     *     overhead, limited; without one, all
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Path.of(args[0]).toAbsolutePath();
        Path promptfoo = installed(work.resolve("promptfoo"));
        PromptfooRace race = new PromptfooRace(work, promptfoo, System.out);
        List<String> scenes = args.length > 1 ? List.of(args).subList(1, args.length) : SCENES;
        if (scenes.contains("latency")) {
            race.latency();
        }
        if (scenes.contains("overhead")) {
            race.overhead();
        }
        if (scenes.contains("limited")) {
            race.limited();
        }
    }

    private static Path installed(Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve("node_modules/.bin/promptfoo");
        if (!Files.exists(program)) {
            Files.createDirectories(folder);
            int exit = new ProcessBuilder(
                            "npm",
                            "install",
                            "--silent",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            folder.toString(),
                            "promptfoo@" + VERSION)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("npm could not install promptfoo@" + VERSION);
            }
        }
        return program;
    }

    private void latency() throws IOException, InterruptedException {
        int cases = 500;
        double ideal = Math.ceil(cases / (double) IN_FLIGHT) * 0.2;
        out.printf(Locale.ROOT, "500 calls at 200 ms, %d in flight; ideal %.1f s%n%n", IN_FLIGHT, ideal);
        out.println("| | answered | first request to last answer | of ideal |\n|---|---:|---:|---:|");
        for (boolean ours : new boolean[] {true, false}) {
            try (LoopbackModel model = new LoopbackModel(200, 0)) {
                run(ours, "latency", model, cases);
                out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.2f s | %.2f |%n",
                        name(ours),
                        model.answered(),
                        model.seconds(),
                        model.seconds() / ideal);
            }
        }
    }

    private void overhead() throws IOException, InterruptedException {
        int cases = 5_000;
        out.println("\n5,000 cases at no latency, one assertion each\n");
        out.println("| | answered | whole process | CPU | peak memory |\n|---|---:|---:|---:|---:|");
        List<Watched> both = new ArrayList<>();
        for (boolean ours : new boolean[] {true, false}) {
            try (LoopbackModel model = new LoopbackModel(0, 0)) {
                Watched watched = run(ours, "overhead", model, cases);
                both.add(watched);
                out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.1f s | %.1f s | %.0f MiB |%n",
                        name(ours),
                        model.answered(),
                        watched.seconds(),
                        watched.cpuSeconds(),
                        watched.peakMib());
            }
        }
        out.printf(
                Locale.ROOT,
                "| ratio | | %.2f | %.2f | %.2f |%n",
                both.get(0).seconds() / both.get(1).seconds(),
                both.get(0).cpuSeconds() / both.get(1).cpuSeconds(),
                both.get(0).peakMib() / both.get(1).peakMib());
    }

    private void limited() throws IOException, InterruptedException {
        int cases = 1_000;
        int limit = 50;
        out.println(
                "\n1,000 calls, a server that serves 50 a second and answers 429 without a word on when to come back\n");
        out.println("| | answered | seconds | of the limit used | refused calls |\n|---|---:|---:|---:|---:|");
        for (boolean ours : new boolean[] {true, false}) {
            try (LoopbackModel model = new LoopbackModel(20, limit)) {
                run(ours, "limited", model, cases);
                out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.1f | %.0f%% | %d |%n",
                        name(ours),
                        model.answered(),
                        model.seconds(),
                        100 * model.answered() / (model.seconds() * limit),
                        model.refused());
            }
        }
    }

    private static String name(boolean ours) {
        return ours ? "Driftgauge" : "promptfoo " + VERSION;
    }

    private Watched run(boolean ours, String scene, LoopbackModel model, int cases)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve(scene + (ours ? "-ours" : "-promptfoo")));
        StringBuilder suite = new StringBuilder();
        if (ours) {
            Files.createDirectories(folder.resolve("prompts"));
            Files.writeString(folder.resolve("prompts/driftgauge.yaml"), """
                    providers: [{id: "openai:chat:bench", label: bench, config: {apiBaseUrl: "%s", max_tokens: 20}}]
                    defaults: {providers: [bench]}
                    """.formatted(model.url()));
            suite.append("defaultTest: {options: {repeat: 1}, drift: {compare: false}}\n");
        } else {
            suite.append("providers: [{id: 'openai:chat:bench', config: {apiBaseUrl: '" + model.url()
                    + "', max_tokens: 20}}]\n");
        }
        suite.append("prompts: ['How are you on day {{day}}?']\ntests:\n");
        for (int i = 0; i < cases; i++) {
            suite.append("  - {")
                    .append(ours ? "id: day-" + i + ", " : "")
                    .append("vars: {day: ")
                    .append(i)
                    .append("}, assert: [{type: contains, value: Fine}]}\n");
        }
        Files.writeString(folder.resolve(ours ? "prompts/days.yaml" : "promptfooconfig.yaml"), suite.toString());
        return ours ? ours(folder) : theirs(folder);
    }

    private static Watched ours(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LIGHT);
        command.addAll(List.of(
                "-Ddriftgauge.root=" + folder,
                "-Ddriftgauge.concurrency=" + IN_FLIGHT,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                Replayed.class.getName()));
        return Watched.run(folder, QUIET, command);
    }

    private Watched theirs(Path folder) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(QUIET);
        environment.put("PROMPTFOO_CONFIG_DIR", folder.resolve("home").toString());
        return Watched.run(
                folder,
                environment,
                List.of(
                        "node",
                        promptfoo.toString(),
                        "eval",
                        "--config",
                        "promptfooconfig.yaml",
                        "--max-concurrency",
                        String.valueOf(IN_FLIGHT),
                        "--no-cache",
                        "--no-progress-bar",
                        "--no-table",
                        "--output",
                        "out.json"));
    }
}
