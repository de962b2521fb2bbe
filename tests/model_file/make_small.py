#!/usr/bin/env python3
"""Writes small.sayso beside this script: a model file of every type, which the engine's tests compare with their own."""
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "training"))

from model_file import read_model, write_model      # noqa: E402

write_model(str(HERE / "small.sayso"), [
    ("card.json", '{"name": "small"}'),
    ("labels/upos", "NOUN\nVERB\nADJ\n"),
    ("weights", np.array([[0, 1, 2], [3, 4, 5.5]], dtype=np.float32)),
    ("bytes", np.array([-128, -1, 0, 127], dtype=np.int8)),
    ("counts", np.array([-7, 70000], dtype=np.int32)),
    ("shorts", np.array([0, 1, 65535], dtype=np.uint16)),
    ("none", np.zeros(0, dtype=np.float32)),
    ("one", np.array(3, dtype=np.int32)),
])
assert list(read_model(str(HERE / "small.sayso"))) == ["card.json", "labels/upos", "weights", "bytes", "counts", "shorts",
                                                       "none", "one"]
