r"""Fits models/names_weights.txt: what the features of a word weigh beside the network's answer, as a chain over nine labels (outside; then
begin and go on of persons, organisations, places, the rest). Words whose label is open count for every label that they may have.

    python training/typed_names.py EWT.conllu.gz ewt.iob2 ewt.masks
    build/name_features models/english.sayso ewt.iob2 > ewt.tsv                  # the same for wikigold and CrossNER train
    python training/fit_names.py ewt.tsv:ewt.masks:1 wikigold.tsv:wikigold.conll:0.5 crossner.tsv:crossner.txt:0.5 \
        news.tsv:network:1.5 > models/names_weights.txt

Each argument is features, answers and a weight; answers are masks (typed_names.py), a file of BIO labels, a sentence a document, or
"network": what it is sure of. The network was trained on wikigold and CrossNER: it is surer of them than of other texts, so they count
less. News without types keeps what is learnt on web texts from undoing what the network knows of news. No feature speaks for
the other kinds (groups, events, works) against none: EWT's types leave that open.
"""
from __future__ import annotations

import collections
import math
import random
import sys

import torch
import torch.nn.functional as F

from texts import read_lines

LABELS = ("O", "BP", "IP", "BO", "IO", "BL", "IL", "BX", "IX")
CLASSES = {"PER": 0, "person": 0, "politician": 0, "ORG": 1, "organisation": 1, "politicalparty": 1, "LOC": 2, "location": 2,
           "country": 2, "MISC": 3, "event": 3, "election": 3, "misc": 3}
BARRED = -1e4
MAY_FOLLOW = torch.tensor([[b == 0 or b % 2 == 1 or a in (b, b - 1) for b in range(9)] for a in range(9)])
BITS = torch.tensor([1 << label for label in range(9)])


