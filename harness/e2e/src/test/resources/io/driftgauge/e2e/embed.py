"""Embeds texts with an ONNX file and its tokenizer, and prints the vectors: the recipe of the models' cards, nothing of ours."""

import json
import sys

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

weights, tokens, pooling, prompt = sys.argv[1:5]
texts = json.loads(sys.argv[5])
session = onnxruntime.InferenceSession(weights)
tokenizer = Tokenizer.from_file(tokens)
tokenizer.no_padding()
tokenizer.no_truncation()
vectors = []
for text in texts:
    encoding = tokenizer.encode(prompt + text)
    inputs = {
        "input_ids": np.array([encoding.ids]),
        "attention_mask": np.array([encoding.attention_mask]),
        "token_type_ids": np.array([encoding.type_ids]),
    }
    wanted = {each.name for each in session.get_inputs()}
    states = session.run(None, {name: value for name, value in inputs.items() if name in wanted})[0][0]
    vector = states[0] if pooling == "cls" else states.mean(axis=0)
    vectors.append((vector / np.linalg.norm(vector)).tolist())
json.dump(vectors, sys.stdout)
