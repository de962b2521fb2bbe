#!/usr/bin/env python3
"""Do the engine and the training see the same word pieces? Compares src/model/pieces with training/pieces.py.

usage: pieces_agree.py [--data DIR] [--model FILE] [--dump PROGRAM] [--random N]

Every text is read by both: numbers of pieces, letter shapes, offsets, first and last piece of every token, windows and
what the network reads of them. Texts: all documents of the English Web Treebank's and GUM's training parts, PolNeAR's
too, as far as DIR has them; invented nasty strings; N random ones; and every character of Unicode between two letters.
Needs training/requirements.txt and, unless PROGRAM is given, g++ (tests/python/pieces_dump.cpp is then built). Without
--model it takes the vocabulary of the package that training starts from. Ends with 0 if nothing differs.
"""
from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

import pieces as P                                   # noqa: E402
import texts as T                                    # noqa: E402
from model_file import write_model                   # noqa: E402
from nasty import ALPHABETS, NASTY                   # noqa: E402

SOURCES = ["src/model/pieces/characters.cpp", "src/model/pieces/vocabulary.cpp", "src/model/pieces/windows.cpp",
           "src/model/pieces/word_pieces.cpp", "src/model/file/directory.cpp", "src/model/file/model_file.cpp",
           "src/base/hash.cpp", "src/base/mapped_file.cpp", "src/base/utf8.cpp", "src/base/check.cpp"]


def build(folder):
    program = str(Path(folder) / "pieces_dump")
    sources = [str(ROOT / source) for source in ["tests/python/pieces_dump.cpp", *SOURCES]]
    subprocess.run(["g++", "-std=c++20", "-O2", f"-I{ROOT}/src", f"-I{ROOT}/include", *sources, "-o", program, "-licuuc",
                    "-lcrypto"], check=True)
    return program


def write_vocabulary(folder):
    path = str(Path(folder) / "vocabulary.sayso")
    write_model(path, [("vocabulary", (Path(P.weights_folder()) / "vocab.txt").read_text(encoding="utf-8"))])
    return path


