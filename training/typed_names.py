"""Names of EWT's training texts with their types. The treebank's tags tell where proper nouns stand, its syntax where one name
ends and the next begins, and labels/names.ewt.tsv what 1,761 of them are, each string read once in its first place
(person, organisation, place; none: a date, a title, a people, a work, an address). What is in no list stays open.

`python typed_names.py EWT.conllu.gz OUT.iob2 OUT.masks`: a file for build/name_features, and beside it one line a token with the
labels it may have, as bits (O, then B and I of person, organisation, place, other). `python typed_names.py DATA/polnear OUT.iob2`: the
same of every 20th of PolNeAR's training articles, whose names the network tells.
"""
from __future__ import annotations

import re
import sys
from pathlib import Path

from texts import read_lines, read_polnear

ANY, NONE = (1 << 9) - 1, 1 | 3 << 7
BEGINNING = {"person": 1, "organisation": 3, "place": 5}
DATES = set("""january february march april may june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun tues thurs""".split())
TITLES = set("""mr mrs ms dr prof rev hon sen rep gov lt col gen maj capt sgt adm president senator governor secretary general captain
colonel professor prime minister sheikh sheik judge justice lord lady sir king queen prince princess pope cardinal bishop ambassador
congressman chairman director vice deputy mayor major sergeant st. ayatollah imam mullah grand sayyid doctor father sister uncle aunt
foreign defense chancellor rabbi reverend attorney commander admiral lieutenant premier representative brother""".split())
MARKS = {"of", "&", "-", "/"}
INSIDE = {"of", "and", "for", "the", "on", "in", "to", "de", "'s", "&", ","}      # "Immigration and Customs Enforcement"


def sentences(path):
    """(document, surface, rows of words) in the file's order."""
    document, surface, rows = None, "", []
    for line in read_lines(path) + [""]:
        if line.startswith("# newdoc"):
            document = line.split("= ")[1]
        elif line.startswith("# text = "):
            surface = line[9:]
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            yield document, surface, rows
            rows = []


def is_proper(row):
    return row[3] == "PROPN" or row[4] in ("NNP", "NNPS")


def plain(word):
    return word.lower().strip(".")


def runs(rows):
    """Proper nouns in a row, marks between them bridged."""
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and is_proper(rows[end]):
            end += 1
            if end + 1 < len(rows) and rows[end][1].lower() in MARKS and is_proper(rows[end + 1]):
                end += 1
        if end > at:
            yield at, end
        at = end + 1


def parts(rows, begin, end):
    """A run is cut where the syntax does not hold it together: "Miramar | California", "Smith | Jones"."""
    start = begin
    for i in range(begin, end - 1):
        head, relation = int(rows[i + 1][6]) - 1, rows[i + 1][7]
        apart = relation.split(":")[0] in ("appos", "list", "parataxis", "conj", "dep", "vocative", "discourse") and head <= i
        apart = apart or relation in ("nmod:npmod", "nmod:unmarked", "obl:npmod", "obl:tmod", "obl:unmarked", "nmod:tmod")
        if not apart:
            left = any(i < int(rows[x][6]) - 1 < end for x in range(start, i + 1))
            right = any(start <= int(rows[x][6]) - 1 <= i and rows[x][7].split(":")[0] in
                        ("flat", "compound", "nmod", "goeswith", "amod", "nummod", "case") for x in range(i + 1, end))
            apart = not left and not right
        if apart:
            yield start, i + 1
            start = i + 1
    yield start, end


def names(rows):
    for run in runs(rows):
        for begin, end in parts(rows, *run):
            while end - begin > 1 and plain(rows[begin][1]) in TITLES or begin < end and rows[begin][1] in MARKS:
                begin += 1
            while begin < end and rows[end - 1][1] in MARKS:
                end -= 1
            if begin < end:
                yield begin, end


def first_names(path):
    names, inside = set(), False
    for line in read_lines(path):
        if line.startswith("["):
            inside = "first names" in line
        elif inside and not line.startswith("#"):
            names |= set(line.split())
    return names


def masks_of(rows, known, firsts):
    masks = [ANY if is_proper(row) and plain(row[1]) not in DATES else NONE if is_proper(row) else 1 for row in rows]
    for begin, end in names(rows):
        words = [row[1] for row in rows[begin:end]]
        kind = known.get(" ".join(words))
        if all(plain(w) in DATES for w in words) or any("@" in w or "://" in w for w in words):
            kind = "none"
        elif not kind and 2 <= len(words) <= 3 and words[0].lower() in firsts:
            kind = "person" if all(re.fullmatch(r"[A-Z][a-z']+|[A-Z]\.?", w) for w in words) else None
        for i in range(begin, end):
            first = BEGINNING.get(kind)
            masks[i] = ANY if not kind else NONE if first is None else 1 << first + (i > begin)
    for i, row in enumerate(rows[:-1]):
        if masks[i] == ANY and plain(row[1]) in TITLES and masks[i + 1] == 1 << 1:
            masks[i] = 1
    for i in range(1, len(rows) - 1):           # small words beside what is open may join it to the next name
        end = i
        while end < min(i + 3, len(rows) - 1) and rows[end][1].lower() in INSIDE and masks[end] == 1:
            end += 1
        if end > i and is_proper(rows[i - 1]) and is_proper(rows[end]) and ANY in (masks[i - 1], masks[end]):
            masks[i:end] = [ANY] * (end - i)
    return masks


def main(treebank, out, out_masks):
    here = Path(__file__).parent
    known = dict(reversed(line.split("\t")) for line in read_lines(here / "labels/names.ewt.tsv") if not line.startswith("#"))
    firsts = first_names(here.parent / "models/people.txt")
    before = None
    with open(out, "w", encoding="utf-8") as file, open(out_masks, "w", encoding="utf-8") as mask_file:
        for document, surface, rows in sentences(treebank):
            if document != before:
                file.write(f"# newdoc id = {document}\n")
            before = document
            file.write(f"# text = {surface}\n" + "".join(f"{i + 1}\t{row[1]}\tO\n" for i, row in enumerate(rows)) + "\n")
            mask_file.write("".join(f"{mask}\n" for mask in masks_of(rows, known, firsts)))


def write_news(folder, out):
    with open(out, "w", encoding="utf-8") as file:
        for text in read_polnear(Path(folder), "train")[10::20]:
            file.write(f"# newdoc id = {text.name}\n")
            for begin, end in text.sentences:
                start, words = text.tokens[begin][0], text.tokens[begin:end]
                file.write("# text = " + text.text[start:words[-1][1]].replace("\n", " ") + "\n")
                file.write("".join(f"{i + 1}\t{text.text[b:e]}\tO\n" for i, (b, e) in enumerate(words)) + "\n")


if __name__ == "__main__":
    (main if len(sys.argv) > 3 else write_news)(*sys.argv[1:])
