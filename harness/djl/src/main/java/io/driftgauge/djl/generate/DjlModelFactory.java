package io.driftgauge.djl.generate;

import ai.djl.engine.EngineException;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.classify.EncoderChatModel;
import io.driftgauge.djl.layout.HubModels;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.CallFailures;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opens {@code djl:<name>}: a model bundled in a jar, or a directory (relative to the prompts folder, or absolute). Found
 * by {@link java.util.ServiceLoader}.
 */
public final class DjlModelFactory implements ChatModelFactory {

    private static final String VENDOR = "djl";
    private static final int BATCH = 8;
    private static final int LARGEST_BATCH = 256;

    @Override
    public List<String> vendors() {
        return List.of(VENDOR);
    }

    @Override
    public boolean needsLive(ModelSpec spec) {
        return false;
    }

    @Override
    public ChatModel open(ModelSpec spec, Path prompts, Settings settings) throws ModelCallException {
        String name = spec.id().substring(spec.id().indexOf(':') + 1).strip();
        Optional<Path> here = new BundledModels(DjlModelFactory.class.getClassLoader())
                .unpack(name, settings)
                .or(() -> directory(spec, name, prompts));
        boolean fetched = here.isEmpty() && HubModels.isId(name) && HubModels.isAllowed(settings);
        Path folder = fetched ? HubModels.fetch(name, settings) : here.orElseThrow(() -> missing(spec, name, prompts));
        Object variant = spec.config().get("variant");
        ModelFolder model = ModelFolder.open(folder, variant == null ? "" : String.valueOf(variant));
        pinned(spec, model, fetched);
        Settings placed = deviceOf(spec, settings);
        try {
            return model.kind().generates() ? generator(spec, model, placed) : encoder(spec, model, placed);
        } catch (EngineException e) {
            throw CallFailures.of(model.name(), ComputeDevice.of(placed, GpuProbe.real()), e);
        }
    }

    private static ChatModel generator(ModelSpec spec, ModelFolder folder, Settings settings) {
        OnnxChatModel model = OnnxChatModel.open(folder, batch(spec), settings, GpuProbe.real());
        try {
            Map<String, Object> parameters = new TreeMap<>(spec.config());
            parameters.keySet().removeIf(key -> !Sampling.knows(key));
            model.sampling(parameters);
            return model;
        } catch (ModelCallException e) {
            model.close();
            throw problem(spec, Failures.reason(e));
        }
    }

    private static ChatModel encoder(ModelSpec spec, ModelFolder folder, Settings settings) {
        EncoderChatModel model = EncoderChatModel.open(folder, settings, GpuProbe.real());
        try {
            model.check(spec.config());
            return model;
        } catch (IllegalArgumentException e) {
            model.close();
            throw problem(spec, Failures.reason(e));
        }
    }

    /** How many texts are computed together, at most. */
    private static int batch(ModelSpec spec) {
        Object batch = spec.config().getOrDefault("batch", BATCH);
        if (batch instanceof Integer count && count >= 1 && count <= LARGEST_BATCH) {
            return count;
        }
        throw problem(spec, "batch must be a whole number from 1 to " + LARGEST_BATCH + ", not '" + batch + "'.");
    }

    private static Optional<Path> directory(ModelSpec spec, String name, Path prompts) {
        try {
            return Optional.of(prompts.resolve(name)).filter(folder -> !name.isEmpty() && Files.isDirectory(folder));
        } catch (InvalidPathException e) {
            throw problem(spec, "'" + name + "' is neither a bundled model nor a directory's name.");
        }
    }

    private static InvalidInputException missing(ModelSpec spec, String name, Path prompts) {
        return problem(
                spec,
                "there is no model '" + name
                        + "': no jar on the class path bundles one of that name (driftgauge-models"
                        + " bundles tiny-2026.1, tiny-2026.2, small-2026.1 and small-2026.1-int8), and "
                        + prompts.resolve(name).toString().replace('\\', '/')
                        + " is no directory."
                        + (HubModels.isId(name)
                                ? " Put config.json, tokenizer.json and the ONNX files there, or let it be fetched with "
                                        + HubModels.FETCH + "=true."
                                : ""));
    }

    /** Fetched files are whatever the hub holds today, so that they must be the ones that somebody has looked at. */
    private static void pinned(ModelSpec spec, ModelFolder model, boolean fetched) {
        Object pin = spec.config().get("sha256");
        if (pin == null ? !fetched : model.checksum().equals(pin)) {
            return;
        }
        throw problem(
                spec,
                pin == null
                        ? "a fetched model needs its checksum in the config. If these are the files that you want, put sha256: "
                                + model.checksum() + " there."
                        : "its checksum is " + model.checksum() + " and should be " + pin
                                + ", as sha256 in the config says. Other files lie there now; get the right ones, or"
                                + " change sha256 if the change is meant.");
    }

    private static Settings deviceOf(ModelSpec spec, Settings settings) {
        Object device = spec.config().get("device");
        return device == null
                ? settings
                : Settings.of(Map.of(ComputeDevice.SETTING, String.valueOf(device)))
                        .orElse(settings);
    }

    private static InvalidInputException problem(ModelSpec spec, String message) {
        return new InvalidInputException(new Problem(spec.where(), "provider '" + spec.label() + "': " + message));
    }
}
