"""Starts llama.cpp's own HTTP server on loopback with one model file, and stops when its input ends."""

import sys

import xllamacpp

model, port, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
params = xllamacpp.CommonParams()
params.model.path = model
params.model_alias = {"assistant"} if isinstance(params.model_alias, set) else "assistant"
params.port = port
params.n_ctx = 2048
params.n_parallel = 1
params.cpuparams.n_threads = threads
params.cpuparams_batch.n_threads = threads
server = xllamacpp.Server(params)
print("listening", flush=True)
sys.stdin.read()
