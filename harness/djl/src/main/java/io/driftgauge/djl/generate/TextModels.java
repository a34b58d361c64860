package io.driftgauge.djl.generate;

import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.layout.ModelKind;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.Network;
import io.driftgauge.djl.runtime.OnnxSession;
import io.driftgauge.djl.runtime.TorchScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the files of a model that writes texts. */
final class TextModels {

    private TextModels() {}

    /** Closes what it opened if it can't open all. */
    static TextModel open(ModelFolder folder, ModelDefaults defaults, ComputeDevice device) {
        List<Network> open = new ArrayList<>();
        try {
            if (folder.kind() == ModelKind.DECODER) {
                Path file = folder.file(ModelFolder.MODEL);
                Network network = open(open, file, device);
                return Decoder.of(network, network, folder.config(), file);
            }
            if (defaults.start().isEmpty()) {
                throw Failures.at(
                        folder.folder(),
                        "nothing tells which token an answer begins with. Put decoder_start_token_id into"
                                + " generation_config.json.");
            }
            Path file = folder.file(ModelFolder.DECODER);
            Network first = open(open, file, device);
            Network later = folder.weights().containsKey(ModelFolder.DECODER_WITH_PAST)
                    ? open(open, folder.file(ModelFolder.DECODER_WITH_PAST), device)
                    : first;
            Path encoder = folder.file(ModelFolder.ENCODER);
            return EncoderDecoder.of(
                    open(open, encoder, device),
                    Decoder.of(first, later, folder.config(), file),
                    defaults.start().stream().mapToLong(id -> id).toArray(),
                    encoder);
        } catch (RuntimeException e) {
            open.forEach(Network::close);
            throw e;
        }
    }

    private static Network open(List<Network> open, Path file, ComputeDevice device) {
        Network network =
                ModelFolder.isTorchScript(file) ? TorchScript.open(file, device) : OnnxSession.open(file, device);
        open.add(network);
        return network;
    }
}
