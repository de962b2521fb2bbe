"""Closed label lists and the lemma scripts: how a lemma is made from a form.

A script is "case|cut|suffix": lower the form ("l") or keep it ("k"), cut so many characters off its end, add the suffix.
"""
from __future__ import annotations

import json
from collections import Counter

from texts import NAME_TYPES

NAMES = ["O"] + [f"{letter}-{kind}" for kind in NAME_TYPES for letter in "BI"]


def lemma_script(form, lemma):
    case = "k" if lemma != lemma.lower() or form == lemma else "l"
    base = form if case == "k" else form.lower()
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return f"{case}|{len(base) - same}|{lemma[same:]}"


def apply_script(form, script):
    case, cut, suffix = script.split("|", 2)
    base = form if case == "k" else form.lower()
    return (base[:len(base) - int(cut)] if int(cut) <= len(base) else "") + suffix


class Labels:
    def __init__(self, lists):
        self.lists = lists
        self.index = {layer: {label: i for i, label in enumerate(names)} for layer, names in lists.items()}

    @classmethod
    def collect(cls, texts):
        counts = {layer: Counter() for layer in ("upos", "xpos", "relation", "lemma")}
        for text in texts:
            if text.upos is None:
                continue
            for layer in ("upos", "xpos", "relation"):
                counts[layer].update(getattr(text, layer))
            for (b, e), lemma in zip(text.tokens, text.lemma):
                if lemma != "_":
                    counts["lemma"][lemma_script(text.text[b:e], lemma)] += 1
        lists = {"names": NAMES}
        for layer, least in (("upos", 1), ("xpos", 2), ("relation", 3), ("lemma", 4)):
            lists[layer] = [x for x, n in sorted(counts[layer].items(), key=lambda p: (-p[1], p[0])) if n >= least and x != "_"]
        return cls(lists)

    def sizes(self):
        return {layer: len(names) for layer, names in self.lists.items()}

    def save(self, path):
        with open(path, "w", encoding="utf-8") as out:
            json.dump(self.lists, out, ensure_ascii=False, indent=0)

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as source:
            return cls(json.load(source))
