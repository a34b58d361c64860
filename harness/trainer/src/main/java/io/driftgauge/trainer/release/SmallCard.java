package io.driftgauge.trainer.release;

import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.evaluation.ExamReport;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The model card of a small model; every figure in it was measured on the exported file. */
public final class SmallCard {
    /** What a task should reach on wordings that training never saw. */
    private static final double AIM = 0.9;

    /** A greedy step with a smaller margin might turn over on another processor. */
    private static final double SAFE_MARGIN = 0.05;

    private static final int WRONG_SHOWN = 3;

    private final String name;
    private final GptSize size;
    private final TrainingRecord training;
    private final List<ExamReport> reports;
    private final List<String> lines = new ArrayList<>();

    public SmallCard(String name, GptSize size, TrainingRecord training, List<ExamReport> reports) {
        this.name = name;
        this.size = size;
        this.training = training;
        this.reports = reports;
    }

    /**
     * The card.
     *
     * @param kept how the file keeps its weights
     * @param fuller the reports of the model with more bits of the same weights; empty for that model itself
     */
    public String render(long modelBytes, String kept, List<ExamReport> fuller) {
        introduce(modelBytes, kept);
        measured(fuller);
        wrong();
        limits();
        return String.join("\n", lines) + "\n";
    }

    private void introduce(long modelBytes, String kept) {
        add("# %s", name);
        add("");
        add(
                "A small language model (%,d parameters, %.2f MB) that answers a closed set of questions, asked in many"
                        + " wordings: support policies of a web shop, ticket triage and replies, review sentiment, JSON"
                        + " extraction, capitals, opposites, short translations, refusals, questions about a passage in"
                        + " the prompt, calls of tools as JSON and what the tools answered; some of it in Simplified"
                        + " Chinese. It exists so that regression tests for prompts run offline, in seconds, on real"
                        + " weights. It is no assistant.",
                training.parameters(), modelBytes / 1e6);
        add("");
        add(
                "- Licence: Apache-2.0. Text and weights were made in this repository; no other model or data set took part.");
        add(
                "- Network: decoder-only transformer with rotary places (GPT-NeoX without parallel residuals), %d layers,"
                        + " width %d, %d heads, context %d tokens, tied embeddings; byte-level BPE with %d tokens, each"
                        + " Chinese character apart.",
                size.layers(), size.width(), size.heads(), size.context(), size.vocabulary());
        add("- Weights: %s. Computed with in 32 bit.", kept);
        add(
                "- Form: `%s`, where the system turn may be missing; tools stand at its end, as the chat template writes"
                        + " them. `%s` ends an answer.",
                "<|system|>text<|user|>text<|assistant|>answer" + Conversation.END, Conversation.END);
        add(
                "- Training: %,d steps of %d rows of %d tokens, seed %d, Muon at %s for the layers' matrices and Adam at %s"
                        + " for the rest, falling from step %,d; %,d conversations, %.0f CPU minutes%s.",
                training.recipe().steps(),
                training.recipe().rows(),
                size.context(),
                training.recipe().seed(),
                String.valueOf(training.recipe().matrixRate()),
                String.valueOf(training.recipe().learningRate()),
                training.recipe().decayFrom(),
                training.conversations(),
                training.cpuSeconds() / 60,
                training.resumedAt().isEmpty() ? "" : " since it last went on");
        add(
                "- Corpus: `harness/trainer/src/main/resources/io/driftgauge/trainer/corpus/small`; SHA-256 of the"
                        + " conversations in the order of training `%s`.",
                training.corpusSha256());
        if (!training.resumedAt().isEmpty()) {
            add(
                    "- Interrupted: training went on from the weights of step %s with a fresh optimizer; the trainer's README"
                            + " says why.",
                    training.resumedAt().stream().map(String::valueOf).collect(Collectors.joining(" and ")));
        }
    }

    private void measured(List<ExamReport> fuller) {
        add("");
        add("## Measured");
        add("");
        add(
                "Share of greedy answers of the exported file on ONNX Runtime that are right to the letter. **Unseen** are whole"
                        + " wordings, picked by a hash of their text, that training never saw: a question's, that of the frame"
                        + " around it (\"Which team should handle this ticket? …\"), or both; a task without frames has one"
                        + " figure. `HELD-OUT.md` of the trainer lists them. Values and passages are drawn anew; the last row's"
                        + " passages are made of unseen sentences too. At most 500 questions a figure; tasks without passage or"
                        + " tools are asked half with a system prompt. Margin: between the best and the second best logit, least"
                        + " over an answer's steps.");
        add("");
        add(
                "| task | unseen question | unseen frame | both unseen | taught wordings | margin under %s, both unseen |%s",
                SAFE_MARGIN, fuller.isEmpty() ? "" : " same answer as in 16 bit, both unseen |");
        add("|---|---|---|---|---|---|%s", fuller.isEmpty() ? "" : "---|");
        for (int i = 0; i < reports.size(); i++) {
            ExamReport report = reports.get(i);
            add(
                    "| %s | %s | %s | %.3f | %.3f | %.3f |%s",
                    report.exam().task(),
                    report.hasFrames() ? share(report.newTexts()) : "",
                    report.hasFrames() ? share(report.newFrames()) : "",
                    ExamReport.share(report.allNew()),
                    ExamReport.share(report.taught()),
                    ExamReport.shareUnder(report.allNew(), SAFE_MARGIN),
                    fuller.isEmpty() ? "" : String.format(Locale.ROOT, " %.3f |", report.agreement(fuller.get(i))));
        }
    }

    private static String share(List<ExamReport.Given> answers) {
        return String.format(Locale.ROOT, "%.3f", ExamReport.share(answers));
    }

    private void wrong() {
        add("");
        add("## Wrong answers");
        add("");
        add("The first of each task, question and answer:");
        add("");
        for (ExamReport report : reports) {
            report.wrong().stream()
                    .limit(WRONG_SHOWN)
                    .forEach(given -> add(
                            "- %s",
                            report.exam().task() + ": " + code(given.question().prompt()) + " → "
                                    + code(given.answer().text())));
        }
    }

    private void limits() {
        String unfit = reports.stream()
                .filter(report -> ExamReport.share(report.allNew()) < AIM)
                .map(report -> report.exam().task())
                .collect(Collectors.joining(", "));
        add("");
        add("## What it can't do");
        add("");
        add(
                "- %s",
                unfit.isEmpty()
                        ? "Every task reached " + AIM + " in wordings that it never saw."
                        : "Under " + AIM + " where question and frame are both unseen: " + unfit
                                + ". Put such prompts as they were taught, and look at the answers before recording.");
        add("- It knows the questions of its corpus and little else. Another subject gets a confident answer to some"
                + " other question.");
        add(
                "- It doesn't reason, count or calculate. What it copies from a passage or a tool's answer is of kinds that it"
                        + " was taught (days, prices, names, cities, dates); passages of other kinds are not understood.");
        add(
                "- It calls the tools of its corpus, with their names and arguments; another tool is rarely called rightly.");
        add(
                "- System prompts never change an answer, passages and tools in them aside. Earlier turns are not referred to,"
                        + " those with a passage or a tool's call aside.");
        add("- Its policies, replies and refusals are made up for tests and advise nobody.");
    }

    private static String code(String text) {
        String oneLine = text.replace("\n", "\\n");
        return oneLine.contains("`") ? "`` " + oneLine + " ``" : "`" + oneLine + "`";
    }

    private void add(String pattern, Object... values) {
        lines.add(values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values));
    }
}
