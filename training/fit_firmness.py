#!/usr/bin/env python3
"""Fits the weights of the stage `firmness` and writes models/firmness_weights.txt.

usage: fit_firmness.py predicates FEATURES        then build again, for statements look at what predicates get, and
       fit_firmness.py statements FEATURES        build once more

FEATURES is what build/firmness_features printed (training/README.md has the commands). Each part writes its own lines and
leaves the others as they are.

predicates  ridge regression on the ratings. The first file named is the one whose scale counts; every other one also has
            a copy of each feature to itself, which takes up what is particular to it and is not written. Where the model has
            a head for firmness, three more weights join the two judgements; they are fitted on the sentences that
            --unseen names, which the head may not have been trained on.
statements  logistic regressions: probable, possible and hypothetical against certain, and polarity. What to add to each
            so that the mean F1 of the four is best is chosen on answers given in ten folds over articles.
"""

import argparse
import collections
import pathlib
import sys

import numpy as np

WEIGHTS = pathlib.Path(__file__).parents[1] / "models" / "firmness_weights.txt"
HEADING = """\
# Weights of the stage firmness, fitted by training/fit_firmness.py on UW and, with weights of their own, UDS-IH2 and
# MEANTIME (value) and on labelled statements of PolNeAR train (probable, possible, hypothetical, negative).
# sum weight feature (src/stages/firmness/factuality.cpp and firmness.cpp)
"""
SUMS = ("probable", "possible", "hypothetical", "negative")
LABELS = ("certain", "probable", "possible", "hypothetical")


# What the words mean before any example is seen: weights are drawn towards these instead of 0, for few statements have
# each of them. An editor's knowledge, in round numbers.
EXPECTED = {
    "probable": {"S with probable": 5, "S with hearsay": 4, "S own seem": 6, "S own probable": 5, "S with improbable": 5,
                 "S own improbable": 5, "S inner with probable": 3, "S cue seem": 4, "S cue hearsay": 3, "S cue expect": 3,
                 "S own believe": 2, "S own believe not": 3, "S own expect": 3},
    "possible": {"S with may": 4, "S with possible": 4, "S own possible": 4, "S own chance": 3, "S begins whether": 3,
                 "S question": 2, "S act ask": 2, "S turned twice": 6, "S inner with may": 3,
                 "S word might not": 3, "S word may not": 3, "S word could not": -3},
    "hypothetical": {"S on condition": 4, "S with would have": 5, "S in condition": 2, "S with would": 1},
    "negative": {"S negated": 4, "S with improbable": 4, "S own improbable": 4, "S own believe not": 4, "S own probable not": 2,
                 "S own seem not": 2, "S inner negated": 3, "S act deny": 4, "S act refuse": 4},
}


def features_of(cells):
    found = {}
    for cell in cells:
        name, _, number = cell.rpartition("=")
        found[name] = float(number)
    return found


class Design:
    """Examples as a sparse matrix: the columns are the features that at least `least` examples have."""

    def __init__(self, examples, least=1, names=None):
        if names is None:
            counts = collections.Counter(name for example in examples for name in example)
            names = [name for name, count in counts.items() if count >= least]
        self.names = names
        index = {name: i for i, name in enumerate(names)}
        rows, columns, values = [], [], []
        for row, example in enumerate(examples):
            for name, value in example.items():
                column = index.get(name)
                if column is not None:
                    rows.append(row)
                    columns.append(column)
                    values.append(value)
        self.rows, self.columns = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
        self.values = np.array(values)
        self.size = (len(examples), len(names))

    def times(self, weights):
        return np.bincount(self.rows, weights=self.values * weights[self.columns], minlength=self.size[0])

    def transposed_times(self, vector):
        return np.bincount(self.columns, weights=self.values * vector[self.rows], minlength=self.size[1])


def ridge(design, wanted, importance, penalty):
    """By conjugate gradients."""
    weights = np.zeros(design.size[1])
    rest = design.transposed_times(importance * wanted)
    step, square = rest.copy(), rest @ rest
    enough = 1e-9 * square
    for _ in range(500):
        image = design.transposed_times(importance * design.times(step)) + penalty * step
        length = square / (step @ image)
        weights += length * step
        rest -= length * image
        before, square = square, rest @ rest
        if square < enough:
            break
        step = rest + square / before * step
    return weights


def agreement(found, wanted):
    return f"r {np.corrcoef(found, wanted)[0, 1]:.3f}, mean absolute error {np.abs(found - wanted).mean():.3f}"


