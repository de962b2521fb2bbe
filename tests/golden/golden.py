#!/usr/bin/env python3
"""Reads the samples, and compares with what was found in them when somebody last looked.

usage: golden.py PROGRAM [--accept]        PROGRAM is build/sayso; --accept keeps what it prints now

The samples are read with one thread and with two, and both outputs must be equal byte for byte. Then each line is
compared with tests/golden/samples.jsonl: everything must be the same, but a confidence may differ by 0.02, for kinds of
processor round sums differently. A model that is better on the whole changes some lines: look at the difference that is
printed, and at git diff after --accept. Where sums are rounded differently (tests/rounding) a few lines may be others.
"""

import argparse
import difflib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "rounding"))
import rounding  # noqa: E402  the path must be known first

GOLDEN = ROOT / "tests" / "golden" / "samples.jsonl"
NEAR = 0.02
MOST_LINES = 80


def read_samples(program, threads):
    command = [program, "read", "--json", "--threads", str(threads), "samples"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def brought_near(new, old):
    """`new`, with each confidence that is near enough to the old one's made equal to it."""
    if isinstance(new, dict) and isinstance(old, dict):
        merged = {key: brought_near(value, old.get(key)) for key, value in new.items()}
        was, now = old.get("confidence"), new.get("confidence")
        if isinstance(was, float) and isinstance(now, float) and abs(was - now) <= NEAR + 1e-9:
            merged["confidence"] = was
        return merged
    if isinstance(new, list) and isinstance(old, list):
        return [brought_near(value, old[i] if i < len(old) else None) for i, value in enumerate(new)]
    return new


def in_words(line):
    """An article's line as lines that can be read, so that a difference of them can be too."""
    def words(spans):
        return " … ".join(span["text"] for span in spans) or "-"

    article = line["article"]
    yield f"== {article['title']} ({article['outlet']}, {article['published']})"
    for statement in line["statements"]:
        yield (f"{statement['id']} {statement['kind']} {statement['confidence']:.2f} | {words(statement['source'])} | "
               f"{words(statement['cue'])} | {words(statement['content'])}")
    for key, value in line.items():
        if key != "statements":
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"


def differences(new_lines, old_lines):
    """Lines of a difference, old with "-" and new with "+"; none where both are as like as they must be."""
    new = [json.loads(line) for line in new_lines]
    old = [json.loads(line) for line in old_lines]
    new = [brought_near(line, old[i] if i < len(old) else None) for i, line in enumerate(new)]
    if new == old:
        return []
    before = [words for line in old for words in in_words(line)]
    after = [words for line in new for words in in_words(line)]
    if rounding.is_other() and 0 < rounding.share_of_lines(after, before) <= rounding.SHARE:
        return []
    shown = list(difflib.unified_diff(before, after, "samples.jsonl", "now", lineterm="", n=1))
    return shown or ["Keys or values differ that are not shown here: compare the JSON itself."]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    program = os.path.abspath(given.program)
    out = read_samples(program, 1)
    if out != read_samples(program, 2):
        print("One thread and two give different output.")
        return 1
    if given.accept:
        GOLDEN.write_bytes(out)
        print(f"Kept in {GOLDEN.relative_to(ROOT)}: look at git diff.")
        return 0
    if not GOLDEN.exists():
        print(f"There is no {GOLDEN.relative_to(ROOT)}: make it with --accept.")
        return 1
    shown = differences(out.decode().splitlines(), GOLDEN.read_text(encoding="utf-8").splitlines())
    for line in shown[:MOST_LINES]:
        print(line)
    if len(shown) > MOST_LINES:
        print(f"… and {len(shown) - MOST_LINES} lines more")
    print("The samples are read as before." if not shown else "If this is better: tests/golden/golden.py PROGRAM --accept")
    return 1 if shown else 0


if __name__ == "__main__":
    sys.exit(main())
