package io.driftgauge.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A pre-norm decoder layer: causal self-attention, then a feed-forward network, each added to its input.
 *
 * <p>DJL's own TransformerEncoderBlock does not do: it normalises over the batch, so an answer would depend on its batch
 * mates and a token on later ones.
 */
public final class TransformerLayer extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final int TOKEN_AXIS = 2;
    private static final int EXPANSION = 4;

    private final GptSize size;
    private final LayerNorm attentionNorm;
    private final Linear queryKeyValue;
    private final Linear attentionOutput;
    private final LayerNorm forwardNorm;
    private final Linear expand;
    private final Linear contract;

    TransformerLayer(GptSize size) {
        super(VERSION);
        this.size = size;
        attentionNorm = addChildBlock("attentionNorm", norm());
        queryKeyValue = addChildBlock("queryKeyValue", linear(3 * size.width()));
        attentionOutput = addChildBlock("attentionOutput", linear(size.width()));
        forwardNorm = addChildBlock("forwardNorm", norm());
        expand = addChildBlock("expand", linear(EXPANSION * size.width()));
        contract = addChildBlock("contract", linear(size.width()));
    }

    static LayerNorm norm() {
        return LayerNorm.builder().axis(TOKEN_AXIS).build();
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    public LayerNorm attentionNorm() {
        return attentionNorm;
    }

    public Linear queryKeyValue() {
        return queryKeyValue;
    }

    public Linear attentionOutput() {
        return attentionOutput;
    }

    public LayerNorm forwardNorm() {
        return forwardNorm;
    }

    public Linear expand() {
        return expand;
    }

    public Linear contract() {
        return contract;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputs) {
        Shape tokens = inputs[0];
        Shape expanded = new Shape(tokens.get(0), tokens.get(1), (long) EXPANSION * size.width());
        attentionNorm.initialize(manager, dataType, tokens);
        queryKeyValue.initialize(manager, dataType, tokens);
        attentionOutput.initialize(manager, dataType, tokens);
        forwardNorm.initialize(manager, dataType, tokens);
        expand.initialize(manager, dataType, tokens);
        contract.initialize(manager, dataType, expanded);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    /** Takes the tokens, an additive mask and, of a rotary network, the cosines and sines of its tokens' places. */
    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        Call call = new Call(store, training);
        NDArray tokens = inputs.get(0);
        NDArray attended = attend(call, call.apply(attentionNorm, tokens), inputs);
        tokens = tokens.add(call.apply(attentionOutput, attended));
        NDArray hidden = Activation.gelu(call.apply(expand, call.apply(forwardNorm, tokens)));
        return new NDList(tokens.add(call.apply(contract, hidden)));
    }

    private NDArray attend(Call call, NDArray tokens, NDList inputs) {
        NDList parts = call.apply(queryKeyValue, tokens).split(3, TOKEN_AXIS);
        NDArray query = byHead(parts.get(0));
        NDArray key = byHead(parts.get(1));
        NDArray value = byHead(parts.get(2));
        if (size.rotary()) {
            query = Rotary.turn(query, inputs.get(2), inputs.get(3));
            key = Rotary.turn(key, inputs.get(2), inputs.get(3));
        }
        // An array that lives as long as the tokens: a bare number's memory DJL lets go of before the gradient has read
        // it.
        NDArray scale = tokens.getManager().create((float) (1 / Math.sqrt(size.headWidth())));
        NDArray scores = query.mul(scale).matMul(key.transpose(0, 1, 3, 2)).add(inputs.get(1));
        return scores.softmax(-1).matMul(value).transpose(0, 2, 1, 3).reshape(tokens.getShape());
    }

    /** From (batch, token, width) to (batch, head, token, head width). */
    private NDArray byHead(NDArray tokens) {
        Shape shape = tokens.getShape();
        return tokens.reshape(shape.get(0), shape.get(1), size.heads(), size.headWidth())
                .transpose(0, 2, 1, 3);
    }

    /** What every call of a child block needs beside its input. */
    private record Call(ParameterStore store, boolean training) {
        NDArray apply(AbstractBlock block, NDArray input) {
            return block.forward(store, new NDList(input), training).head();
        }
    }
}
