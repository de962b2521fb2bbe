#!/usr/bin/env python3
"""Writes src/model/pieces/testdata/pieces.jsonl: what the Python side makes of some 300 texts, for the engine's tests.

usage: pieces_fixture.py --data DIR

The first line holds the part of the vocabulary that these texts can touch, so that the test needs no model file. The
others are a text each, with tokens and numbers of paragraphs and sentences, and the expected pieces; offsets in code
points. Texts: GUM's news (CC BY) and the invented ones of nasty.py.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

from pieces_agree import ROOT, expected, invented, questions
import pieces as P
import texts as T
from nasty import NASTY

OUT = ROOT / "src/model/pieces/testdata/pieces.jsonl"
WHOLE = ("GUM_news_asylum", "GUM_news_crane", "GUM_news_korea")
SENTENCES, MOST_PIECES = 80, 700
CREDIT = ("Sentences named GUM_news_* and the three whole articles: Wikinews, CC BY 2.5 (en.wikinews.org), as carried by the "
          "Georgetown University Multilayer corpus GUM (Amir Zeldes, Computational Resources in Linguistics; annotation CC BY "
          "4.0). All other texts are invented.")


def sentence_of(text, number):
    begin, end = text.sentences[number]
    first, last = text.tokens[begin][0], text.tokens[end - 1][1]
    tokens = [(b - first, e - first) for b, e in text.tokens[begin:end]]
    return T.Text(f"{text.name}:{number}", text.text[first:last], [(0, last - first)], tokens, [(0, len(tokens))])


def vocabulary_for(texts):
    """All pieces that are somewhere inside a word of these texts: no other can be found when they are cut."""
    tokenizer = P.Pieces.tokenizer
    whole, inside = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}, set()
    for text in texts:
        for word in tokenizer.normalizer.normalize_str(P.normalise(text.text)).split():
            for begin in range(len(word)):
                parts = {word[begin:end] for end in range(begin + 1, min(len(word), begin + 20) + 1)}
                whole |= parts
                inside |= {f"##{part}" for part in parts}
    found = {piece: number for piece, number in tokenizer.get_vocab().items() if piece in whole or piece in inside}
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder with gum/")
    news = [t for t in T.read_gum(parser.parse_args().data / "gum/gum.train.jsonl.gz") if t.name.startswith("GUM_news_")]
    texts = [t for t in news if t.name in WHOLE]
    others = [sentence_of(t, i) for t in news if t.name not in WHOLE for i in range(len(t.sentences))]
    texts += others[::len(others) // SENTENCES][:SENTENCES]
    texts += [invented(f"invented:{i}", text) for i, text in enumerate(NASTY)]
    pairs = [(text, expected(text)) for text in texts]
    pairs = [(text, answer) for text, answer in pairs if len(answer["ids"]) <= MOST_PIECES]
    for text, answer in pairs:
        if len(answer["windows"]) == 1 and len(text.paragraphs) < 2:
            for window in answer["windows"]:     # nothing that the text's own ids and shapes do not say
                del window["ids"], window["shapes"]
    chosen = [text for text, _ in pairs]
    write = lambda value: json.dumps(value, separators=(",", ":"))
    with open(OUT, "w", encoding="utf-8") as out:
        head = {"about": "Made by tests/python/pieces_fixture.py.", "credit": CREDIT,
                "size": P.Pieces.tokenizer.get_vocab_size(), "vocabulary": vocabulary_for(chosen)}
        out.write(write(head) + "\n")
        for (text, answer), question in zip(pairs, questions(chosen)):
            out.write(write({"name": text.name, **json.loads(question), **answer}) + "\n")
    print(f"{OUT}: {len(pairs)} texts, {OUT.stat().st_size} bytes, {len(head['vocabulary'])} pieces")


if __name__ == "__main__":
    main()
