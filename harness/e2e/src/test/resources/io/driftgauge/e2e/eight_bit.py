"""Makes the 8-bit version of a model directory, as its publishers do: ONNX Runtime's dynamic quantisation."""

import pathlib
import shutil
import sys

from onnxruntime.quantization import QuantType, quantize_dynamic

source, target = map(pathlib.Path, sys.argv[1:])
shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.onnx"))
quantize_dynamic(source / "model.onnx", target / "model.onnx", weight_type=QuantType.QInt8)
