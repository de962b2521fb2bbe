"""The way back from export.py: a model file's weights as a network's, so that training can go on from what was shipped.

`python restore.py MODEL.sayso OUT.pt`; then `train.py --start OUT.pt`. Int8 weights come back rounded as they were stored;
places beyond the window and the split of the LSTM's two biases are not in the file (zeros, and all in the first).
"""
from __future__ import annotations

import sys

import numpy as np
import torch

from meaning import ACTS, FIRMNESS, PAIR
from model_file import read_model
from network import ARC, LABEL, LINK, STATE, WIDTH

TOKEN_HEADS = ("arc_dependent", "arc_head", "label_dependent", "label_head", "upos", "xpos", "lemma", "names")


def matrix(sections, name):
    weight = sections[f"{name}.weight"].astype(np.float32)
    return weight * sections[f"{name}.scale"][:, None] if f"{name}.scale" in sections else weight


def encoder_weights(sections):
    w = {"encoder.word.weight": matrix(sections, "encoder.word")}
    positions = np.zeros((512, WIDTH), dtype=np.float32)
    stored = sections["encoder.position.weight"]
    positions[:len(stored)] = stored
    w["encoder.position.weight"] = positions
    for name, value in sections.items():
        if not name.startswith("encoder.") or name.startswith(("encoder.word", "encoder.position")) or name.endswith(".scale"):
            continue
        base = name.rsplit(".", 1)[0]
        w[name] = matrix(sections, base) if name.endswith(".weight") and value.dtype == np.int8 else value
    return w


def head_weights(sections):
    sizes = {layer: len(sections[f"labels/{layer}"].splitlines()) for layer in ("upos", "xpos", "lemma", "names", "relation")}
    sizes.update(arc_dependent=ARC, arc_head=ARC, label_dependent=LABEL, label_head=LABEL)
    rows, bias, w, at = matrix(sections, "heads.token"), sections["heads.token.bias"], {}, 0
    for suffix, recurrent in (("", "forward"), ("_reverse", "backward")):
        w[f"lstm.weight_ih_l0{suffix}"], w[f"lstm.bias_ih_l0{suffix}"] = rows[at:at + 4 * STATE], bias[at:at + 4 * STATE]
        w[f"lstm.bias_hh_l0{suffix}"] = np.zeros(4 * STATE, dtype=np.float32)
        w[f"lstm.weight_hh_l0{suffix}"] = sections[f"heads.recurrent_{recurrent}"].T
        at += 4 * STATE
    for name in TOKEN_HEADS:
        w[f"{name}.weight"], w[f"{name}.bias"] = rows[at:at + sizes[name]], bias[at:at + sizes[name]]
        at += sizes[name]
    w["arc"] = np.concatenate([matrix(sections, "heads.arc").T, sections["heads.arc.bias"][None]])
    label = np.concatenate([matrix(sections, "heads.label"), sections["heads.label.bias"][:, None]], 1)
    w["label"] = label.reshape(sizes["relation"], LABEL + 1, LABEL + 1).transpose(0, 2, 1)
    for name in ("arc_root", "label_root"):
        w[name] = sections[f"heads.{name}"]
    for name in ("edges", "emit", "link_none", "link_cue", "link_source", "link_content", "link_seek"):
        scale = np.float32(LINK ** 0.5 if name in ("link_content", "link_seek") else 1.0)
        for part in ("weight", "bias"):
            w[f"{name}.{part}"] = sections[f"heads.{name}.{part}"] * scale
    w["link_near.weight"], w["crf.steps"] = sections["heads.link_near"], sections["heads.crf.steps"]
    return w


def branch_weights(sections):
    """The second branch (meaning.py); of its outputs for firmness only the shipped one is in the file, and stands for all."""
    w = {}
    for name, value in sections.items():
        if name.startswith("meaning.") and not name.endswith(".scale"):
            stem = name.rsplit(".", 1)[0]
            w[name[len("meaning."):]] = matrix(sections, stem) if value.dtype == np.int8 else value
    rows, bias, at = matrix(sections, "heads.meaning"), sections["heads.meaning.bias"], 0
    for name, count in (("firmness", 1), ("act_cue", len(ACTS)), ("act_content", len(ACTS)), ("later", PAIR), ("earlier", PAIR),
                        ("anaphor", 1)):
        w[f"{name}.weight"], w[f"{name}.bias"] = rows[at:at + count], bias[at:at + count]
        at += count
    del w["act_content.bias"]
    for part in ("weight", "bias"):
        w[f"firmness.{part}"] = np.repeat(w[f"firmness.{part}"], len(FIRMNESS), 0)
    return w


def tensors(weights):
    return {name: torch.tensor(np.array(value, dtype=np.float32)) for name, value in weights.items()}


def restore(path):
    sections = read_model(path)
    return tensors({**encoder_weights(sections), **head_weights(sections)})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    torch.save({"average": restore(sys.argv[1]), "meaning": tensors(branch_weights(read_model(sys.argv[1])))}, sys.argv[2])
