"""The network of training/network.py with the weights that a model file holds, as floats: what PyTorch would run."""
from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
import network as N                                      # noqa: E402
from model_file import read_model                        # noqa: E402

LAYERS_OF_LABELS = ("upos", "xpos", "lemma", "relation", "names")


class Weights:
    """Sections of the file under the names that the network has; the inverse of training/export.py."""

    def __init__(self, path):
        self.model, self.state = read_model(path), {}
        self.lists = {name: self.model[f"labels/{name}"].splitlines() for name in LAYERS_OF_LABELS}

    def floats(self, name):
        return self.model[name].astype(np.float32)

    def matrix(self, name):
        weight = self.floats(f"{name}.weight")
        scale = self.model.get(f"{name}.scale")
        return weight if scale is None else weight * scale[:, None]

    def put(self, name, value):
        self.state[name] = torch.from_numpy(np.array(value, dtype=np.float32))

    def encoder(self, prefix=""):
        self.put(f"{prefix}word.weight", self.matrix("encoder.word"))
        for name in ("position.weight", "shape.weight", "norm.weight", "norm.bias"):
            self.put(f"{prefix}{name}", self.floats(f"encoder.{name}"))
        for i in range(N.LAYERS):
            at = f"layers.{i}"
            for name in ("qkv", "out", "up", "down"):
                self.put(f"{prefix}{at}.{name}.weight", self.matrix(f"encoder.{at}.{name}"))
                self.put(f"{prefix}{at}.{name}.bias", self.floats(f"encoder.{at}.{name}.bias"))
            for name in ("norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"):
                self.put(f"{prefix}{at}.{name}", self.floats(f"encoder.{at}.{name}"))

    def heads(self):
        weight, bias, at = self.matrix("heads.token"), self.floats("heads.token.bias"), 0

        def take(rows):
            nonlocal at
            at += rows
            return weight[at - rows:at], bias[at - rows:at]
        for suffix, direction in (("", "forward"), ("_reverse", "backward")):
            rows, offset = take(4 * N.STATE)
            self.put(f"lstm.weight_ih_l0{suffix}", rows)
            self.put(f"lstm.bias_ih_l0{suffix}", offset)
            self.put(f"lstm.bias_hh_l0{suffix}", np.zeros_like(offset))
            self.put(f"lstm.weight_hh_l0{suffix}", self.floats(f"heads.recurrent_{direction}").T)
        sizes = {"arc_dependent": N.ARC, "arc_head": N.ARC, "label_dependent": N.LABEL, "label_head": N.LABEL,
                 **{name: len(self.lists[name]) for name in ("upos", "xpos", "lemma", "names")}}
        for name, rows in sizes.items():
            taken = take(rows)
            self.put(f"{name}.weight", taken[0])
            self.put(f"{name}.bias", taken[1])
        self.put("arc", np.concatenate([self.matrix("heads.arc").T, self.floats("heads.arc.bias")[None]]))
        self.put("arc_root", self.floats("heads.arc_root"))
        label = np.concatenate([self.matrix("heads.label"), self.floats("heads.label.bias")[:, None]], 1)
        self.put("label", label.reshape(-1, N.LABEL + 1, N.LABEL + 1).transpose(0, 2, 1))
        self.put("label_root", self.floats("heads.label_root"))
        for name in ("edges", "emit", "link_none"):
            for part in ("weight", "bias"):
                self.put(f"{name}.{part}", self.floats(f"heads.{name}.{part}"))
        for name in ("cue", "source", "content", "seek"):
            factor = 1.0 if name in ("cue", "source") else N.LINK ** 0.5
            for part in ("weight", "bias"):
                self.put(f"link_{name}.{part}", self.floats(f"heads.link_{name}.{part}") * np.float32(factor))
        self.put("link_near.weight", self.floats("heads.link_near"))
        self.put("crf.steps", self.floats("heads.crf.steps"))


def encoder_of(path):
    weights = Weights(path)
    weights.encoder()
    encoder = N.Encoder(*(weights.state[name].shape[0] for name in ("word.weight", "position.weight")))
    encoder.load_state_dict(weights.state)
    return encoder.eval()


def network_of(path):
    """The network, and its lists of labels."""
    weights = Weights(path)
    weights.encoder("encoder.")
    weights.heads()
    network = N.Network({name: len(labels) for name, labels in weights.lists.items()})
    network.encoder = N.Encoder(*(weights.state[f"encoder.{name}.weight"].shape[0] for name in ("word", "position")))
    network.load_state_dict(weights.state)
    return network.eval(), weights.lists
