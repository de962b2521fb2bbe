"""Attributions of PolNeAR train articles that have no act labels, in the form of the labels, for build/act_decisions.

`python unlabelled_acts.py --data DATA --gold GOLD --out FILE`. The act in it is a placeholder; what the list of cues decides
on them teaches meaning.py. Articles kept apart by train.py are left out, and every second one, which is enough.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import texts as T
from train import TUNE_EVERY

BLANK = {"act": "say", "negated": False, "realis": "actual", "speakers": [], "addressee": None, "medium": None,
         "said_text": None, "said": None, "firmness": "certain", "polarity": "+"}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    given = parser.parse_args()
    labelled = {row["article"] for path in Path(given.gold).glob("acts.*.jsonl") for row in T.read_jsonl(path)}
    with open(given.out, "w", encoding="utf-8") as out:
        for number, article in enumerate(T.read_jsonl(Path(given.data) / "polnear/polnear.train.jsonl")):
            if number % TUNE_EVERY and number % 2 and article["id"] not in labelled:
                for attribution in article["attributions"]:
                    row = {"article": article["id"], "id": attribution["id"], **BLANK}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