def invented(name, text, chance=None):
    """A Text with white-space tokens, or, with `chance`, tokens, sentences and paragraphs cut anywhere."""
    if chance is None:
        tokens = [m.span() for m in re.finditer(r"\S+", text)]
        cuts = [0] + [i for i in range(1, len(tokens)) if "\n" in text[tokens[i - 1][1]:tokens[i][0]]]
        paragraphs = [(tokens[i][0], 0) for i in cuts] if tokens else []
    else:
        places = sorted(chance.sample(range(len(text) + 1), min(len(text) + 1, chance.randint(2, 2 + len(text) // 2))))
        tokens = [(b, e) for b, e in zip(places, places[1:]) if chance.random() < 0.8]
        cuts = [i for i in range(len(tokens)) if chance.random() < 0.05]
        paragraphs = [(tokens[i][0], 0) for i in cuts if chance.random() < 0.5]
    bounds = sorted({0, *cuts, len(tokens)})
    return T.Text(name, text, paragraphs, tokens, list(zip(bounds, bounds[1:])))


def texts_of(data, random_count):
    for kind, read in (("EWT", lambda: T.read_ewt(data / "ud/en_ewt-ud-train.conllu.gz")),
                       ("GUM", lambda: T.read_gum(data / "gum/gum.train.jsonl.gz")),
                       ("PolNeAR", lambda: T.read_polnear(data / "polnear", "train"))):
        try:
            yield kind, read()
        except (FileNotFoundError, TypeError):
            print(f"{kind:12} not in {data}: left out")
    yield "nasty", [invented(f"nasty {i}", text) for i, text in enumerate(NASTY)]
    # What the Python at hand does not know yet has no letter shape there.
    known = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) not in ("Cs", "Cn")]
    rows = ["\n".join(f"a{c}b {c}" for c in known[i:i + 500]) for i in range(0, len(known), 500)]
    yield "characters", [invented(f"characters {i}", text) for i, text in enumerate(rows)]
    chance = random.Random(7)
    found = []
    for i in range(random_count):
        letters = "".join(chance.sample(ALPHABETS, chance.randint(1, 4)))
        size = chance.choice([1, 3, 10, 40, 200, 1500] if i % 10 == 0 else [1, 2, 3, 5, 8, 20, 40])
        found.append(invented(f"random {i}", "".join(chance.choices(letters, k=size)), chance))
    yield "random", found


def questions(texts):
    for text in texts:
        starts = [b for b, _ in text.paragraphs]
        paragraph = np.searchsorted(starts, [b for b, _ in text.tokens], side="right").tolist()
        sentence = [0] * len(text.tokens)
        for number, (begin, end) in enumerate(text.sentences):
            sentence[begin:end] = [number] * (end - begin)
        yield json.dumps({"text": text.text, "tokens": text.tokens, "paragraph": paragraph, "sentence": sentence},
                         ensure_ascii=False)


def expected(text):
    """What Python makes of a text, in the words of pieces_dump."""
    pieces = P.Pieces(text.text, text.tokens)
    windows, paragraph = P.windows_of(0, text, pieces) if text.tokens else ([], [])
    found = {"ids": pieces.ids, "shapes": pieces.shape, "begins": pieces.begin, "ends": pieces.end,
             "first": pieces.first, "last": pieces.last}
    found = {key: [int(x) for x in column] for key, column in found.items()}
    found["windows"] = []
    for window in windows:
        ids, shapes, first, last = P.inputs_of(window, pieces, paragraph)
        found["windows"].append({"range": [int(window.begin), int(window.fresh), int(window.end)],
                                 "ids": [int(x) for x in ids], "shapes": [int(x) for x in shapes],
                                 "first": [int(x) for x in first], "last": [int(x) for x in last]})
    return found


def difference(text, ours, theirs):
    """One sentence about the first thing that differs, or None."""
    for key, wanted in theirs.items():
        if ours[key] == wanted:
            continue
        at = next((i for i, (a, b) in enumerate(zip(ours[key], wanted)) if a != b), min(len(ours[key]), len(wanted)))
        place = theirs["begins"][at] if at < len(theirs["begins"]) else 0
        around = text.text[max(0, place - 10):place + 30]
        return (f"{text.name}: {key} differ at {at}: engine {ours[key][at:at + 3]}, Python {wanted[at:at + 3]}, "
                f"near {around!r}")
    return None


def compare(kind, texts, program, model):
    asked = "\n".join(questions(texts)) + "\n"
    answered = subprocess.run([program, model], input=asked.encode(), stdout=subprocess.PIPE, check=True).stdout
    answers = [json.loads(line) for line in answered.splitlines()]
    if len(answers) != len(texts):
        sys.exit(f"{kind}: {len(texts)} texts, {len(answers)} answers")
    wrong, pieces, windows, sentences = [], 0, 0, 0
    for text, ours in zip(texts, answers):
        theirs = expected(text)
        pieces, windows, sentences = pieces + len(theirs["ids"]), windows + len(theirs["windows"]), sentences + len(text.sentences)
        found = difference(text, ours, theirs)
        if found:
            wrong.append(found)
    print(f"{kind:12} {len(texts):6} texts {sentences:7} sentences {pieces:9} pieces {windows:6} windows: "
          f"{len(wrong)} texts differ")
    for line in wrong[:10]:
        print("   ", line)
    return len(wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder with ud/, gum/, polnear/")
    parser.add_argument("--model", help="model file whose vocabulary is used")
    parser.add_argument("--dump", help="pieces_dump, already built")
    parser.add_argument("--random", type=int, default=5000, help="number of random texts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = given.dump or build(folder)
        model = given.model or write_vocabulary(folder)
        wrong = sum(compare(kind, texts, program, model) for kind, texts in texts_of(given.data, given.random))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
