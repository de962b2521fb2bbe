#!/usr/bin/env python3
"""What the program prints is what docs/output.md promises.

usage: output.py PROGRAM        PROGRAM is build/sayso

The samples are read as JSON, in every unit of offsets and with --why. Each line must follow docs/output.schema.json, and
each span must give exactly its text in the article, sliced from the sample's file. Ids must not repeat, and the four
formats must tell the same statements.
"""

import hashlib
import json
import os
import pathlib
import subprocess
import sys

import json_schema

ROOT = pathlib.Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "output.schema.json"


def run(program, *options):
    done = subprocess.run([program, "read", *options, "samples"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"sayso read {' '.join(options)} samples ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8").splitlines()


def texts():
    """The samples' texts by their hash: those in which the program changes nothing."""
    found = {}
    for path in (ROOT / "samples").rglob("*.txt"):
        text = path.read_text(encoding="utf-8")
        found[hashlib.sha256(text.encode()).hexdigest()] = text
    return found


def spans_of(line):
    for statement in line["statements"]:
        for role in ("source", "cue", "content"):
            yield from statement[role]


def sliced(text, unit, begin, end):
    if unit == "codepoint":
        return text[begin:end]
    encoding, size = ("utf-8", 1) if unit == "byte" else ("utf-16-le", 2)
    return text.encode(encoding)[begin * size:end * size].decode(encoding)


def check_lines(lines, unit, schema, known):
    """Sentences about what is wrong, and how many spans were looked at."""
    wrong = [f"{unit}, line {number}: {fault}" for number, fault in json_schema.faults_of_lines(lines, schema)]
    spans = 0
    ids = set()
    for number, words in enumerate(lines, 1):
        line = json.loads(words)
        if line["offsets"] != unit:
            wrong.append(f"{unit}, line {number}: the offsets are called {line['offsets']}")
        if line["article"]["id"] in ids:
            wrong.append(f"{unit}, line {number}: the id {line['article']['id']} was there before")
        ids.add(line["article"]["id"])
        text = known.get(line["article"]["sha256"])
        if text is None:
            continue
        for span in spans_of(line):
            spans += 1
            if sliced(text, unit, span["begin"], span["end"]) != span["text"]:
                wrong.append(f"{unit}, line {number}: {span} is not what stands there")
    return wrong, spans


def main():
    program = os.path.abspath(sys.argv[1])
    schema = json_schema.load_schema(SCHEMA)
    known = texts()
    wrong, spans = [], 0
    counts = []
    for unit in ("byte", "codepoint", "utf16"):
        lines = run(program, "--json", "--why", "--offsets", unit)
        found, looked_at = check_lines(lines, unit, schema, known)
        wrong, spans = wrong + found, spans + looked_at
        counts = [len(json.loads(line)["statements"]) for line in lines]
    citron = [json.loads(line) for line in run(program, "--format", "citron")]
    if [len(line["quotes"]) for line in citron] != counts:
        wrong.append("Citron's quotes are not as many as the statements")
    for line in citron:
        for quote in line["quotes"]:
            for span in quote["sources"] + quote["contents"] + ([quote["cue"]] if quote["cue"] else []):
                if line["text"][span["start"]:span["end"]] != span["text"]:
                    wrong.append(f"citron: {span} is not what stands there")
    for sentence in wrong[:40]:
        print(sentence)
    print(f"{len(counts)} articles, {sum(counts)} statements, {spans} spans, {len(wrong)} faults")
    return 1 if wrong or spans == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
