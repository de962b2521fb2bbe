"""Fits how a statement's product of posteriors becomes its confidence, on the tune articles that training never saw.

`python calibrate.py --data DIR --sayso build/sayso --model UNCALIBRATED.sayso --out models/calibration.json`. Right is a
statement whose content agrees with an annotated one's in more than half of the words that either has, and whose source
overlaps with that one's (or both have none); `sayso eval confidence` uses the same rule.
"""
from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

import numpy as np

from texts import read_jsonl
from train import TUNE_EVERY


def tune_articles(folder):
    """The same articles that train.py leaves out: every 20th of those that have tokens."""
    folder = Path(folder)
    missing = {t["id"] for t in read_jsonl(folder / "polnear.train.tokens.jsonl.gz") if not t.get("sents")}
    articles = [a for a in read_jsonl(folder / "polnear.train.jsonl") if a["id"] not in missing]
    return articles[::TUNE_EVERY]


def characters(spans):
    return {c for begin, end in spans for c in range(begin, end)}


def is_right(statement, gold):
    found = characters((s["begin"], s["end"]) for s in statement["content"])
    source = characters((s["begin"], s["end"]) for s in statement["source"])
    for content, other in gold:
        common = len(found & content)
        if 2 * common > len(found | content) and (bool(source & other) if source else not other):
            return True
    return False


def rows(articles, sayso, model):
    lines = "".join(json.dumps({"text": a["text"]}) + "\n" for a in articles)
    run = subprocess.run([sayso, "read", "--json", "--model", model, "-"], input=lines, capture_output=True, text=True,
                         check=True)
    for article, line in zip(articles, run.stdout.splitlines(), strict=True):
        read = json.loads(line)
        gold = [(characters(a["content"]), characters(a["source"])) for a in article["attributions"]]
        for statement in read["statements"]:
            yield statement["confidence"], is_right(statement, gold)


def fit(products, right, steps=400):
    """Logistic regression on log(product) by Newton's method."""
    x = np.stack([np.ones(len(products)), np.log(np.maximum(products, 1e-6))], 1)
    weights = np.zeros(2)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (right - p)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--sayso", default="build/sayso")
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", default=str(Path(__file__).parent.parent / "models" / "calibration.json"))
    given = parser.parse_args()
    pairs = list(rows(tune_articles(Path(given.data) / "polnear"), given.sayso, given.model))
    products, right = np.array([p for p, _ in pairs]), np.array([float(r) for _, r in pairs])
    weights = fit(products, right)
    fitted = 1 / (1 + np.exp(-(weights[0] + weights[1] * np.log(np.maximum(products, 1e-6)))))
    for name, values in (("product", products), ("fitted", fitted)):
        tenth = np.minimum((values * 10).astype(int), 9)
        distance = sum(abs(right[tenth == t].sum() - values[tenth == t].sum()) for t in range(10)) / len(right)
        print(f"{name}: {len(right)} statements, right {right.mean():.3f}, mean {values.mean():.3f}, distance {distance:.3f}")
    Path(given.out).write_text(json.dumps([round(float(w), 5) for w in weights]) + "\n", encoding="utf-8")
