#!/usr/bin/env python3
"""Scores the stages tokens and sentences against gold: treebanks (dev parts) and PolNeAR dev.

    tests/cases/measure.py DATA [--program FILE] [--errors N] [--only ewt,gum,polnear]

DATA is the folder with ud/, gum/ and polnear/. Without --program, cut.cpp is compiled into a temporary folder.
A token or sentence counts as found when both of its ends are right.
"""
from __future__ import annotations

import argparse
import bisect
import collections
import subprocess
import sys
import tempfile
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOUSE / "training"))
import texts  # noqa: E402


def compile_program(folder):
    program = Path(folder) / "cut"
    sources = [p for stage in ("tokens", "sentences") for p in (HOUSE / "src/stages" / stage).glob("*.cpp")
               if not p.name.endswith("_test.cpp")]
    sources += [HOUSE / "tests/cases/cut.cpp", HOUSE / "src/text/document.cpp", HOUSE / "src/base/utf8.cpp",
                HOUSE / "src/base/mapped_file.cpp", HOUSE / "src/base/check.cpp"]
    subprocess.run(["g++", "-std=c++20", "-O2", f"-I{HOUSE}/src", f"-I{HOUSE}/include", *map(str, sources), "-licuuc",
                    "-o", str(program)], check=True)
    return program


def cut(program, list_of_texts):
    """Our tokens and sentences of each text, in characters."""
    data = b"".join(b"%d\n%s" % (len(t.encode()), t.encode()) for t in list_of_texts)
    lines = iter(subprocess.run([str(program)], input=data, stdout=subprocess.PIPE, check=True).stdout.split(b"\n"))
    cuts = []
    for text in list_of_texts:
        character, at = {}, 0
        for i, c in enumerate(text):
            character[at] = i
            at += len(c.encode())
        character[at] = len(text)
        tokens, sentences = map(int, next(lines).split())
        spans = [tuple(character[int(x)] for x in next(lines).split()) for _ in range(tokens)]
        cuts.append((spans, [tuple(map(int, next(lines).split())) for _ in range(sentences)]))
    return cuts


class Score:
    def __init__(self):
        self.right = self.gold = self.ours = 0

    def add(self, gold, ours):
        self.right += len(gold & ours)
        self.gold += len(gold)
        self.ours += len(ours)

    def __str__(self):
        recall, precision = self.right / max(self.gold, 1), self.right / max(self.ours, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {100 * precision:6.2f}  R {100 * recall:6.2f}  F1 {100 * f1:6.2f}  ({self.gold} gold)"


def sentence_spans(tokens, sentences):
    return {(tokens[b][0], tokens[e - 1][1]) for b, e in sentences if e > b}


def differences(text, gold, ours):
    """Pairs of (gold words, our words) where the two cut a stretch of text differently."""
    both = sorted({b for b, _ in gold} & {b for b, _ in ours}) + [len(text)]
    for begin, end in zip(both, both[1:]):
        theirs = [text[b:e] for b, e in window(gold, begin, end)]
        mine = [text[b:e] for b, e in window(ours, begin, end)]
        if theirs != mine:
            yield " ".join(theirs), " ".join(mine)


def window(spans, begin, end):
    return spans[bisect.bisect_left(spans, (begin, 0)):bisect.bisect_left(spans, (end, 0))]


def gold_of(text, name):
    """Gold tokens without goeswith (EWT: two parts of one word, which no cutter of texts can know)."""
    tokens = list(text.tokens)
    if name == "ewt":
        kept = []
        for span, relation in zip(tokens, text.relation):
            if relation == "goeswith" and kept:
                kept[-1] = None
            kept.append(None if relation == "goeswith" else span)
        tokens = kept
    return {t for t in tokens if t}, [t for t in text.tokens]


def score(name, program, list_of_texts, errors):
    token_score, sentence_score = Score(), Score()
    found = collections.Counter()
    for text, (spans, sentences) in zip(list_of_texts, cut(program, [t.text for t in list_of_texts])):
        gold, everything = gold_of(text, name)
        dropped = set(everything) - gold
        ours = {s for s in spans if not any(b < s[1] and e > s[0] for b, e in dropped)} if dropped else set(spans)
        token_score.add(gold, ours)
        gold_sentences = sentence_spans(text.tokens, text.sentences)
        our_sentences = sentence_spans(spans, sentences)
        sentence_score.add(gold_sentences, our_sentences)
        if errors:
            for pair in differences(text.text, sorted(gold), sorted(ours)):
                found[("token", *pair)] += 1
            for b, e in sorted(gold_sentences - our_sentences):
                found[("sentence missed", (
                    text.text[max(b - 25, 0):b] + "⟦" + text.text[b:e] + "⟧" + text.text[e:e + 25]).replace("\n", "⏎"))] += 1
    print(f"{name:8} tokens    {token_score}")
    print(f"{name:8} sentences {sentence_score}")
    return found


def attribution_boundaries(folder, program):
    """The share of gold attribution boundaries of PolNeAR dev that lie on our token boundaries."""
    articles = texts.read_jsonl(Path(folder) / "polnear.dev.jsonl")
    on = total = whole = spans_seen = 0
    off = collections.Counter()
    for article, (spans, _) in zip(articles, cut(program, [a["text"] for a in articles])):
        begins, ends = {b for b, _ in spans}, {e for _, e in spans}
        for attribution in article["attributions"]:
            for role in texts.ROLES:
                for b, e in attribution[role]:
                    good = (b in begins) + (e in ends)
                    on, total = on + good, total + 2
                    whole, spans_seen = whole + (good == 2), spans_seen + 1
                    if good < 2:
                        off[(article["text"][max(b - 12, 0):b] + "⟦" + article["text"][b:b + 12] if b not in begins else
                             article["text"][max(e - 12, 0):e] + "⟧" + article["text"][e:e + 12]).replace("\n", "⏎")] += 1
    print(f"polnear  attribution boundaries on token boundaries: {on} of {total}, {100 * on / total:.3f} %; "
          f"spans whole: {100 * whole / spans_seen:.3f} %")
    return off


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--program")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", default="ewt,gum,polnear")
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = options.program or compile_program(folder)
        readers = {"ewt": lambda: texts.read_ewt(options.data / f"ud/en_ewt-ud-{options.part}.conllu.gz"),
                   "gum": lambda: texts.read_gum(options.data / f"gum/gum.{options.part}.jsonl.gz", AnyGenre()),
                   "polnear": lambda: texts.read_polnear(options.data / "polnear", options.part)}
        for name in options.only.split(","):
            found = score(name, program, readers[name](), options.errors)
            for key, count in found.most_common(options.errors):
                print("   ", count, *key, sep="  ")
        if "polnear" in options.only and options.part == "dev":
            for key, count in attribution_boundaries(options.data / "polnear", program).most_common(options.errors):
                print("   ", count, repr(key))


class AnyGenre:
    """Dev texts of every genre are for scoring."""
    def __contains__(self, genre):
        return True


if __name__ == "__main__":
    main()
