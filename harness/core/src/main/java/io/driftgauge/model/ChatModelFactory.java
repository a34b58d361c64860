package io.driftgauge.model;

import io.driftgauge.base.Settings;
import java.nio.file.Path;
import java.util.List;

/** Opens the models of one kind of provider. Found by {@link java.util.ServiceLoader}. */
public interface ChatModelFactory {

    /** The prefixes of provider ids that this factory opens, without the colon: {@code djl}, {@code recorded}. */
    List<String> vendors();

    /** True if calls cost money or need a key, so that they wait for {@code driftgauge.live}. */
    default boolean needsLive(ModelSpec spec) {
        return true;
    }

    /**
     * True if its models honour {@link HttpMode}: with {@link HttpMode#REPLAY} they need no key and call nothing, and their
     * answers say when they were recorded. Recordings lie in the folder {@code .http} of {@code driftgauge.baselines}, which
     * the settings then hold as an absolute path.
     */
    default boolean replaysHttp() {
        return false;
    }

    /**
     * Opens a model.
     *
     * @param prompts the prompts folder; relative files of the config are looked for below it, and outside of it only
     *     where the vendor says so
     * @throws io.driftgauge.base.InvalidInputException if the spec can't be right: no such directory, a corrupt file, a
     *     wrong option
     * @throws ModelCallException if it may be right but can't be opened here and now
     */
    ChatModel open(ModelSpec spec, Path prompts, Settings settings) throws ModelCallException;
}
