#!/usr/bin/env python3
"""The order in which articles come tells nothing: samples/, added one by one in ten shuffled orders, give the same export, byte for
byte, as added all at once.

usage: orders.py PROGRAM [ORDERS]        PROGRAM is build/sayso, with a model where it looks for one
"""

import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


def one_article_a_file(folder):
    """The samples; a file of several articles in as many files."""
    paths = sorted(SAMPLES.rglob("*.txt"))
    for whole in sorted(SAMPLES.rglob("*.jsonl")):
        for number, line in enumerate(whole.read_text(encoding="utf-8").splitlines()):
            path = folder / f"{whole.stem}-{number}.jsonl"
            path.write_text(line + "\n", encoding="utf-8")
            paths.append(path)
    return [str(path) for path in paths]


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], check=False, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"sayso {' '.join(map(str, arguments))} failed: {done.stderr.decode()}")
    return done.stdout


def first_difference(one, two):
    for number, (a, b) in enumerate(zip(one.splitlines(), two.splitlines()), 1):
        if a != b:
            return f"line {number}:\n  {a.decode()[:400]}\n  {b.decode()[:400]}"
    return "one is longer"


def export_of(program, record, groups):
    """Each group of files in an add of its own."""
    for group in groups:
        run(program, "add", *group, "--record", record)
    return run(program, "export", "--to", "jsonl", "--record", record)


def parted(paths, dice):
    """In runs of one to seven."""
    groups = []
    while paths:
        count = dice.randint(1, 7)
        groups.append(paths[:count])
        paths = paths[count:]
    return groups


def main():
    program, orders = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory(prefix="sayso-orders-") as name:
        folder = pathlib.Path(name)
        paths = one_article_a_file(folder)
        expected = export_of(program, folder / "all.db", [paths])
        if b'"relation"' not in expected or b'"story"' not in expected:
            sys.exit("The export has no relations or no stories, so that comparing it shows nothing.")
        for order in range(orders):
            dice = random.Random(order)
            shuffled = dice.sample(paths, len(paths))
            export = export_of(program, folder / f"{order}.db", parted(shuffled, dice))
            if export != expected:
                sys.exit(f"Order {order} gives another record: {first_difference(expected, export)}")
    print(f"{len(paths)} articles in {orders} orders: one record")


if __name__ == "__main__":
    main()
