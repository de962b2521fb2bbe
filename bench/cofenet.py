"""Exact spans by CofeNet's protocol (Wang et al., COLING 2022), as `sayso eval attribution` counts them.

The unit is a paragraph as one annotator read it; a span counts where begin and end are the annotated ones; a content in
pieces is several spans; counts are added up over all paragraphs. Needs FILES.
"""
from __future__ import annotations

import bisect
import gzip
import json
from pathlib import Path

FILES = ("polnear.dev.jsonl", "polnear.train.jsonl", "cofenet.valid.aligned.jsonl.gz")
ROLES = ("source", "cue", "content")


def read_lines(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def spread(articles, count):
    """So many of them, spread over the outlets (the files are sorted by outlet)."""
    return [articles[i * len(articles) // count] for i in range(count)] if count < len(articles) else articles


def articles_of(folder, count):
    """[(id, text)]: development articles, and training articles where more are wanted, which f1_of does not score."""
    development, training = ([(a["id"], a["text"]) for a in read_lines(Path(folder) / f"polnear.{part}.jsonl")]
                             for part in ("dev", "train"))
    return spread(development, count) + spread(training, max(0, count - len(development)))


def scored(folder, found):
    """How many of these articles have paragraphs that f1_of counts."""
    return len({item["article"] for item in items_of(folder, found)})


def items_of(folder, found):
    return [item for item in read_lines(Path(folder) / "cofenet.valid.aligned.jsonl.gz")
            if item is not None and item["article"] in found and item["tok"]]


def spans_of(item, role):
    spans, is_open = [], False
    for (begin, end), label in zip(item["tok"], item["labels"]):
        if label == f"B-{role}" or (label == f"I-{role}" and not is_open):
            spans.append([begin, end])
            is_open = True
        elif label == f"I-{role}":
            spans[-1][1] = end
        else:
            is_open = False
    return {tuple(span) for span in spans}


def f1_of(folder, found):
    """F1 by role. `found` is {article: {role: {(begin, end)}}}; only paragraphs of these articles count."""
    counts = {role: [0, 0, 0] for role in ROLES}        # right, found, annotated
    in_order = {article: {role: sorted(spans) for role, spans in roles.items()} for article, roles in found.items()}
    for item in items_of(folder, found):
        begin, end = item["tok"][0][0], item["tok"][-1][1]
        for role in ROLES:
            gold, spans = spans_of(item, role), in_order[item["article"]].get(role, [])
            inside = spans[bisect.bisect_left(spans, (begin, 0)):bisect.bisect_left(spans, (end, 0))]
            counts[role][0] += sum(span in gold for span in inside)
            counts[role][1] += len(inside)
            counts[role][2] += len(gold)
    return {role: 200 * right / (number + gold) if number + gold else 0.0 for role, (right, number, gold) in counts.items()}
