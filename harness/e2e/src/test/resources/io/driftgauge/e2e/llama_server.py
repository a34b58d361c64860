"""Starts llama.cpp's own HTTP server on loopback with one model file, and stops when its input ends."""

import sys

import xllamacpp

model, port = sys.argv[1], int(sys.argv[2])
params = xllamacpp.CommonParams()
params.model.path = model
params.model_alias = {"assistant"} if isinstance(params.model_alias, set) else "assistant"
params.port = port
params.n_ctx = 2048
params.n_parallel = 1
# two threads that wait for each other are slower than one where the cores are busy
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
print("listening", flush=True)
sys.stdin.read()
