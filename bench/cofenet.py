"""Exact spans by CofeNet's protocol (Wang et al., COLING 2022), as `sayso eval attribution` counts them.

The unit is a paragraph as one annotator read it; a span counts where begin and end are the annotated ones; a content in
pieces is several spans; counts are added up over all paragraphs. Needs polnear.dev.jsonl and cofenet.valid.aligned.jsonl.gz.
"""
from __future__ import annotations

import bisect
import gzip
import json
from pathlib import Path

ROLES = ("source", "cue", "content")


def read_lines(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def articles_of(folder, count=None):
    """[(id, text)] of the development articles, spread over the outlets (the file is sorted by outlet)."""
    articles = [(a["id"], a["text"]) for a in read_lines(Path(folder) / "polnear.dev.jsonl")]
    if count is None or count >= len(articles):
        return articles
    return [articles[i * len(articles) // count] for i in range(count)]


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
    for item in read_lines(Path(folder) / "cofenet.valid.aligned.jsonl.gz"):
        if item is None or item["article"] not in found or not item["tok"]:
            continue
        begin, end = item["tok"][0][0], item["tok"][-1][1]
        for role in ROLES:
            gold, spans = spans_of(item, role), in_order[item["article"]].get(role, [])
            inside = spans[bisect.bisect_left(spans, (begin, 0)):bisect.bisect_left(spans, (end, 0))]
            counts[role][0] += sum(span in gold for span in inside)
            counts[role][1] += len(inside)
            counts[role][2] += len(gold)
    return {role: 200 * right / (number + gold) if number + gold else 0.0 for role, (right, number, gold) in counts.items()}
