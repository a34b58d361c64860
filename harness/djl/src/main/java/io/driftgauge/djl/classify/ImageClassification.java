package io.driftgauge.djl.classify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.Floats;
import io.driftgauge.djl.runtime.OnnxSession;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Part;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/** The label of a message's only picture. */
record ImageClassification(OnnxSession session, List<String> names, PictureScaling scaling) implements Task {

    private static final String PIXELS = "pixel_values";

    static ImageClassification open(ModelFolder folder, ComputeDevice device) {
        List<String> labels = Labels.of(folder);
        PictureScaling scaling =
                PictureScaling.of(folder.preprocessorConfig(), folder.folder().resolve("preprocessor_config.json"));
        Path file = folder.file(ModelFolder.MODEL);
        OnnxSession session = OnnxSession.open(file, device);
        if (!session.inputs().keySet().equals(java.util.Set.of(PIXELS))
                || !session.outputs().containsKey(TextClassification.LOGITS)) {
            session.close();
            throw Failures.at(
                    file,
                    "is no classifier of pictures: it should take " + PIXELS + " and give logits. It has inputs "
                            + session.inputs().keySet() + " and outputs "
                            + session.outputs().keySet() + ".");
        }
        return new ImageClassification(session, labels, scaling);
    }

    @Override
    public Result answer(ChatRequest request, Options options) {
        List<Part> pictures = request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .filter(part -> !(part instanceof Part.Text))
                .toList();
        if (pictures.size() != 1 || !(pictures.get(0) instanceof Part.Image image)) {
            throw new IllegalArgumentException("it takes one picture, as a data: URL or a file; the prompt has "
                    + pictures.size() + (pictures.size() == 1 ? " that would have to be fetched." : "."));
        }
        float[] pixels = scaling.pixels(Pictures.read(image));
        try (NDManager arrays = DjlRuntime.newManager()) {
            Shape shape = new Shape(1, 3, scaling.height(), scaling.width());
            NDArray array = arrays.create(FloatBuffer.wrap(pixels), shape, DataType.FLOAT32);
            array.setName(PIXELS);
            float[] logits = Floats.of(session.run(new NDList(array)).get(TextClassification.LOGITS))
                    .array();
            Labels.check(names, logits.length);
            return Scores.result("label", names, Scores.softmax(logits), options, 0);
        }
    }

    void close() {
        session.close();
    }
}
