package io.driftgauge.baseline;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CaseKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reads baseline files, strictly. Files of rows are kept in memory until they change. Thread-safe. */
final class BaselineReader {

    private final Secrets secrets;
    private final Map<Path, Rows> cache = new ConcurrentHashMap<>();

    BaselineReader(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A file of rows as it was read. */
    private record Rows(FileTime modified, long size, Map<String, Baseline> byCase) {}

    /** A file of its own; empty if it is not there. */
    Optional<Baseline> single(Path file, ReplayKey key) {
        try {
            BaselineFile read = BaselineJson.read(secrets.redact(Files.readString(file)));
            if (!read.key().equals(key)) {
                throw new BaselineJson.Unreadable(
                        0, "it says that it belongs to '" + read.key() + "', not '" + key + "'");
            }
            return Optional.of(BaselineMapping.toBaseline(read));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (BaselineJson.Unreadable e) {
            throw new InvalidInputException(problem(file, e.line, e.why, key));
        } catch (IOException e) {
            throw new InvalidInputException(problem(file, 0, unreadable(file, e), key));
        }
    }

    /** A row of a file; empty if the file or the row is not there. */
    Optional<Baseline> row(Path file, ReplayKey key) {
        return Optional.ofNullable(rows(file, key).get(key.caseKey().caseId()));
    }

    /**
     * All rows of a file by case id, sorted; none if it is not there.
     *
     * @param key suite and provider of the rows
     */
    Map<String, Baseline> rows(Path file, ReplayKey key) {
        try {
            Rows cached = cache.get(file);
            FileTime modified = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (cached == null || !cached.modified.equals(modified) || cached.size != size) {
                cached = new Rows(modified, size, parse(file, key));
                cache.put(file, cached);
            }
            return cached.byCase;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new InvalidInputException(problem(file, 0, unreadable(file, e), key));
        }
    }

    void forget(Path file) {
        cache.remove(file);
    }

    private Map<String, Baseline> parse(Path file, ReplayKey key) throws IOException {
        String text = secrets.redact(Files.readString(file));
        ReplayKey all = new ReplayKey(new CaseKey(key.caseKey().suite(), ""), key.provider());
        List<Problem> problems = new ArrayList<>();
        TreeMap<String, Baseline> rows = new TreeMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                BaselineFile row = BaselineJson.read(lines.get(i));
                ReplayKey expected = new ReplayKey(new CaseKey(key.caseKey().suite(), row.caseId()), key.provider());
                if (!row.key().equals(expected)) {
                    throw new BaselineJson.Unreadable(0, "this row belongs to '" + row.key() + "', not to this file");
                }
                if (rows.put(row.caseId(), BaselineMapping.toBaseline(row)) != null) {
                    throw new BaselineJson.Unreadable(0, "case '" + row.caseId() + "' stands here a second time");
                }
            } catch (BaselineJson.Unreadable e) {
                problems.add(problem(file, i + 1, e.why, all));
            }
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            problems.add(problem(file, lines.size(), "the last line has no end: the file was cut off", all));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return rows;
    }

    private static String unreadable(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return e instanceof java.nio.charset.CharacterCodingException ? "it is not UTF-8" : "not readable (" + e + ")";
    }

    private static Problem problem(Path file, int line, String what, ReplayKey key) {
        return new Problem(
                new Location(file, line),
                "this baseline can't be used: " + what + ". Restore it (git checkout -- '" + file
                        + "'), or delete it and record anew: " + RecordCommand.of(key, "missing"));
    }
}
