package io.driftgauge.trainer;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.translate.TranslateException;
import io.driftgauge.trainer.corpus.Corpus;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.corpus.TaskCatalogue;
import io.driftgauge.trainer.evaluation.Agreement;
import io.driftgauge.trainer.evaluation.Evaluation;
import io.driftgauge.trainer.evaluation.OnnxGpt;
import io.driftgauge.trainer.evaluation.TaskReport;
import io.driftgauge.trainer.network.Gpt;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.onnx.GptExporter;
import io.driftgauge.trainer.onnx.Precision;
import io.driftgauge.trainer.release.Figures;
import io.driftgauge.trainer.release.ModelCard;
import io.driftgauge.trainer.release.ModelFolder;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exports the trained weights, measures the exported files and writes the bundled folders. */
final class ReleaseStage {
    private final TrainingStage training;
    private final Path work;
    private final Path models;
    private final Map<Release, List<TaskReport>> reports = new EnumMap<>(Release.class);

    ReleaseStage(TrainingStage training, Path work, Path models) {
        this.training = training;
        this.work = work;
        this.models = models;
    }

    /** Writes the release's folder; an earlier release must have been written before. */
    void write(Release release)
            throws IOException, MalformedModelException, ModelNotFoundException, TranslateException {
        Path path = models.resolve(release.label());
        GptSize size;
        ModelFolder folder;
        try (Model model = training.load(release)) {
            Gpt gpt = (Gpt) model.getBlock();
            size = gpt.size();
            folder = new ModelFolder(path, size);
            byte[] onnx = GptExporter.export(gpt, Precision.FULL, Map.of("name", release.label()));
            folder.write(onnx, true, work.resolve(ChatTokenizer.FILE));
        }
        try (OnnxGpt model = new OnnxGpt(path, size)) {
            reports.put(release, new Evaluation(model, new Corpus(release)).measure());
        }
        ModelCard card = new ModelCard(release, size, training.record(release));
        String text = release == Release.TINY_2026_1
                ? card.render(folder.modelBytes(), reports(release))
                : card.render(folder.modelBytes(), reports(release), agreements(release), wordingShifts(release));
        Map<String, String> more =
                release == Release.TINY_2026_1 ? Map.of() : Map.of("trainedFrom", Release.TINY_2026_1.label());
        folder.finish(release.label(), training.record(release), more, text);
    }

    /** Writes the list of tasks with the figures of all releases written so far. */
    void writeTaskList(Path file) throws IOException {
        Figures figures = new Figures();
        reports.forEach(figures::add);
        Files.writeString(file, new TaskCatalogue().render(figures.byTask()), StandardCharsets.UTF_8);
        Files.writeString(work.resolve("weak-spots.md"), figures.weakSpots(), StandardCharsets.UTF_8);
    }

    /** By task, for those whose answers vary and were not updated. */
    private Map<String, Double> wordingShifts(Release release) {
        List<TaskReport> before = reports(Release.TINY_2026_1);
        List<TaskReport> after = reports(release);
        Map<String, Double> shifts = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).task().sampled() && !after.get(i).isUpdated()) {
                shifts.put(before.get(i).task().name(), before.get(i).wordingShift(after.get(i)));
            }
        }
        return shifts;
    }

    private List<TaskReport> reports(Release release) {
        return reports.getOrDefault(release, List.of());
    }

    /** By task, for those whose answers are fixed and did not change. */
    private Map<String, Agreement> agreements(Release release) {
        List<TaskReport> before = reports(Release.TINY_2026_1);
        List<TaskReport> after = reports(release);
        Map<String, Agreement> agreements = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            Agreement agreement = Agreement.of(before.get(i), after.get(i));
            if (agreement.total() > 0 && !before.get(i).task().sampled()) {
                agreements.put(before.get(i).task().name(), agreement);
            }
        }
        return agreements;
    }
}
