"""Scores on development data in Python (the shipped figures come from `sayso eval`)."""
from __future__ import annotations

from pathlib import Path

import torch

import texts as T
from batches import Corpus, batch_of
from network import BIO


def spans_of(labels, base):
    """(role, first token, end token) of a BIO sequence of label numbers."""
    spans, open_ = set(), None
    for i, label in enumerate(list(labels) + [0]):
        name = BIO[label] if i < len(labels) else "O"
        if open_ and (name == "O" or name.startswith("B-") or name[2:] != open_[0]):
            spans.add((open_[0], base + open_[1], base + i))
            open_ = None
        if name.startswith("B-") or (name.startswith("I-") and not open_):
            open_ = (name[2:], i)
    return spans


def f1(right, predicted, gold):
    return round(200 * right / max(predicted + gold, 1), 2)


@torch.no_grad()
def read(network, corpus, size=16):
    """Predictions for the new part of every window: labels, tags, heads, relations, name labels by (text, token)."""
    network.eval()
    windows = sorted(corpus.windows(), key=lambda item: item[0].end - item[0].begin)
    for i in range(0, len(windows), size):
        items = windows[i:i + size]
        batch = batch_of(corpus, items)
        vectors = network.token_vectors(batch)
        states = network.states(vectors, batch["counts"])
        emissions, _ = network.attribution(states)
        yield items, batch, vectors, states, emissions


def score_all(network, tune, data):
    scores = attribution_scores(network, tune)
    data = Path(data)
    ewt = Corpus(T.read_ewt(data / "ud/en_ewt-ud-dev.conllu.gz"), tune.labels)
    scores.update(syntax_scores(network, ewt))
    return scores


@torch.no_grad()
def attribution_scores(network, corpus):
    right, predicted, gold = ({r: 0 for r in T.ROLES} for _ in range(3))
    for items, batch, _, _, emissions in read(network, corpus):
        for row, (w, _) in enumerate(items):
            n = w.end - w.begin
            path = network.crf.decode(emissions[row, :n], batch["opens"][row, :n])
            fresh = lambda spans: {s for s in spans if s[1] >= w.fresh}
            guess, truth = fresh(spans_of(path, w.begin)), fresh(spans_of(batch["bio"][row, :n].tolist(), w.begin))
            for role in T.ROLES:
                a, b = {s for s in guess if s[0] == role}, {s for s in truth if s[0] == role}
                right[role] += len(a & b)
                predicted[role] += len(a)
                gold[role] += len(b)
    return {role: f1(right[role], predicted[role], gold[role]) for role in T.ROLES}


@torch.no_grad()
def syntax_scores(network, corpus):
    """UPOS, XPOS, lemma, UAS, LAS with gold tokens and sentences; heads by the best arc (no tree check)."""
    hits, total = {k: 0 for k in ("upos", "xpos", "lemma", "uas", "las")}, 0
    for items, batch, vectors, _, _ in read(network, corpus):
        fresh = torch.arange(vectors.shape[1])[None, :] >= batch["fresh"][:, None]
        known = (batch["head"] >= 0) & fresh
        for layer in ("upos", "xpos", "lemma"):
            hits[layer] += int(((getattr(network, layer)(vectors).argmax(-1) == batch[layer]) & known).sum())
        same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
        same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        heads = network.arc_scores(vectors).masked_fill(~same, -1e4).argmax(-1)
        rows, tokens = torch.nonzero(known, as_tuple=True)
        h = heads[rows, tokens]
        head_vectors = vectors[rows, (h - 1).clamp(min=0)]
        head_vectors = torch.where((h == 0)[:, None], torch.full_like(head_vectors, float("nan")), head_vectors)
        relations = network.label_scores(vectors[rows, tokens], head_vectors).argmax(-1)
        attached = h == batch["head"][rows, tokens]
        hits["uas"] += int(attached.sum())
        hits["las"] += int((attached & (relations == batch["relation"][rows, tokens])).sum())
        total += int(known.sum())
    return {k: round(100 * v / max(total, 1), 2) for k, v in hits.items()}
