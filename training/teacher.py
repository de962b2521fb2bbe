"""A trained network labels news without labels softly: P(label) and P(label before, label) of every token.

`python teacher.py --run RUN --data DATA --out FILE.npz`; `train.py --taught FILE.npz` trains on them beside the annotated articles.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import texts as T
from batches import Corpus, batch_of
from labels import Labels
from network import Network

UNLABELLED = ("geo/lgl.jsonl.gz", "geo/geovirus.jsonl.gz", "temporal/tempeval3.timebank.jsonl.gz",
              "temporal/tempeval3.aquaint.jsonl.gz", "ecbplus/ecbplus.train.jsonl.gz")


def unlabelled(data):
    return [text for path in UNLABELLED for text in T.read_unlabelled(Path(data) / path)]


@torch.no_grad()
def teach(network, corpus):
    """Fills `soft` of every text, window by window; a window's context was labelled by the window before."""
    network.eval()
    for text in corpus.texts:
        kinds = network.crf.steps.shape[0]
        text.soft = np.zeros((len(text.tokens), kinds), np.float16), np.zeros((len(text.tokens), kinds, kinds), np.float16)
    items = sorted(corpus.windows(), key=lambda item: item[0].end - item[0].begin)
    for at in range(0, len(items), 16):
        group = items[at:at + 16]
        batch = batch_of(corpus, group)
        emissions, _ = network.attribution(network.states(network.token_vectors(batch), batch["counts"]))
        for row, (w, _) in enumerate(group):
            n = w.end - w.begin
            for into, found in zip(corpus.texts[w.text].soft, network.crf.marginals(emissions[row, :n], batch["opens"][row, :n])):
                into[w.fresh:w.end] = found[w.fresh - w.begin:].numpy()


def load(path, data):
    """The texts that `path` labels, with their labels."""
    texts, at = unlabelled(data), 0
    with np.load(path) as kept:
        labels, steps = kept["labels"], kept["steps"]
    for text in texts:
        text.soft = labels[at:at + len(text.tokens)], steps[at:at + len(text.tokens)]
        at += len(text.tokens)
    if at != len(labels):
        raise SystemExit(f"{path} was made from other texts: {len(labels)} tokens there, {at} here")
    return texts


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", required=True, help="folder with labels.json and final.pt")
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    labels = Labels.load(Path(arguments.run) / "labels.json")
    network = Network(labels.sizes())
    network.load_state_dict(torch.load(Path(arguments.run) / "final.pt", map_location="cpu")["average"])
    texts = unlabelled(arguments.data)
    corpus = Corpus(texts, labels)
    teach(network, corpus)
    np.savez(arguments.out, labels=np.concatenate([t.soft[0] for t in texts]), steps=np.concatenate([t.soft[1] for t in texts]))
