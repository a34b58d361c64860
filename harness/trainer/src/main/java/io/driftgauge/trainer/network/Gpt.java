package io.driftgauge.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decoder-only transformer: token ids (batch, token) in, logits (batch, token, vocabulary) out. A rotary one also takes
 * each token's place and conversation, so that conversations packed into one row don't see each other, and in training
 * which tokens' logits are wanted; then it gives these alone (token, vocabulary). The token embedding is also the output layer, which keeps the file small.
 */
public final class Gpt extends AbstractBlock {
    private static final byte VERSION = 1;

    /** Which input says whose logits are wanted. */
    private static final int WANTED = 3;

    /** Added to the scores of tokens that must not be seen; large enough to vanish in the softmax. */
    static final float HIDDEN = -1e9f;

    private final GptSize size;
    private final Parameter tokenEmbedding;
    private final @Nullable Parameter positionEmbedding;
    private final List<TransformerLayer> layers = new ArrayList<>();
    private final LayerNorm finalNorm;

    public Gpt(GptSize size) {
        super(VERSION);
        this.size = size;
        tokenEmbedding = addParameter(embedding("tokenEmbedding", size.vocabulary()));
        positionEmbedding = size.rotary() ? null : addParameter(embedding("positionEmbedding", size.context()));
        for (int i = 0; i < size.layers(); i++) {
            layers.add(addChildBlock("layer" + i, new TransformerLayer(size)));
        }
        finalNorm = addChildBlock("finalNorm", TransformerLayer.norm());
    }

    private Parameter embedding(String name, int rows) {
        return Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(rows, size.width()))
                .optInitializer(new NormalInitializer(GptTrainer.INITIAL_DEVIATION))
                .build();
    }

    public GptSize size() {
        return size;
    }

    public NDArray tokenEmbedding() {
        return tokenEmbedding.getArray();
    }

    /** The places' learnt numbers, if the network isn't rotary. */
    public Optional<NDArray> positionEmbedding() {
        return Optional.ofNullable(positionEmbedding).map(Parameter::getArray);
    }

    public List<TransformerLayer> layers() {
        return List.copyOf(layers);
    }

    public LayerNorm finalNorm() {
        return finalNorm;
    }

    /** How many numbers training adjusts. */
    public long parameterCount() {
        return getParameters().values().stream()
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputs) {
        Shape tokens = new Shape(inputs[0].get(0), inputs[0].get(1), size.width());
        layers.forEach(layer -> layer.initialize(manager, dataType, tokens));
        finalNorm.initialize(manager, dataType, tokens);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), inputs[0].get(1), size.vocabulary())};
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray ids = inputs.head();
        long length = ids.getShape().get(1);
        NDArray words = store.getValue(tokenEmbedding, ids.getDevice(), training);
        NDArray tokens = ids.getNDArrayInternal()
                .embedding(ids, words, SparseFormat.DENSE)
                .head();
        NDArray mask = causalMask(ids.getManager(), (int) length);
        NDList context = new NDList(mask);
        if (positionEmbedding != null) {
            NDArray places = store.getValue(positionEmbedding, ids.getDevice(), training);
            tokens = tokens.add(places.get("0:" + length));
        } else {
            context = Rotary.context(size, mask, inputs.get(1), inputs.get(2));
        }
        for (TransformerLayer layer : layers) {
            tokens = layer.forward(store, new NDList(tokens).addAll(context), training)
                    .head();
        }
        tokens = finalNorm.forward(store, new NDList(tokens), training).head();
        if (inputs.size() > WANTED) {
            NDArray wanted = inputs.get(WANTED);
            tokens = wanted.getNDArrayInternal()
                    .embedding(wanted, tokens.reshape(-1, size.width()), SparseFormat.DENSE)
                    .head();
        }
        return new NDList(tokens.matMul(words.transpose()));
    }

    /** Lets each token see itself and earlier ones. */
    static NDArray causalMask(NDManager manager, int length) {
        NDArray places = manager.arange(length);
        return places.reshape(1, length)
                .gt(places.reshape(length, 1))
                .toType(DataType.FLOAT32, false)
                .mul(HIDDEN)
                .reshape(1, 1, length, length);
    }
}
