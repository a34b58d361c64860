"""Turns a GGUF file of a Llama into a directory as Optimum exports one: text-generation-with-past, in 32 bit, with its tokenizer.

The weights are the numbers that the GGUF file holds, taken out of their blocks; nothing is rounded again.
"""

import json
import pathlib
import sys

import numpy as np
from gguf import GGUFReader, dequantize
from onnx import TensorProto, helper, numpy_helper, save
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

FLOAT, INT64 = TensorProto.FLOAT, TensorProto.INT64
SPECIAL = 3  # of llama.cpp's kinds of tokens: controls


class Graph:
    """Nodes and weights in the order in which they are used."""

    def __init__(self):
        self.nodes, self.weights, self.named = [], [], set()

    def apply(self, operator, *inputs, to=None, **attributes):
        attributes = {key.rstrip("_"): value for key, value in attributes.items()}
        name = to or f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], name=f"node_{len(self.nodes)}", **attributes))
        return name

    def weight(self, name, values):
        if name not in self.named:
            self.named.add(name)
            self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def ints(self, *values):
        return self.weight("ints_" + "_".join(map(str, values)), np.array(values, np.int64))

    def number(self, name, value):
        return self.weight(name, np.array(value, np.float32))


class Llama:
    """The network over the weights of a GGUF file."""

    def __init__(self, reader):
        self.fields = {name: field.contents() for name, field in reader.fields.items()}
        self.tensors = {tensor.name: tensor for tensor in reader.tensors}
        self.layers = self.said("block_count")
        self.width = self.said("embedding_length")
        self.heads = self.said("attention.head_count")
        self.key_heads = self.said("attention.head_count_kv")
        self.size = self.said("rope.dimension_count")
        self.graph = Graph()

    def said(self, name):
        return self.fields["llama." + name]

    def values(self, name):
        tensor = self.tensors[name]
        return dequantize(tensor.data, tensor.tensor_type).astype(np.float32)

    def turned_back(self, values, heads):
        """GGUF keeps a head's rotated pairs side by side, published exports keep them half a head apart."""
        return values.reshape(heads, self.size // 2, 2, -1).swapaxes(1, 2).reshape(values.shape)

    def linear(self, x, name, values):
        return self.graph.apply("MatMul", x, self.graph.weight(name, values.T))

    def norm(self, x, name, values):
        g = self.graph
        mean = g.apply("ReduceMean", g.apply("Mul", x, x), axes=[-1], keepdims=1)
        epsilon = g.number("epsilon", self.said("attention.layer_norm_rms_epsilon"))
        scaled = g.apply("Div", x, g.apply("Sqrt", g.apply("Add", mean, epsilon)))
        return g.apply("Mul", scaled, g.weight(name, values))

    def by_head(self, x, heads):
        g = self.graph
        return g.apply("Transpose", g.apply("Reshape", x, g.ints(0, 0, heads, self.size)), perm=[0, 2, 1, 3])

    def rotations(self):
        g = self.graph
        speeds = self.said("rope.freq_base") ** (-np.arange(0, self.size, 2, dtype=np.float64) / self.size)
        positions = g.apply("Unsqueeze", g.apply("Cast", "position_ids", to_=FLOAT), g.ints(1, 3))
        angles = g.apply("Mul", positions, g.weight("speeds", np.tile(speeds, 2).astype(np.float32)))
        return g.apply("Cos", angles), g.apply("Sin", angles)

    def rotated(self, x, rotations):
        g = self.graph
        low = g.apply("Slice", x, g.ints(0), g.ints(self.size // 2), g.ints(3))
        high = g.apply("Slice", x, g.ints(self.size // 2), g.ints(self.size), g.ints(3))
        other = g.apply("Concat", g.apply("Neg", high), low, axis=3)
        return g.apply("Add", g.apply("Mul", x, rotations[0]), g.apply("Mul", other, rotations[1]))

    def mask(self):
        """What to add to the scores: 0 for what a token may see, a large negative number for what it may not."""
        g = self.graph
        total = g.apply("Gather", g.apply("Shape", "attention_mask"), g.weight("one", np.array(1, np.int64)))
        fresh = g.apply("Gather", g.apply("Shape", "input_ids"), "one")
        zero = g.weight("zero", np.array(0, np.int64))
        columns = g.apply("Range", zero, total, "one")
        rows = g.apply("Unsqueeze", g.apply("Range", g.apply("Sub", total, fresh), total, "one"), g.ints(1))
        seen = g.apply("Unsqueeze", g.apply("Cast", "attention_mask", to_=TensorProto.BOOL), g.ints(1, 2))
        allowed = g.apply("And", g.apply("LessOrEqual", columns, rows), seen)
        return g.apply("Where", allowed, g.number("visible", 0), g.number("hidden", -1e9))

    def spread(self, x):
        g = self.graph
        copies = g.apply("Expand", g.apply("Unsqueeze", x, g.ints(2)), g.ints(1, 1, self.heads // self.key_heads, 1, 1))
        return g.apply("Reshape", copies, g.ints(0, self.heads, -1, self.size))

    def attention(self, x, layer, rotations, mask):
        g, stem = self.graph, f"model.layers.{layer}.self_attn."
        states = {}
        for kind, heads in (("q", self.heads), ("k", self.key_heads), ("v", self.key_heads)):
            values = self.values(f"blk.{layer}.attn_{kind}.weight")
            values = values if kind == "v" else self.turned_back(values, heads)
            state = self.by_head(self.linear(x, f"{stem}{kind}_proj.weight", values), heads)
            states[kind] = state if kind == "v" else self.rotated(state, rotations)
        key = g.apply("Concat", f"past_key_values.{layer}.key", states["k"], axis=2, to=f"present.{layer}.key")
        value = g.apply("Concat", f"past_key_values.{layer}.value", states["v"], axis=2, to=f"present.{layer}.value")
        scores = g.apply("MatMul", states["q"], g.apply("Transpose", self.spread(key), perm=[0, 1, 3, 2]))
        scores = g.apply("Add", g.apply("Mul", scores, g.number("scale", self.size**-0.5)), mask)
        mixed = g.apply("MatMul", g.apply("Softmax", scores, axis=-1), self.spread(value))
        mixed = g.apply("Reshape", g.apply("Transpose", mixed, perm=[0, 2, 1, 3]), g.ints(0, 0, self.width))
        return self.linear(mixed, f"{stem}o_proj.weight", self.values(f"blk.{layer}.attn_output.weight"))

    def forward(self, x, layer):
        g, stem = self.graph, f"model.layers.{layer}.mlp."
        gate = self.linear(x, f"{stem}gate_proj.weight", self.values(f"blk.{layer}.ffn_gate.weight"))
        up = self.linear(x, f"{stem}up_proj.weight", self.values(f"blk.{layer}.ffn_up.weight"))
        inner = g.apply("Mul", g.apply("Mul", gate, g.apply("Sigmoid", gate)), up)
        return self.linear(inner, f"{stem}down_proj.weight", self.values(f"blk.{layer}.ffn_down.weight"))

    def model(self):
        g = self.graph
        embedding = self.values("token_embd.weight")
        x = g.apply("Gather", g.weight("model.embed_tokens.weight", embedding), "input_ids")
        rotations, mask = self.rotations(), self.mask()
        for layer in range(self.layers):
            stem = f"model.layers.{layer}."
            normed = self.norm(x, stem + "input_layernorm.weight", self.values(f"blk.{layer}.attn_norm.weight"))
            x = g.apply("Add", x, self.attention(normed, layer, rotations, mask))
            normed = self.norm(x, stem + "post_attention_layernorm.weight", self.values(f"blk.{layer}.ffn_norm.weight"))
            x = g.apply("Add", x, self.forward(normed, layer))
        x = self.norm(x, "model.norm.weight", self.values("output_norm.weight"))
        head = self.values("output.weight") if "output.weight" in self.tensors else embedding
        g.apply("MatMul", x, g.weight("lm_head.weight", head.T), to="logits")
        return helper.make_model(
            helper.make_graph(g.nodes, "main_graph", self.inputs(), self.outputs(len(head)), g.weights),
            opset_imports=[helper.make_opsetid("", 17)],
            ir_version=8,
        )

    def inputs(self):
        batch, fresh, total = "batch_size", "sequence_length", "past_sequence_length + sequence_length"
        return [
            helper.make_tensor_value_info("input_ids", INT64, [batch, fresh]),
            helper.make_tensor_value_info("attention_mask", INT64, [batch, total]),
            helper.make_tensor_value_info("position_ids", INT64, [batch, fresh]),
            *self.states("past_key_values", "past_sequence_length"),
        ]

    def outputs(self, vocabulary):
        logits = helper.make_tensor_value_info("logits", FLOAT, ["batch_size", "sequence_length", vocabulary])
        return [logits, *self.states("present", "past_sequence_length + sequence_length")]

    def states(self, stem, length):
        shape = ["batch_size", self.key_heads, length, self.size]
        names = [f"{stem}.{layer}.{kind}" for layer in range(self.layers) for kind in ("key", "value")]
        return [helper.make_tensor_value_info(name, FLOAT, shape) for name in names]

    def config(self):
        return {
            "architectures": ["LlamaForCausalLM"],
            "model_type": "llama",
            "hidden_size": self.width,
            "num_hidden_layers": self.layers,
            "num_attention_heads": self.heads,
            "num_key_value_heads": self.key_heads,
            "intermediate_size": self.said("feed_forward_length"),
            "max_position_embeddings": self.said("context_length"),
            "rope_theta": self.said("rope.freq_base"),
            "vocab_size": self.said("vocab_size"),
        }


def tokenizer(fields):
    """Byte-level BPE with every digit a piece of its own, as llama.cpp's kind 'smollm' cuts a text."""
    tokens = fields["tokenizer.ggml.tokens"]
    merges = [tuple(merge.split(" ", 1)) for merge in fields["tokenizer.ggml.merges"]]
    made = Tokenizer(models.BPE({token: i for i, token in enumerate(tokens)}, merges))
    digits = pre_tokenizers.Digits(individual_digits=True)
    made.pre_tokenizer = pre_tokenizers.Sequence([digits, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    made.decoder = decoders.ByteLevel()
    kinds = fields["tokenizer.ggml.token_type"]
    special = [token for token, kind in zip(tokens, kinds) if kind == SPECIAL]
    made.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in special])
    return made


def write(folder, name, content):
    (folder / name).write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")


def main(source, target):
    folder = pathlib.Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    llama = Llama(GGUFReader(source))
    fields = llama.fields
    save(llama.model(), folder / "model.onnx")
    tokenizer(fields).save(str(folder / "tokenizer.json"))
    named = {"bos_token": "bos", "eos_token": "eos", "pad_token": "padding", "unk_token": "unknown"}
    tokens = {key: fields["tokenizer.ggml.tokens"][fields[f"tokenizer.ggml.{name}_token_id"]] for key, name in named.items()}
    write(folder, "tokenizer_config.json", {**tokens, "chat_template": fields["tokenizer.chat_template"]})
    write(folder, "generation_config.json", {"eos_token_id": fields["tokenizer.ggml.eos_token_id"]})
    write(folder, "config.json", llama.config())


if __name__ == "__main__":
    main(*sys.argv[1:])
