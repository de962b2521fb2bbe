#!/usr/bin/env python3
"""How many of the statements in the outlet's own voice are right, by marks made by hand, and how many of the clusters' are found.

usage: outlet.py marks PROGRAM DATA [--show]       DATA has gum/, meantime/, ecbplus/, polnear/
       outlet.py clusters PROGRAM RELATIONS HALF   HALF is look, score or all; the clusters' texts lie beside the file

outlet.marks.jsonl has an article a line: its round, corpus, id, and marks [begin, end, right] in code points of the article's text
as it is laid out by text_of() here; no text, for not all of it may be given on. A statement is right when the outlet
itself asserts it, as a fact, when it is central to the story and its content is the clause (docs/annotation.md). A statement that no
mark overlaps by half is counted as unmarked; --show prints those to be marked.
In the clusters a gold statement of the outlet's voice is found when half of it is covered.
"""

import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
LOOKED_AT = {"12_ecb", "18_ecb", "23_ecbplus"}  # the rules were made with them; the other clusters are only scored


def lines_of(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def text_of(item):
    """The article's text; a title of its own stands before it."""
    text, title = item["text"], item.get("title") or ""
    return text if not title or text.startswith(title[:20]) else title + "\n\n" + text


def articles(data, wanted):
    found = {}
    for corpus, names in {"gum": ["gum.train.jsonl.gz", "gum.dev.jsonl.gz"],
                          "meantime": ["meantime.train.jsonl.gz", "meantime.dev.jsonl.gz"],
                          "ecbplus": ["ecbplus.train.jsonl.gz"], "polnear": ["polnear.train.jsonl"]}.items():
        if not any(c == corpus for c, _ in wanted):
            continue
        for name in names:
            for item in lines_of(pathlib.Path(data) / corpus / name):
                if (corpus, str(item["id"])) in wanted:
                    found[corpus, str(item["id"])] = item["text"] if corpus == "polnear" else text_of(item)
    return found


def read(program, texts):
    """Spans of the outlet's own statements, by key."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts.values()):
            (pathlib.Path(folder) / f"{number:05}.txt").write_text(text, encoding="utf-8")
        paths = sorted(str(path) for path in pathlib.Path(folder).iterdir())
        done = subprocess.run([program, "read", "--json", *paths], capture_output=True, check=True)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
    if len(lines) != len(texts):
        sys.exit(f"{len(texts)} articles were given and {len(lines)} read.")
    return {key: [(s["content"][0]["begin"], s["content"][-1]["end"], s["content"][0]["text"])
                  for s in line["statements"] if s["voice"] == "outlet"] for key, line in zip(texts, lines)}


def shared(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def score_marks(program, data, shows):
    marks = {(m["corpus"], m["id"]): m for m in lines_of(HERE / "outlet.marks.jsonl")}
    own = read(program, articles(data, set(marks)))
    counts = collections.defaultdict(collections.Counter)
    for key, mark in marks.items():
        for begin, end, text in own.get(key, []):
            fits = [m for m in mark["marks"] if 2 * shared((begin, end), m) >= max(end - begin, m[1] - m[0])]
            what = "unmarked" if not fits else "right" if fits[0][2] else "wrong"
            counts[mark["round"]][what] += 1
            if shows:
                print(what, *key, begin, end, text, sep="\t")
        counts[mark["round"]]["articles"] += 1
    for number, count in sorted(counts.items()):
        said = count["right"] + count["wrong"]
        print(f"round {number}: {count['articles']} articles, {count['right']} of {said} right"
              f" ({100 * count['right'] / max(said, 1):.0f} %), {count['unmarked']} unmarked")


def score_clusters(program, path, half):
    path = pathlib.Path(path)
    found = gold_all = fitting = made = 0
    for cluster in json.loads(path.read_text(encoding="utf-8"))["clusters"]:
        if half != "all" and (cluster["folder"] in LOOKED_AT) != (half == "look"):
            continue
        texts = {a: (path.parent / "clusters" / cluster["folder"] / f"{a}.txt").read_text(encoding="utf-8")
                 for a in cluster["articles"]}
        own = read(program, texts)
        for article, text in texts.items():
            gold, speakers = [], []
            for statement in cluster["statements"]:
                if statement["article"] != article or not statement["content"]:
                    continue
                begin = text.find(statement["content"][0])
                end = text.find(statement["content"][-1]) + len(statement["content"][-1])
                if begin >= 0 and not statement["cue"]:
                    (gold if statement["voice"] == "outlet" else speakers).append((begin, end))
            gold_all += len(gold)
            found += sum(any(2 * shared(g, o) >= g[1] - g[0] for o in own[article]) for g in gold)
            made += len(own[article])
            fitting += sum(any(2 * shared(g, o) >= g[1] - g[0] for g in gold) for o in own[article])
    print(f"clusters, {half}: {found} of {gold_all} found, {fitting} of {made} are among the gold statements")


def main():
    if len(sys.argv) >= 4 and sys.argv[1] == "marks":
        score_marks(sys.argv[2], sys.argv[3], "--show" in sys.argv)
    elif len(sys.argv) == 5 and sys.argv[1] == "clusters":
        score_clusters(*sys.argv[2:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
