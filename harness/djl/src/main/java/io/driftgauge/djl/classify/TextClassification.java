package io.driftgauge.djl.classify;

import ai.djl.huggingface.tokenizers.Encoding;
import io.driftgauge.model.ChatRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The label of a text; or, with labels of the request's own, the one that a model of entailment finds most fitting.
 *
 * @param independent true if a text can have several labels, each with a score of its own
 */
record TextClassification(TextEncoder encoder, List<String> names, boolean independent) implements Task {

    static final String LOGITS = "logits";
    private static final String LABEL = "label";

    @Override
    public Result answer(ChatRequest request, Options options) {
        String text = Texts.only(request);
        if (!options.labels().isEmpty()) {
            return zeroShot(text, options);
        }
        Encoding encoding = encoder.encode(text);
        float[] logits = encoder.run(encoding, LOGITS)[0];
        Labels.check(names, logits.length);
        double[] scores = independent
                ? IntStream.range(0, logits.length)
                        .mapToDouble(i -> Scores.sigmoid(logits[i]))
                        .toArray()
                : Scores.softmax(logits);
        return Scores.result(LABEL, names, scores, options, encoding.getIds().length);
    }

    private Result zeroShot(String text, Options options) {
        int yes = find("entail");
        int no = find("contradict");
        if (yes < 0 || (options.several() && no < 0)) {
            throw new IllegalArgumentException(
                    "zero-shot classification needs a model of entailment; this one's labels are " + names
                            + ". Remove labels from the parameters, or take such a model.");
        }
        int tokens = 0;
        float[] fitting = new float[options.labels().size()];
        double[] alone = new double[fitting.length];
        for (int i = 0; i < fitting.length; i++) {
            Encoding encoding =
                    encoder.encode(text, options.hypothesis(options.labels().get(i)));
            tokens += encoding.getIds().length;
            float[] logits = encoder.run(encoding, LOGITS)[0];
            Labels.check(names, logits.length);
            fitting[i] = logits[yes];
            alone[i] = no < 0 ? 0 : Scores.softmax(new float[] {logits[no], logits[yes]})[1];
        }
        double[] scores = options.several() ? alone : Scores.softmax(fitting);
        return Scores.result(LABEL, options.labels(), scores, options, tokens);
    }

    private int find(String beginning) {
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).toLowerCase(Locale.ROOT).startsWith(beginning))
                .findFirst()
                .orElse(-1);
    }
}
