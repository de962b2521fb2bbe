"""Writes the sentences of UW's training part that meaning.py keeps from the branch. `python kept_sentences.py --data DATA --out FILE.gz`"""
from __future__ import annotations

import argparse
import gzip
from pathlib import Path

import texts as T
from meaning import is_kept

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    given = parser.parse_args()
    lines = T.read_lines(Path(given.data) / "factuality/uw.train.jsonl.gz")
    with gzip.open(given.out, "wt", encoding="utf-8") as out:
        out.writelines(line + "\n" for number, line in enumerate(filter(None, lines)) if is_kept(number))
