package io.driftgauge.djl.layout;

import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import ai.djl.util.Utils;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Models of a hub, fetched as an archive by DJL's repositories, only where {@code driftgauge.fetch} allows it. They come
 * into DJL's own cache folder ({@code DJL_CACHE_DIR}) and are fetched once.
 */
public final class HubModels {

    /** True lets models be fetched; otherwise nothing here reaches the network. */
    public static final String FETCH = "driftgauge.fetch";

    /** Address of a model's archive, with {@code {id}} for {@code owner/name} and {@code {name}} for the name alone. */
    public static final String HUB = "driftgauge.hub";

    private static final String DJL_HUB =
            "https://mlrepo.djl.ai/model/nlp/text_generation/ai/djl/huggingface/onnxruntime/{id}/0.0.1/{name}.zip";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*");

    private HubModels() {}

    /** True if that could be a model's name on a hub. */
    public static boolean isId(String name) {
        return ID.matcher(name).matches();
    }

    /** True if models may be fetched. */
    public static boolean isAllowed(Settings settings) {
        return settings.get(FETCH).map("true"::equalsIgnoreCase).orElse(false);
    }

    /**
     * The model's directory, fetched if it isn't in the cache yet.
     *
     * @throws InvalidInputException if the hub can't be reached or has no such model
     */
    public static Path fetch(String id, Settings settings) {
        String address = settings.get(HUB)
                .orElse(DJL_HUB)
                .replace("{id}", id)
                .replace("{name}", id.substring(id.indexOf('/') + 1));
        try {
            return DjlRuntime.online(settings.get(HUB).isPresent(), () -> prepare(address));
        } catch (IOException | RuntimeException e) {
            throw Failures.of(
                    "the model '" + id + "' can't be fetched from " + address + " (" + Failures.reason(e)
                            + "). Check the id and " + HUB
                            + ", or put the model's files into a directory and name that.",
                    e);
        }
    }

    private static Path prepare(String address) throws IOException {
        Repository repository = Repository.newInstance("driftgauge", address);
        List<MRL> found = repository.getResources();
        Artifact artifact = found.isEmpty() ? null : repository.resolve(found.get(0), Map.of());
        if (artifact == null) {
            throw new InvalidInputException(new Problem(null, "no archive of a model there"));
        }
        repository.prepare(artifact);
        return Utils.getNestedModelDir(repository.getResourceDirectory(artifact));
    }
}