class Predicates:
    def __init__(self, path):
        self.by_file = collections.defaultdict(list)
        for line in open(path, encoding="utf-8"):
            kind, *cells = line.rstrip("\n").split("\t")
            if kind == "predicate":
                name, sentence, rating, head = cells[:4]
                self.by_file[name].append((int(sentence), float(rating), head, features_of(cells[4:])))

    @staticmethod
    def fit(main, others, given):
        examples = [features for *_, features in main]
        wanted = [rating for _, rating, *_ in main]
        importance = [1.0] * len(main)
        for number, other in enumerate(others):
            for _, rating, _, features in other:
                examples.append(features | {f"{number}:{name}": value for name, value in features.items()})
                wanted.append(rating)
                importance.append(given.others)
        # Weights correct what the rules say: without evidence to the contrary a predicate gets the rules' answer.
        rules = 3 * np.array([features["rule"] for features in examples])
        design = Design(examples, given.least)
        weights = ridge(design, np.array(wanted) - rules, np.array(importance), given.penalty)
        weights[design.names.index("rule")] += 3
        return {name: weight for name, weight in zip(design.names, weights) if name[0] not in "0123456789"}

    @staticmethod
    def answers(weights, examples):
        sums = [sum(weights.get(name, 0) * value for name, value in features.items()) for *_, features in examples]
        return np.clip(np.array(sums), -3, 3)

    def run(self, given):
        names = [name for name in self.by_file if given.unseen is None or given.unseen not in name]
        main, others = self.by_file[names[0]], [self.by_file[name] for name in names[1:]]
        print(f"{names[0]}: {len(main)} predicates; beside it {[len(other) for other in others]}")
        last = main[-1][0] + 1
        found = np.zeros(len(main))
        for fold in range(5):
            is_out = np.array([5 * sentence // last == fold for sentence, *_ in main])
            weights = self.fit([e for e, out in zip(main, is_out) if not out], others, given)
            found[is_out] = self.answers(weights, [e for e, out in zip(main, is_out) if out])
        print("in five folds:", agreement(found, np.array([rating for _, rating, *_ in main])))
        weights = self.fit(main, others, given)
        lines = [("value", weight, name) for name, weight in weights.items() if abs(weight) >= given.smallest]
        return lines + self.beside_head(main, others, given)

    def beside_head(self, main, others, given):
        """Both judgements must be new to the examples that tell how far to trust each."""
        if given.unseen is None:
            return []
        examples = [e for name, file in self.by_file.items() if given.unseen in name for e in file]
        if not examples or examples[0][2] == "-":
            sys.exit("No example of --unseen has the answer of a head: the model has none for firmness.")
        told = {(rating, frozenset(features.items())) for _, rating, _, features in examples}
        weights = self.fit([e for e in main if (e[1], frozenset(e[3].items())) not in told], others, given)
        # Words for what is not so are few and exact, and such predicates rare where the head learnt: below zero the words
        # have a weight of their own.
        words, head = self.answers(weights, examples), np.array([float(e[2]) for e in examples])
        columns = np.stack([words, np.minimum(words, 0), head, np.where(words < 0, head, 0), np.ones(len(examples))], axis=1)
        wanted = np.array([rating for _, rating, *_ in examples])
        joined = np.linalg.lstsq(columns, wanted, rcond=None)[0]
        print("beside the head, fitted and scored on the same:", agreement(np.clip(columns @ joined, -3, 3), wanted))
        return list(zip(["value"] * 5, joined, ["beside head", "below beside head", "head", "below head", "always beside head"]))


class Statements:
    def __init__(self, path):
        self.examples, self.articles, self.labels, self.negative = [], [], [], []
        for line in open(path, encoding="utf-8"):
            kind, *cells = line.rstrip("\n").split("\t")
            if kind == "statement":
                self.articles.append(cells[0])
                self.labels.append(LABELS.index(cells[1]))
                self.negative.append(cells[2] == "-")
                self.examples.append(features_of(cells[3:]))
        self.labels, self.negative = np.array(self.labels), np.array(self.negative, dtype=float)

    @staticmethod
    def logistic(design, wanted, expected, penalty, steps=400):
        """wanted: a column a class, 0 or 1; the classes exclude one another, and none of them is one more."""
        weights = expected.copy()
        ahead, momentum = weights.copy(), 1.0
        rate = 1 / (0.25 * (np.bincount(design.rows, weights=design.values**2).max() * 2) * design.size[0] / 20 + penalty)
        loss_before = np.inf
        for _ in range(steps):
            scores = np.stack([design.times(column) for column in ahead.T], axis=1)
            raised = np.exp(np.minimum(scores, 30))
            shares = raised / (1 + raised.sum(axis=1, keepdims=True))
            slope = np.stack([design.transposed_times(column) for column in (shares - wanted).T], axis=1)
            new = ahead - rate * (slope + penalty * (ahead - expected))
            loss = -np.log(np.clip((shares * wanted).sum(axis=1) + (1 - shares.sum(axis=1)) * (1 - wanted.sum(axis=1)),
                                   1e-12, 1)).sum()
            if loss > loss_before:
                momentum = 1.0
                rate *= 0.7
            loss_before = loss
            momentum, last = (1 + np.sqrt(1 + 4 * momentum**2)) / 2, momentum
            ahead, weights = new + (last - 1) / momentum * (new - weights), new
        return weights

    @staticmethod
    def fit(rows_examples, wanted, sums, given):
        """The design, and a column of weights for each sum."""
        named = [name for sum_name in sums for name in EXPECTED[sum_name]]
        counts = collections.Counter(name for example in rows_examples for name in example)
        names = [name for name, count in counts.items() if count >= given.least or name in named]
        names += [name for name in dict.fromkeys(named) if name not in counts]
        design = Design(rows_examples, names=names)
        expected = np.array([[EXPECTED[sum_name].get(name, 0.0) for sum_name in sums] for name in names])
        return design, Statements.logistic(design, wanted, expected, given.penalty)

    def scores(self, rows, others, wanted, sums, given):
        """Of `others`, by weights fitted on `rows`."""
        design, weights = self.fit([self.examples[i] for i in rows], wanted[rows], sums, given)
        out = Design([self.examples[i] for i in others], names=design.names)
        return np.stack([out.times(column) for column in weights.T], axis=1)

    @staticmethod
    def f1(found, wanted):
        both = (found & wanted).sum()
        return 2 * both / max(found.sum() + wanted.sum(), 1)

    def macro(self, scores, offsets):
        best = np.argmax(np.concatenate([np.zeros((len(scores), 1)), scores + offsets], axis=1), axis=1)
        return np.mean([self.f1(best == i, self.labels == i) for i in range(4)]), np.mean(best == self.labels)

    def run(self, given):
        names = sorted(set(self.articles))
        fold_of = {name: i % 10 for i, name in enumerate(names)}
        folds = np.array([fold_of[name] for name in self.articles])
        firm = np.stack([self.labels == i for i in (1, 2, 3)], axis=1).astype(float)
        negative = self.negative[:, None]
        scores = np.zeros((len(folds), 3))
        signs = np.zeros((len(folds), 1))
        for fold in range(10):
            rows, others = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
            scores[others] = self.scores(rows, others, firm, SUMS[:3], given)
            signs[others] = self.scores(rows, others, negative, SUMS[3:], given)
        grid = np.arange(-1, 2.01, 0.25)
        # Few statements decide: the middle of all offsets that do nearly as well as the best does better on new text.
        tried = [np.array((a, b, c)) for a in grid for b in grid for c in grid]
        reached = np.array([self.macro(scores, offset)[0] for offset in tried])
        offsets = np.mean([offset for offset, mean in zip(tried, reached) if mean >= reached.max() - 0.01], axis=0)
        sign = max(grid, key=lambda offset: self.f1(signs[:, 0] + offset > 0, self.negative > 0) - 0.002 * abs(offset))
        print("firmness, ten folds: mean F1 %.3f, right %.3f" % self.macro(scores, offsets), offsets.round(2))
        print("without offsets:     mean F1 %.3f, right %.3f" % self.macro(scores, np.zeros(3)))
        print("polarity: F1 of - %.3f, right %.3f" % (self.f1(signs[:, 0] + sign > 0, self.negative > 0),
                                                      np.mean((signs[:, 0] + sign > 0) == (self.negative > 0))), sign)
        lines = []
        for sums, wanted, moved in ((SUMS[:3], firm, offsets), (SUMS[3:], negative, (sign,))):
            design, weights = self.fit(self.examples, wanted, sums, given)
            weights[design.names.index("S always")] += moved
            lines += [(sum_name, weight, name) for sum_name, column in zip(sums, weights.T)
                      for name, weight in zip(design.names, column) if abs(weight) >= given.smallest]
        return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("predicates", "statements"))
    parser.add_argument("features")
    parser.add_argument("--penalty", type=float, help="on the squares of the weights; 15 for predicates, 1 for statements")
    parser.add_argument("--least", type=int, default=4, help="examples that a feature must have")
    parser.add_argument("--smallest", type=float, default=0.02, help="weights nearer to 0 are left out")
    parser.add_argument("--others", type=float, default=0.1, help="importance of the files after the first")
    parser.add_argument("--unseen", help="part of the name of the file on which a head's weight is fitted")
    given = parser.parse_args()
    is_value = given.part == "predicates"
    if given.penalty is None:
        given.penalty = 15 if is_value else 1
    lines = (Predicates if is_value else Statements)(given.features).run(given)
    kept = [line for line in WEIGHTS.read_text(encoding="utf-8").split("\n")
            if line and line[0] != "#" and (line.split(" ")[0] == "value") != is_value] if WEIGHTS.exists() else []
    made = [f"{sum_name} {weight:.2f} {name}" for sum_name, weight, name in sorted(lines, key=lambda l: (l[0], l[2]))]
    WEIGHTS.write_text(HEADING + "\n".join(sorted(kept + made)) + "\n", encoding="utf-8")
    print(f"{len(made)} weights written")


if __name__ == "__main__":
    main()
