#!/usr/bin/env python3
"""Runs the commands that the README, docs/asking.md and docs/walk-through.md show, and compares what they print with what stands there.

usage: pages.py PROGRAM [--accept] [PAGE…]      PROGRAM is build/sayso; --accept writes what is printed now into the pages

A block that begins with ```console holds commands, "$ sayso …", each with its output below. They run one after the other, in
an empty folder where `samples` is the project's, 80 columns wide. So the pages never show what sayso does not print.
"""

import argparse
import difflib
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "rounding"))
import rounding  # noqa: E402  the path must be known first

PAGES = ["README.md", "docs/asking.md", "docs/walk-through.md"]
BEGIN, END = "```console", "```"
MOST_LINES = 60


def run(program, line, folder):
    words = shlex.split(line.removeprefix("$ "))
    if not words or words[0] != "sayso":
        sys.exit(f"A page may only show sayso at work, not: {line}")
    kept = {name: value for name, value in os.environ.items() if name not in ("SAYSO_RECORD", "NO_COLOR")}
    done = subprocess.run([program, *words[1:]], cwd=folder, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={**kept, "COLUMNS": "80"})
    return done.stdout.decode().replace("\r\n", "\n")


def made_anew(program, text, folder):
    """The page with the output of every command as it is now."""
    lines, inside = [], False
    for line in text.splitlines():
        if line == BEGIN:
            inside = True
            lines.append(line)
        elif inside and line == END:
            inside = False
            lines.append(line)
        elif not inside:
            lines.append(line)
        elif line.startswith("$ "):
            lines.append(line)
            lines += run(program, line, folder).rstrip("\n").splitlines()
        # what stood below a command is made anew
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pages", nargs="*", default=PAGES)
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    program, wrong = os.path.abspath(given.program), 0
    for page in [page for page in given.pages if (ROOT / page).exists()]:
        old = (ROOT / page).read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory(prefix="sayso-pages-") as folder:
            (pathlib.Path(folder) / "samples").symlink_to(ROOT / "samples")
            new = made_anew(program, old, folder)
        if f"\n{BEGIN}\n" not in old:
            print(f"{page} shows no command.")
            wrong += 1
        if new == old or (not given.accept and rounding.agrees(new, old)):
            print(f"{page} shows what sayso prints.")
        elif given.accept:
            (ROOT / page).write_text(new, encoding="utf-8")
            print(f"{page} now shows what sayso prints: look at git diff.")
        else:
            wrong += 1
            shown = list(difflib.unified_diff(old.splitlines(), new.splitlines(), page, "now", lineterm="", n=2))
            print("\n".join(shown[:MOST_LINES]))
            if len(shown) > MOST_LINES:
                print(f"… and {len(shown) - MOST_LINES} lines more")
    if wrong:
        print("If this is right: tests/asking/pages.py PROGRAM --accept")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
