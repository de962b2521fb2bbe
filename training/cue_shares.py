#!/usr/bin/env python3
"""Writes into models/cues.txt how often each line is right on the training labels: the confidence of the acts it decides.

usage: cue_shares.py DECISIONS            DECISIONS is what build/act_decisions printed for the training labels

A line that decided n statements, r of them rightly, gets (r + 3) / (n + 5): five more at 60 %, as the lists were developed on
the same labels and new text is harder. Lines that decided none keep 0.60; for lines of rare words ("perhaps") the five are at 45 %.
"""

import collections
import json
import pathlib
import re
import sys

LIST = pathlib.Path(__file__).parents[1] / "models" / "cues.txt"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    counts = collections.Counter()
    right = collections.Counter()
    for line in open(sys.argv[1], encoding="utf-8"):
        decision = json.loads(line)
        found = re.search(r"cues\.txt:(\d+) ", decision["by"])
        if found:
            counts[int(found[1])] += 1
            right[int(found[1])] += decision["act"] == decision["listed"]
    lines = LIST.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        name = line.split(":")[0]
        if not line or line[0] in "#@" or name in ("actual", "expected", "hypothetical", "negated"):
            continue
        share = (right[number] + (2.25 if name.startswith("perhaps ") else 3)) / (counts[number] + 5)
        lines[number - 1] = f"{re.sub(r' *~.*$', '', line)} ~{share:.2f}"
    LIST.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
