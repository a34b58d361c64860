package io.driftgauge.model.recorded;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens {@code recorded:<file.jsonl>}: answers collected elsewhere (production logs, an earlier run, a public data set),
 * one a line. A relative file is looked for below the prompts folder; any readable file will do, since such data is often
 * large and kept outside of the repository.
 *
 * <p>A line is a JSON object: {@code case} (id; also {@code question_id}) or {@code prompt} (the rendered text) or both,
 * {@code output} (also {@code answer}) or {@code error}; optionally {@code sample}, {@code model}, {@code fingerprint},
 * {@code latency_ms}, {@code usage}, {@code tool_calls}, {@code finish_reason}. Other keys are left unread.
 * Answers are looked up by the case's id (a foreign id also in our
 * spelling: {@code Navigate:0} as {@code navigate-0}), else by the prompt's text; they come in the order of {@code sample} where all of
 * a case's lines have one, else in file order.
 */
public final class RecordedModelFactory implements ChatModelFactory {

    /** The vendor's name in provider ids. */
    public static final String VENDOR = "recorded";

    @Override
    public List<String> vendors() {
        return List.of(VENDOR);
    }

    @Override
    public boolean needsLive(ModelSpec spec) {
        return false;
    }

    @Override
    public ChatModel open(ModelSpec spec, Path prompts, Settings settings) {
        String name = spec.id().substring(spec.id().indexOf(':') + 1).strip();
        Path file = file(spec, name, prompts);
        try {
            return new RecordedModel(Recording.read(file, Path.of(name)));
        } catch (IOException e) {
            throw unusable(
                    spec,
                    "the recorded file '" + name + "' can't be read ("
                            + e.getClass().getSimpleName() + ").");
        }
    }

    private static Path file(ModelSpec spec, String name, Path prompts) {
        try {
            Path file = prompts.resolve(name);
            if (Files.isRegularFile(file) && !name.isEmpty()) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw unusable(spec, "'" + name + "' is no path of a file.");
        }
        throw unusable(
                spec,
                "there is no recorded file '" + name + "'. A relative one is looked for below the prompts folder.");
    }

    private static InvalidInputException unusable(ModelSpec spec, String message) {
        Location where = spec.where();
        return new InvalidInputException(new Problem(where, "the provider '" + spec.label() + "': " + message));
    }
}