def read_rows(path):
    """(document, token, sentence, features) of every line."""
    with open(path, encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            document, token, sentence, *features = line.rstrip("\n").split("\t")
            yield int(document), int(token), int(sentence), [f.rsplit("=", 1) for f in features]


def masks_of_labels(path):
    """Documents of masks from BIO or IO labels, a sentence each."""
    documents, before = [[]], "O"
    for line in read_lines(path):
        if line.startswith("# "):
            continue
        if not line.strip():
            documents, before = documents + ([[]] if documents[-1] else []), "O"
            continue
        label = line.split()[-1]
        kind = CLASSES.get(label[2:])
        goes_on = label[0] == "I" and before[2:] == label[2:] and before != "O"
        documents[-1].append(1 if kind is None else 1 << 1 + 2 * kind + goes_on)
        before = label
    return documents


def read_masks(path):
    """Documents of masks: from typed_names.py, whose .iob2 beside them tells where documents begin, or from labels."""
    if not path.endswith(".masks"):
        return masks_of_labels(path)
    documents, masks = [], iter(read_lines(path))
    for line in read_lines(path.replace(".masks", ".iob2")):
        if line.startswith("# newdoc"):
            documents.append([])
        elif line.strip() and not line.startswith("# "):
            documents[-1].append(int(next(masks)))
    return documents


def mask_of_network(features, sure=0.9):
    likely = {name[8:]: math.exp(float(value)) for name, value in features if name.startswith("network ")}
    best = max(LABELS, key=lambda label: likely[label])
    return 1 << LABELS.index(best) if likely[best] > sure else (1 << 9) - 1


def chains(rows, masks, weight):
    """Rows of tokens beside each other in one sentence: ([features of each], [mask of each], weight)."""
    chain, before = ([], [], weight), None
    for document, token, sentence, features in rows:
        if before is not None and before != (document, token - 1, sentence):
            yield chain
            chain = ([], [], weight)
        chain[0].append(features)
        chain[1].append(masks[document][token] if masks else mask_of_network(features))
        before = (document, token, sentence)
    if chain[0]:
        yield chain


class Chain(torch.nn.Module):
    def __init__(self, numbers):
        super().__init__()
        self.weights = torch.nn.Parameter(torch.zeros(len(numbers), 9))
        self.steps = torch.nn.Parameter(torch.zeros(9, 9))
        self.start = torch.zeros(len(numbers), 9)            # the network's own answer
        for label, name in enumerate(LABELS):
            self.start[numbers["network " + name], label] = 1

    def all_weights(self):
        return torch.cat([self.weights[:, :7], self.weights[:, :1], self.weights[:, :1]], 1) + self.start

    def loss(self, batch):
        ids, begins, values, places, masks, weights, sizes = batch
        scores = F.embedding_bag(ids, self.all_weights(), begins, mode="sum", per_sample_weights=values)
        scores = torch.zeros(masks.numel(), 9).index_copy(0, places, scores).view(*masks.shape, 9)
        steps = torch.where(MAY_FOLLOW, self.steps, BARRED)
        allowed = torch.where((masks[:, :, None] & BITS) > 0, 0.0, BARRED)
        return ((total(scores, steps, sizes) - total(scores + allowed, steps, sizes)) * weights).sum() / weights.sum()


def total(scores, steps, sizes):
    """The logarithm of the sum over all paths, from outside to outside."""
    sums = steps[0] + scores[:, 0]
    for t in range(1, scores.shape[1]):
        following = torch.logsumexp(sums[:, :, None] + steps, 1) + scores[:, t]
        sums = torch.where((t < sizes)[:, None], following, sums)
    return torch.logsumexp(sums + steps[:, 0], 1)


def batch_of(group, numbers):
    longest = max(len(features) for features, _, _ in group)
    ids, begins, values, places = [], [], [], []
    masks = torch.zeros(len(group), longest, dtype=torch.long)
    for row, (tokens, allowed, _) in enumerate(group):
        for i, features in enumerate(tokens):
            begins.append(len(ids))
            places.append(row * longest + i)
            masks[row, i] = allowed[i]
            known = [(numbers[name], float(value)) for name, value in features if name in numbers]
            ids += [number for number, _ in known]
            values += [value for _, value in known]
    return (torch.tensor(ids), torch.tensor(begins), torch.tensor(values), torch.tensor(places), masks,
            torch.tensor([weight for _, _, weight in group]), torch.tensor([len(tokens) for tokens, _, _ in group]))


def fit(given, numbers, epochs=4, rate=0.03, decay=5e-4, seed=1):
    chance = random.Random(seed)
    model = Chain(numbers)
    optimiser = torch.optim.Adam(model.parameters(), lr=rate)
    steps, step = epochs * ((len(given) + 63) // 64), 0
    for _ in range(epochs):
        order = sorted(given, key=lambda chain: len(chain[0]) + 2 * chance.random())
        groups = [order[at:at + 64] for at in range(0, len(order), 64)]
        chance.shuffle(groups)
        for group in groups:
            optimiser.param_groups[0]["lr"] = rate * (1 - step / steps)
            optimiser.zero_grad()
            model.loss(batch_of(group, numbers)).backward()
            for parameter in model.parameters():
                parameter.grad.add_(decay * parameter.data)
            optimiser.step()
            step += 1
    return model


def main(arguments, seldom=3, small=0.03, share=0.7):
    """The features count `share` of what is fitted: with all of it names that no list knows are lost, for 0.1 F1 on UNER EWT dev."""
    torch.set_num_threads(1)
    given, counts = [], collections.Counter()
    for argument in arguments:
        features, answers, weight = argument.split(":")
        given += chains(read_rows(features), None if answers == "network" else read_masks(answers), float(weight))
    for tokens, _, _ in given:
        counts.update(name for features in tokens for name, _ in features)
    numbers = {name: i for i, name in enumerate(name for name, count in counts.items() if count >= seldom)}
    model = fit(given, numbers)
    print("# Weights of the stage names, fitted by training/fit_names.py on EWT's training texts (names typed by this project), wikigold,\n"
          "# CrossNER politics train and, with the network's own answers, articles of PolNeAR train: nine in hundredths, then the feature (src/stages/names/name_features.cpp).")
    for label, row in enumerate(model.steps.tolist()):
        print("step", label, *(round(100 * share * weight) for weight in row))
    weights = (model.start + share * (model.all_weights() - model.start)).tolist()
    for name in sorted(numbers):
        if name.startswith("network ") or max(map(abs, weights[numbers[name]])) >= small:
            print(*(round(100 * weight) for weight in weights[numbers[name]]), name)


if __name__ == "__main__":
    main(sys.argv[1:])
