package io.driftgauge.baseline;

import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.PromptCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The baselines folder: {@code <suite>/<case>/<provider label>.json}, and for the rows of data files one sorted
 * {@code <suite>/<provider label>.jsonl} a suite and provider. Files are written whole or not at all; the same baselines
 * give the same bytes. Thread-safe within one store: concurrent writes to one file lose nothing. One process writes at a
 * time.
 */
public final class BaselineStore {

    private final BaselinePaths paths;
    private final BaselineReader reader;

    /**
     * A store.
     *
     * @param folder the baselines folder; it need not exist yet
     */
    public BaselineStore(Path folder) {
        this(folder, Secrets.of(Map.of()));
    }

    /**
     * A store.
     *
     * @param secrets masked in what is read, as they are in the answers that it is compared with
     */
    public BaselineStore(Path folder, Secrets secrets) {
        this.paths = new BaselinePaths(folder);
        this.reader = new BaselineReader(secrets);
    }

    /**
     * The baseline of a case on a provider.
     *
     * @return empty if none was recorded
     * @throws io.driftgauge.base.InvalidInputException if its file is there and is not what was written: truncated, edited
     *     wrongly, of another format, of another case; the message says what to do
     */
    public Optional<Baseline> read(PromptCase promptCase, ModelSpec provider) {
        ReplayKey key = new ReplayKey(promptCase.key(), provider.label());
        Path file = paths.file(key, promptCase.dataRow());
        return promptCase.dataRow() ? reader.row(file, key) : reader.single(file, key);
    }

    /** The file that holds, or would hold, the baseline of a case on a provider. */
    public Path file(PromptCase promptCase, ModelSpec provider) {
        return paths.file(new ReplayKey(promptCase.key(), provider.label()), promptCase.dataRow());
    }

    /** Writes one baseline; many rows of one file are better written with {@link #writeAll}. */
    public void write(PromptCase promptCase, Baseline baseline) {
        writeAll(List.of(new Entry(promptCase, baseline)));
    }

    /**
     * Writes baselines, each file once. Rows that the file holds and that are not given stay as they are.
     *
     * @throws io.driftgauge.base.InvalidInputException if a file of rows that is to be added to can't be read
     * @throws UncheckedIOException if a file can't be written; it is then as it was
     */
    public synchronized void writeAll(Collection<Entry> entries) {
        Map<Path, TreeMap<String, Baseline>> rows = new TreeMap<>();
        Map<Path, Baseline> singles = new TreeMap<>();
        for (Entry entry : entries) {
            Path file = paths.file(entry.baseline.key(), entry.promptCase.dataRow());
            if (entry.promptCase.dataRow()) {
                rows.computeIfAbsent(file, f -> new TreeMap<>(reader.rows(f, entry.baseline.key())))
                        .put(entry.baseline.key().caseKey().caseId(), entry.baseline);
            } else {
                singles.put(file, entry.baseline);
            }
        }
        singles.forEach((file, baseline) -> write(file, BaselineJson.pretty(baseline)));
        rows.forEach((file, baselines) -> {
            StringBuilder text = new StringBuilder();
            baselines.values().forEach(b -> text.append(BaselineJson.line(b)).append('\n'));
            write(file, text.toString());
        });
    }

    /** The keys of all stored baselines, sorted; hidden files and folders are not looked at. */
    public List<ReplayKey> list() {
        TreeSet<ReplayKey> keys = new TreeSet<>();
        BaselineFolder.walk(paths.root()).forEach(file -> keys.addAll(keys(file)));
        return List.copyOf(keys);
    }

    /** Baselines that no case of the project on one of its suite's providers reads any more, by file and key. */
    public List<Orphan> orphans(Project project) {
        Map<Path, TreeSet<ReplayKey>> wanted = new TreeMap<>();
        project.suites()
                .forEach(suite -> suite.cases()
                        .forEach(c -> suite.providers().stream()
                                .filter(p -> suite.asks(p, c))
                                .forEach(provider -> {
                                    ReplayKey key = new ReplayKey(c.key(), provider.label());
                                    wanted.computeIfAbsent(paths.file(key, c.dataRow()), f -> new TreeSet<>())
                                            .add(key);
                                })));
        return BaselineFolder.walk(paths.root()).stream()
                .flatMap(file -> keys(file).stream()
                        .filter(key ->
                                !wanted.getOrDefault(file, new TreeSet<>()).contains(key))
                        .map(key -> new Orphan(file, key)))
                .toList();
    }

    private Collection<ReplayKey> keys(Path file) {
        ReplayKey key = BaselineFolder.key(paths.root(), file);
        if (!BaselineFolder.isRows(file)) {
            return List.of(key);
        }
        return reader.rows(file, key).values().stream().map(Baseline::key).toList();
    }

    private void write(Path file, String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                AtomicFiles.write(file, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The baseline was not written and is as it was: " + file, e);
        } finally {
            reader.forget(file);
        }
    }

    /** A baseline to be written, with its case. */
    public record Entry(PromptCase promptCase, Baseline baseline) {}

    /** A baseline without a case. */
    public record Orphan(Path file, ReplayKey key) {}
}
