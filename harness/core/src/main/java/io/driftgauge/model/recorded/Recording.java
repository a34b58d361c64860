package io.driftgauge.model.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines of a recorded file, by case and by prompt. */
final class Recording {

    /** Most problems that are told of one file. */
    private static final int TOLD = 20;

    private final String name;
    private final String checksum;
    private final Map<String, List<RecordedLine>> byCase = new HashMap<>();
    private final Map<String, List<RecordedLine>> byPlainCase = new HashMap<>();
    private final Map<String, List<RecordedLine>> byPrompt = new HashMap<>();

    private Recording(String name, String checksum, List<RecordedLine> lines) {
        this.name = name;
        this.checksum = checksum;
        for (RecordedLine line : lines) {
            if (line.caseId() != null) {
                byCase.computeIfAbsent(line.caseId(), k -> new ArrayList<>()).add(line);
                byPlainCase
                        .computeIfAbsent(plain(line.caseId()), k -> new ArrayList<>())
                        .add(line);
            }
            if (line.prompt() != null) {
                byPrompt.computeIfAbsent(line.prompt(), k -> new ArrayList<>()).add(line);
            }
        }
        byCase.values().forEach(Recording::order);
        byPlainCase.values().forEach(Recording::order);
        byPrompt.values().forEach(Recording::order);
    }

    /**
     * Reads a file whole.
     *
     * @param shown its name in messages
     * @throws InvalidInputException all lines that can't be read, up to twenty
     */
    static Recording read(Path file, Path shown) throws IOException {
        List<RecordedLine> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            String content = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (content.isBlank()) {
                continue;
            }
            try {
                lines.add(RecordedLine.of(Json.parse(content), number));
            } catch (JsonProcessingException e) {
                problems.add(problem(shown, number, "not valid JSON: " + e.getOriginalMessage() + "."));
            } catch (IllegalArgumentException e) {
                problems.add(problem(shown, number, String.valueOf(e.getMessage())));
            }
        }
        if (lines.isEmpty() && problems.isEmpty()) {
            problems.add(problem(shown, 0, "the file holds no recorded answers."));
        }
        if (problems.size() > TOLD) {
            int more = problems.size() - TOLD;
            problems.subList(TOLD, problems.size()).clear();
            problems.add(problem(shown, 0, more + " more lines like these."));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new Recording(String.valueOf(shown), Sha256.hex(file), lines);
    }

    private static Problem problem(Path shown, int line, String message) {
        return new Problem(new Location(shown, line), message);
    }

    private static void order(List<RecordedLine> lines) {
        if (lines.stream().allMatch(l -> l.sample().isPresent())) {
            lines.sort(Comparator.comparingInt(l -> l.sample().orElse(0)));
        }
    }

    String name() {
        return name;
    }

    /** SHA-256 of the file, in hex. */
    String checksum() {
        return checksum;
    }

    /** A foreign id as an id of ours could spell it: {@code Navigate:0} is {@code navigate-0}. */
    private static String plain(String caseId) {
        return caseId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._~-]", "-");
    }

    /** Those of the case, else those of the prompt; in the order in which they are given. */
    List<RecordedLine> find(String caseId, String prompt) {
        List<RecordedLine> own = byCase.getOrDefault(caseId, byPlainCase.get(caseId));
        return own != null ? own : byPrompt.getOrDefault(prompt, List.of());
    }
}
