"""Fits models/relations/weights.txt: fit_relations.py PAIRS.tsv LABELS.json CLUSTER… [--quiet] [--out FILE]

PAIRS.tsv is what relation_pairs prints, LABELS.json training/labels/relations.json. Fits on the named clusters and prints, for each of them left out in turn, how well the scorers
fitted on the others do there. Logistic regression with a ridge, by Newton's method: deterministic, no random start.
"""
import json
import sys

import numpy

EQUAL, MATTER, VERBATIM = "equal", "matter", "verbatim"
RIDGE = {EQUAL: 0.3, MATTER: 1.0, VERBATIM: 1.0}
# What a scorer must not look at: figures are compared apart from what they are about.
BLIND = {
    EQUAL: {"names_differ"},
    MATTER: {"names_differ", "figure_equal", "figure_clash", "numbers_shared", "numbers_apart", "opposite"},
    VERBATIM: {"names_differ", "bias_", "figure_equal", "figure_clash"},
}


def read_pairs(path, labels_path):
    with open(path, encoding="utf-8") as lines:
        names = next(lines).rstrip("\n").split("\t")[5:]
        rows = [line.rstrip("\n").split("\t") for line in lines]
    own = OwnLabels(labels_path)
    for row in rows:
        if row[0] == "own":
            row[4] = own.of(row[1], row[2], row[3])
    keys = [tuple(row[:5]) for row in rows]
    values = numpy.array([[float(value) for value in row[5:]] for row in rows])
    return names, keys, values


class OwnLabels:
    """Labels of our own: what two statements, "article:begin:end", are to one another. A statement that reads a little otherwise
    than when it was labelled is still that one; of a statement that was not there then nothing is known."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.clusters = {cluster["folder"]: cluster for cluster in json.load(file)["clusters"]}
        self.known, self.labels = {}, {}
        for folder, cluster in self.clusters.items():
            for address in cluster["statements"]:
                article, begin, end = address.rsplit(":", 2)
                self.known.setdefault((folder, article), []).append((int(begin), int(end), address))
            labels = self.labels[folder] = {}
            for group in cluster["groups"]:
                labels.update({frozenset((one, two)): "joined" for one in group for two in group if one != two})
            labels.update({frozenset((one, two)): kind for one, two, kind in cluster["relations"]})
            labels.update({frozenset((one, two)): "?" for one, two in cluster["unsure"]})

    def find(self, folder, address):
        article, begin, end = address.rsplit(":", 2)
        begin, end = int(begin), int(end)
        best, share = None, 0.8
        for one, two, known in self.known.get((folder, article), []):
            shared = min(end, two) - max(begin, one)
            if shared / max(1, max(end, two) - min(begin, one)) >= share:
                best, share = known, shared / max(1, max(end, two) - min(begin, one))
        return best

    def of(self, folder, one, two):
        one, two = self.find(folder, one), self.find(folder, two)
        if one is None or two is None or one == two:
            return "?"
        return self.labels[folder].get(frozenset((one, two)), "-")


def examples_of(scorer, keys, clusters, alike):
    """Rows and their targets."""
    rows, targets = [], []
    for number, (_, cluster, _, _, label) in enumerate(keys):
        if cluster not in clusters or label == "?":
            continue
        same = label in ("repeats", "restates", "joined")
        if scorer == EQUAL and label != "conflicts":
            rows.append(number), targets.append(same)
        elif scorer == MATTER and alike[number] > 0:
            rows.append(number), targets.append(same or label == "conflicts")
        elif scorer == VERBATIM and same and label != "joined":
            rows.append(number), targets.append(label == "repeats")
    return numpy.array(rows, dtype=int), numpy.array(targets, dtype=float)


def fit(values, targets, names, blind, least=1.0):
    used = numpy.array([name not in blind for name in names])
    x = values[:, used]
    weights = numpy.zeros(x.shape[1])
    ridge = numpy.full(x.shape[1], least)
    ridge[0] = 1e-3
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - targets) + ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + numpy.diag(ridge)
        step = numpy.linalg.solve(hessian, gradient)
        weights -= step
        if numpy.abs(step).max() < 1e-8:
            break
    full = numpy.zeros(len(names))
    full[used] = weights
    return full


def probabilities(values, weights):
    return 1 / (1 + numpy.exp(-numpy.clip(values @ weights, -30, 30)))


def report(scorer, cluster, p, targets):
    parts = []
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        said = p >= threshold
        right = (said & (targets == 1)).sum()
        parts.append(f"{threshold}: {100 * right / max(1, said.sum()):.0f}/{100 * right / max(1, targets.sum()):.0f}")
    print(f"{scorer:9} {cluster:12} precision/recall at " + "  ".join(parts))


def main():
    arguments = sys.argv[1:]
    out, is_quiet = None, "--quiet" in arguments
    if is_quiet:
        arguments.remove("--quiet")
    if "--out" in arguments:
        at = arguments.index("--out")
        out = arguments[at + 1]
        del arguments[at:at + 2]
    names, keys, values = read_pairs(arguments[0], arguments[1])
    clusters = arguments[2:]
    alike = values[:, names.index("figure_alike")]
    lines = ["# Weights of the scorers of relations (src/links/relations/pair.cpp), fitted by training/fit_relations.py on the clusters",
             "# " + ", ".join(clusters) + ".", "# scorer measure weight"]
    for scorer in (EQUAL, MATTER, VERBATIM):
        for left_out in clusters if len(clusters) > 1 and not is_quiet else []:
            rows, targets = examples_of(scorer, keys, [c for c in clusters if c != left_out], alike)
            weights = fit(values[rows], targets, names, BLIND[scorer], RIDGE[scorer])
            rows, targets = examples_of(scorer, keys, [left_out], alike)
            for kind in sorted({keys[row][0] for row in rows}):
                own = numpy.array([keys[row][0] == kind for row in rows])
                report(scorer, left_out + " " + kind, probabilities(values[rows[own]], weights), targets[own])
        rows, targets = examples_of(scorer, keys, clusters, alike)
        weights = fit(values[rows], targets, names, BLIND[scorer], RIDGE[scorer])
        report(scorer, "fitted on", probabilities(values[rows], weights), targets)
        lines += [f"{scorer} {name} {weight:.3f}" for name, weight in zip(names, weights) if abs(weight) >= 0.0005]
    if out:
        with open(out, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
