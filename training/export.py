"""Writes the model file from trained weights. `python export.py --run DIR --out models/english.sayso [--float]`.

Matrices of the encoder and of the token heads become int8 with a scale an output row; with --float they stay floats (for
comparisons; not shipped). Names and shapes are the contract with src/model.
"""
from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
import torch

from batches import Corpus, batch_of
from labels import Labels
from meaning import Branch, lower_states
from model_file import write_model
from network import LINK, Network
from pieces import WINDOW, weights_folder
from texts import Text


def int8_rows(matrix):
    """Bytes and a scale a row: the largest of a row becomes 127."""
    scale = np.abs(matrix).max(1) / 127.0
    safe = np.where(scale > 0, scale, 1.0)
    return np.rint(matrix / safe[:, None]).astype(np.int8), scale.astype(np.float32)


class Sections:
    def __init__(self, is_float):
        self.items, self.is_float = [], is_float

    def add(self, name, value):
        self.items.append((name, np.ascontiguousarray(value, dtype=np.float32) if isinstance(value, np.ndarray) else value))

    def matrix(self, name, weight):
        if self.is_float:
            self.add(f"{name}.weight", weight)
        else:
            small, scale = int8_rows(weight.astype(np.float32))
            self.items.append((f"{name}.weight", small))
            self.add(f"{name}.scale", scale)

    def linear(self, name, weight, bias):
        self.matrix(name, weight)
        self.add(f"{name}.bias", bias)


def encoder_sections(out, w):
    out.matrix("encoder.word", w["encoder.word.weight"])
    out.add("encoder.position.weight", w["encoder.position.weight"][:WINDOW])
    out.add("encoder.shape.weight", w["encoder.shape.weight"])
    for part in ("weight", "bias"):
        out.add(f"encoder.norm.{part}", w[f"encoder.norm.{part}"])
    layer_sections(out, w)


def layer_sections(out, w):
    layer = 0
    while f"encoder.layers.{layer}.qkv.weight" in w:
        at = f"encoder.layers.{layer}"
        for name in ("qkv", "out", "up", "down"):
            out.linear(f"{at}.{name}", w[f"{at}.{name}.weight"], w[f"{at}.{name}.bias"])
        for name in ("norm1", "norm2"):
            for part in ("weight", "bias"):
                out.add(f"{at}.{name}.{part}", w[f"{at}.{name}.{part}"])
        layer += 1


def head_sections(out, w):
    """All products of a token's vector stand in one matrix: the network reads it once."""
    rows, biases = [], []
    for suffix in ("", "_reverse"):
        rows.append(w[f"lstm.weight_ih_l0{suffix}"])
        biases.append(w[f"lstm.bias_ih_l0{suffix}"] + w[f"lstm.bias_hh_l0{suffix}"])
    for name in ("arc_dependent", "arc_head", "label_dependent", "label_head", "upos", "xpos", "lemma", "names"):
        rows.append(w[f"{name}.weight"])
        biases.append(w[f"{name}.bias"])
    out.linear("heads.token", np.concatenate(rows), np.concatenate(biases))
    out.add("heads.recurrent_forward", w["lstm.weight_hh_l0"].T)
    out.add("heads.recurrent_backward", w["lstm.weight_hh_l0_reverse"].T)
    arc = w["arc"]                                         # [dependent and 1, head]
    out.linear("heads.arc", arc[:-1].T, arc[-1])
    out.add("heads.arc_root", w["arc_root"])
    label = w["label"]                                     # [relation, dependent and 1, head and 1]
    moved = label.transpose(0, 2, 1).reshape(-1, label.shape[1])
    out.linear("heads.label", moved[:, :-1], moved[:, -1])
    out.add("heads.label_root", w["label_root"])
    for name in ("edges", "emit", "link_none"):
        for part in ("weight", "bias"):
            out.add(f"heads.{name}.{part}", w[f"{name}.{part}"])
    # The divisor of link scores is folded into the seekers' side.
    for name, divisor in (("cue", 1), ("source", 1), ("content", LINK ** 0.5), ("seek", LINK ** 0.5)):
        for part in ("weight", "bias"):
            out.add(f"heads.link_{name}.{part}", w[f"link_{name}.{part}"] / np.float32(divisor))
    out.add("heads.link_near", w["link_near.weight"])
    out.add("heads.crf.steps", w["crf.steps"])


def meaning_sections(out, w):
    """The second branch (meaning.py): its layers, and its heads as one matrix."""
    layers = {f"encoder.{name}": value for name, value in w.items() if name.startswith("layers.")}
    inner = Sections(out.is_float)
    layer_sections(inner, layers)
    out.items += [(f"meaning.{name[len('encoder.'):]}", value) for name, value in inner.items]
    rows = [w["firmness.weight"][:1]] + [w[f"{name}.weight"] for name in ("act_cue", "act_content", "later", "earlier", "anaphor")]
    biases = [w["firmness.bias"][:1], w["act_cue.bias"], np.zeros_like(w["act_cue.bias"])]
    biases += [w[f"{name}.bias"] for name in ("later", "earlier", "anaphor")]
    out.linear("heads.meaning", np.concatenate(rows), np.concatenate(biases))


SELFTEST_TEXT = """President Mira Kestrel confirmed on Tuesday that "several" soldiers had crossed the river. According to the
ministry, as many as 12,000 people could leave, but officials later denied it."""


