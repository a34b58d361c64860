package io.driftgauge.trainer;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.evaluation.ExamReport;
import io.driftgauge.trainer.evaluation.OnnxGpt;
import io.driftgauge.trainer.network.Gpt;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.onnx.GptExporter;
import io.driftgauge.trainer.onnx.Precision;
import io.driftgauge.trainer.release.ModelFolder;
import io.driftgauge.trainer.release.SmallCard;
import io.driftgauge.trainer.wording.Exam;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports a small release's weights in 16 bit and in 8, measures both files and writes both folders. */
final class SmallStage {
    private static final Logger LOG = LoggerFactory.getLogger(SmallStage.class);

    private final TrainingStage training;
    private final Path models;
    private final List<Exam> exams = Exam.all();

    SmallStage(TrainingStage training, Path models) {
        this.training = training;
        this.models = models;
    }

    void write(Release release)
            throws IOException, MalformedModelException, ModelNotFoundException, TranslateException {
        List<ExamReport> half =
                write(release, release.label(), Precision.HALF, "16 bit, rounded to the nearest", List.of());
        write(
                release,
                release.label() + "-int8",
                Precision.EIGHT,
                "those of " + release.label() + ", matrices rounded to 8 bit with a scale for each row",
                half);
    }

    private List<ExamReport> write(
            Release release, String name, Precision precision, String kept, List<ExamReport> fuller)
            throws IOException, MalformedModelException, ModelNotFoundException, TranslateException {
        Path path = models.resolve(name);
        GptSize size;
        ModelFolder folder;
        try (Model model = training.load(release)) {
            Gpt gpt = (Gpt) model.getBlock();
            size = gpt.size();
            folder = new ModelFolder(path, size);
            folder.write(GptExporter.export(gpt, precision, Map.of("name", name)), false, training.tokenizer());
        }
        List<ExamReport> reports = new ArrayList<>();
        try (OnnxGpt model = new OnnxGpt(path, size)) {
            for (Exam exam : exams) {
                ExamReport report = ExamReport.of(model, exam);
                LOG.info("{} {}: {} unseen", name, exam.task(), ExamReport.share(report.allNew()));
                reports.add(report);
            }
        }
        String card =
                new SmallCard(name, size, training.record(release), reports).render(folder.modelBytes(), kept, fuller);
        Map<String, String> more = fuller.isEmpty() ? Map.of() : Map.of("weightsOf", release.label());
        folder.finish(name, training.record(release), more, card);
        return reports;
    }

    /** Lists the wordings that training never sees. */
    void writeHeldOut(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# What the small models never saw in training");
        lines.add("");
        lines.add("Written by the trainer: the wordings that are held out of each task, picked by a hash of their text."
                + " `(a|b)` are words to choose from, braces are places for values.");
        for (Exam exam : exams) {
            lines.add("");
            lines.add("## " + exam.task());
            lines.add("");
            lines.add(exam.about().strip());
            lines.add("");
            exam.wordings().forEach(wording -> lines.add("- `" + wording.replace("\n", "\\n") + "`"));
        }
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
}
