#!/usr/bin/env python3
"""Fits models/stories.txt: a logistic regression on pairs of articles, and what average linkage makes of it.

usage: story_pairs MODEL ecbplus.train.jsonl.gz > pairs.tsv
       fit_stories.py pairs.tsv [--write models/stories.txt]

Pairs of one topic and two sub-topics (the same kind of happening, another one) weigh as much as those of one sub-topic; those of
two topics, of which there are many, little. With halves (topics with even and with odd numbers) it says how well weights of one half sort the
other; what it writes is fitted on all of them.
"""

import argparse
import collections
import csv
import pathlib

import numpy as np

OTHER_TOPIC = 0.05
RIDGE = 1e-3


def read(path):
    with open(path, encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    names = rows[0][6:]
    articles = {}
    for row in rows[1:]:
        articles[row[0]] = (int(row[2]), row[4])
        articles[row[1]] = (int(row[3]), row[5])
    order = sorted(articles)
    place = {name: i for i, name in enumerate(order)}
    pairs = np.array([(place[row[0]], place[row[1]]) for row in rows[1:]])
    measures = np.array([[float(value) for value in row[6:]] for row in rows[1:]])
    return names, [articles[name] for name in order], pairs, measures


def fit(measures, is_same, weight):
    """Newton's method on the weighted log loss; the last weight is the one that is always added."""
    data = np.hstack([measures, np.ones((len(measures), 1))])
    total = weight.sum()
    ridge = np.diag([2 * RIDGE * total] * measures.shape[1] + [0.0])
    at = np.zeros(data.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-data @ at))
        gradient = data.T @ (weight * (chance - is_same)) + ridge @ at
        slope = (data * (weight * chance * (1 - chance))[:, None]).T @ data + ridge
        step = np.linalg.solve(slope, gradient)
        at -= step
        if np.abs(step).max() < 1e-8:
            break
    return at


def linkage(score, least):
    """Average linkage: for each article the number of its group."""
    count = len(score)
    sums, sizes = score.copy(), np.ones(count)
    groups = {i: [i] for i in range(count)}
    alive = np.ones(count, bool)
    while True:
        mean = sums / np.outer(sizes, sizes)
        mean[~alive] = -1
        mean[:, ~alive] = -1
        np.fill_diagonal(mean, -1)
        one, two = divmod(int(mean.argmax()), count)
        if mean[one, two] < least:
            break
        sums[one] += sums[two]
        sums[:, one] += sums[:, two]
        sizes[one] += sizes[two]
        alive[two] = False
        groups[one] += groups.pop(two)
    made = [0] * count
    for number, members in groups.items():
        for member in members:
            made[member] = number
    return made


def b_cubed(gold, found):
    golds, founds = collections.defaultdict(set), collections.defaultdict(set)
    for i, (one, two) in enumerate(zip(gold, found)):
        golds[one].add(i)
        founds[two].add(i)
    precision = np.mean([len(golds[g] & founds[f]) / len(founds[f]) for g, f in zip(gold, found)])
    recall = np.mean([len(golds[g] & founds[f]) / len(golds[g]) for g, f in zip(gold, found)])
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def sort_out(at, articles, pairs, measures, chosen, cut, least):
    chosen = sorted(chosen)
    place = {article: i for i, article in enumerate(chosen)}
    score = np.zeros((len(chosen), len(chosen)))
    for (one, two), values in zip(pairs, measures):
        if one in place and two in place:
            chance = 1 / (1 + np.exp(-(values @ at[:-1] + at[-1])))
            if chance >= cut:
                score[place[one], place[two]] = score[place[two], place[one]] = chance
    return b_cubed([articles[i][1] for i in chosen], linkage(score, least))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("--write", metavar="FILE", help="put the weights into this list")
    given = parser.parse_args()
    names, articles, pairs, measures = read(given.pairs)
    topic = np.array([article[0] for article in articles])
    story = np.array([article[1] for article in articles])
    is_same = (story[pairs[:, 0]] == story[pairs[:, 1]]).astype(float)
    is_near = topic[pairs[:, 0]] == topic[pairs[:, 1]]
    weight = np.where(is_near, 1.0, OTHER_TOPIC)
    for half in (0, 1):
        in_half = topic % 2 == half
        other = ~in_half[pairs[:, 0]] & ~in_half[pairs[:, 1]]
        at = fit(measures[other], is_same[other], weight[other])
        inside = in_half[pairs[:, 0]] & in_half[pairs[:, 1]]
        for cut in (0.1, 0.2, 0.3):
            for least in (0.25, 0.3, 0.35, 0.4, 0.45):
                scores = sort_out(at, articles, pairs[inside], measures[inside], np.flatnonzero(in_half), cut, least)
                print(f"half {half}, links from {cut}, average from {least}: B3 " + " / ".join(f"{one:.2f}" for one in scores))
    at = fit(measures, is_same, weight)
    lines = [f"always {at[-1]:.2f}"] + [f"{name} {value:.2f}" for name, value in zip(names, at)]
    print("\n".join(lines))
    if given.write:
        path = pathlib.Path(given.write)
        old = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in old if line.startswith("#")]
        day = [line for line in old if line.startswith("day ")]
        path.write_text("\n".join(kept + lines + day) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