def selftest_sections(out, weights, labels, branch):
    """What the encoder, the emissions and the branch's scores should be for one window, in float arithmetic on the weights
    as they are stored."""
    stored = dict(out.items)
    rounded = {k: v.clone() for k, v in weights.items()}

    def widen(into, name):
        if f"{name}.scale" in stored:
            matrix = stored[f"{name}.weight"].astype(np.float32) * stored[f"{name}.scale"][:, None]
            rounded[f"{into}.weight"] = torch.from_numpy(matrix)
    widen("encoder.word", "encoder.word")
    for key in list(rounded):
        if key.startswith("encoder.layers.") and key.endswith(".weight") and ".norm" not in key:
            widen(key[:-len(".weight")], key[:-len(".weight")])
    if "heads.token.scale" in stored:
        matrix = torch.from_numpy(stored["heads.token.weight"].astype(np.float32) * stored["heads.token.scale"][:, None])
        half = rounded["lstm.weight_ih_l0"].shape[0]
        rounded["lstm.weight_ih_l0"], rounded["lstm.weight_ih_l0_reverse"] = matrix[:half], matrix[half:2 * half]
    network = Network(labels.sizes())
    network.load_state_dict(rounded)
    network.eval()
    text = SELFTEST_TEXT.replace("\n", " ")
    tokens = [(m.start(), m.end()) for m in re.finditer(r"[\w,-]*\w|[^\w\s]", text)]
    whole = Text("selftest", text, [(0, len(text))], tokens, [(0, len(tokens))], statements=[[]])
    corpus = Corpus([whole], labels)
    batch = batch_of(corpus, corpus.windows())
    size, count = int(batch["sizes"][0]), int(batch["counts"][0])
    with torch.no_grad():
        vectors = network.encoder(batch["ids"], batch["shapes"], batch["sizes"])
        emissions, _ = network.attribution(network.states(network.token_vectors(batch), batch["counts"]))
        emissions = network.crf.scores(emissions, batch["opens"])
    as_int = lambda values: np.ascontiguousarray(values, dtype=np.int32)
    out.items += [("selftest/ids", as_int(batch["ids"][0, :size])), ("selftest/shapes", as_int(batch["shapes"][0, :size])),
                  ("selftest/first", as_int(batch["first"][0, :count])), ("selftest/last", as_int(batch["last"][0, :count]))]
    out.add("selftest/vectors", vectors[0, :size].numpy())
    out.add("selftest/emissions", emissions[0, :count].numpy())
    if branch:
        out.add("selftest/meanings", meanings_of(network, stored, branch, batch)[0, :count].numpy())


@torch.no_grad()
def meanings_of(network, stored, branch, batch):
    """[window, token, scores] of the second branch, on its weights as they are stored."""
    read = Branch()
    rounded = dict(branch)
    for name in branch:
        stem = f"meaning.{name[:-len('.weight')]}"
        if f"{stem}.scale" in stored:
            rounded[name] = torch.from_numpy(stored[f"{stem}.weight"].astype(np.float32) * stored[f"{stem}.scale"][:, None])
    read.load_state_dict(rounded)
    read.eval()
    states = lower_states(network, batch["ids"], batch["shapes"], batch["sizes"])
    vectors = read.vectors(states, batch["sizes"], batch["first"], batch["last"])
    heads = stored["heads.meaning.weight"].astype(np.float32)
    if "heads.meaning.scale" in stored:
        heads = heads * stored["heads.meaning.scale"][:, None]
    return vectors @ torch.from_numpy(heads).T + torch.from_numpy(stored["heads.meaning.bias"])


def export(run, out_path, is_float, card, selftest, calibration):
    run = Path(run)
    best = run / "final.pt" if (run / "final.pt").exists() else run / "checkpoint.pt"
    weights = {k: v.float() for k, v in torch.load(best, map_location="cpu", weights_only=False)["average"].items()}
    w = {k: v.numpy() for k, v in weights.items()}
    labels = Labels.load(run / "labels.json")
    out = Sections(is_float)
    out.items.append(("card.json", json.dumps(card, ensure_ascii=False, indent=1)))
    for layer, names in labels.lists.items():
        out.items.append((f"labels/{layer}", "\n".join(names) + "\n"))
    out.items.append(("vocabulary", (Path(weights_folder()) / "vocab.txt").read_text(encoding="utf-8")))
    encoder_sections(out, w)
    head_sections(out, w)
    branch = torch.load(run / "meaning.pt", map_location="cpu") if (run / "meaning.pt").exists() else None
    if branch:
        meaning_sections(out, {k: v.float().numpy() for k, v in branch.items()})
    selftest_sections(out, weights, labels, branch)
    out.add("calibration", np.array(calibration, dtype=np.float32))
    out.items.append(("selftest.json", json.dumps(selftest, ensure_ascii=False)))
    write_model(out_path, out.items)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", required=True, help="folder of a finished training run")
    parser.add_argument("--out", required=True)
    parser.add_argument("--float", action="store_true", help="keep floats, for comparisons")
    parser.add_argument("--card", default=str(Path(__file__).parent.parent / "models" / "card.json"))
    parser.add_argument("--selftest", default=str(Path(__file__).parent.parent / "models" / "selftest.json"))
    parser.add_argument("--calibration", default=str(Path(__file__).parent.parent / "models" / "calibration.json"))
    given = parser.parse_args()
    read = lambda path, otherwise: json.loads(Path(path).read_text(encoding="utf-8")) if Path(path).exists() else otherwise
    export(given.run, given.out, given.float, read(given.card, {}), read(given.selftest, []), read(given.calibration, []))
