"""Writes models/selftest.json: what a model says of some of our own cases, to be put into its file by export.py.

`python selftest.py --model MODEL.sayso`. It only records; whether the answers are right is what the cases themselves test.
"""
from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASES = ("interrupted-by-he-said", "quotation-over-paragraphs", "indirect-that", "according-to-at-end", "inverted-said",
         "declined-to-comment", "transcript", "british-single-marks", "no-statements-weather", "source-shared-by-two-cues")
KEYS = ("kind", "source", "cue", "content")


def text_of(case):
    body = (ROOT / "src/stages/statements/cases" / f"{case}.case").read_text(encoding="utf-8")
    return body.split("--- text\n", 1)[1].split("--- expect", 1)[0].rstrip("\n") + "\n"


def statements_of(text, sayso, model):
    run = subprocess.run([sayso, "read", "--json", "--offsets", "codepoint", "--model", model, "-"], input=text,
                         capture_output=True, text=True, check=True)
    # By speakers, as src/cli/selftest.cpp compares them: what the outlet says itself no network found.
    return [{key: statement[key] for key in KEYS} for statement in json.loads(run.stdout)["statements"]
            if statement["voice"] != "outlet"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sayso", default=str(ROOT / "build/sayso"))
    parser.add_argument("--model", required=True)
    given = parser.parse_args()
    items = [{"text": text_of(case), "statements": statements_of(text_of(case), given.sayso, given.model)} for case in CASES]
    (ROOT / "models/selftest.json").write_text(json.dumps(items, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
