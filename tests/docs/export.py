#!/usr/bin/env python3
"""What a record gives out is what docs/output.md promises, and comes back as it was.

usage: export.py PROGRAM        PROGRAM is build/sayso, with a model where it looks for one

The samples are added in two orders: the exports must be the same bytes. Each line must follow docs/export.schema.json, lines
must stand in order, ids must be there once and all that is named must be there, and each span must give its text. The export is
imported into an empty record and exported again; corrections are made, exported, imported, and undone.
"""

import csv
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

import json_schema

ROOT = pathlib.Path(__file__).parents[2]
PROGRAM = ""
LETTERS = {"a": "article", "p": "speaker", "s": "statement", "c": "claim", "f": "figure", "e": "event", "g": "place",
           "l": "relation", "o": "origin", "y": "story"}


def run(*arguments, code=0):
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=ROOT, capture_output=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"sayso {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode() if code == 0 else done.stderr.decode()


def without_corrections(lines):
    return [line for line in lines.splitlines() if not line.startswith('{"record":"correction"')]


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keeper = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.keeper.name)
        cls.record = cls.folder / "samples.db"
        files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "samples").rglob("*.*") if path.suffix in (".txt", ".jsonl"))
        run("add", "--record", cls.record, *files)
        cls.files = files
        cls.lines = run("export", "--record", cls.record)
        cls.objects = [json.loads(line) for line in cls.lines.splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.keeper.cleanup()

    def of(self, kind):
        return [one for one in self.objects if one["record"] == kind]

    def imported(self, lines, name):
        (self.folder / name).write_text(lines, encoding="utf-8")
        run("import", self.folder / name, "--record", self.folder / (name + ".db"))
        return run("export", "--record", self.folder / (name + ".db"))

    def test_follows_the_schema(self):
        schema = json_schema.load_schema(ROOT / "docs" / "export.schema.json")
        named = {one["$ref"].split("/")[-1] for one in schema["anyOf"]}
        self.assertEqual(named, {"header"} | {one["record"] for one in self.objects[1:]} | {"correction"})
        for number, one in enumerate(self.objects, 1):
            kind = "header" if one["record"] == "sayso" else one["record"]
            self.assertEqual(list(json_schema.faults(one, schema["$defs"][kind], schema, f"line {number}")), [])

    def test_stands_in_order_with_record_and_id_first(self):
        self.assertEqual(list(self.objects[0]), ["record", "version", "offsets"])
        keys = [(one["record"], one["id"]) for one in self.objects[1:]]
        self.assertEqual(keys, sorted(set(keys)))
        for one in self.objects[1:]:
            self.assertEqual(list(one)[:2], ["record", "id"])

    def test_names_nothing_that_is_not_there(self):
        ids = {one["id"] for one in self.objects[1:]} | {time["id"] for one in self.of("article") for reading in one["readings"]
                                                        for time in reading["other_times"]}
        runs = {reading["run"] for one in self.of("article") for reading in one["readings"]}

        def check(value, key=None):
            if isinstance(value, dict):
                for name, part in value.items():
                    if name not in ("text", "name", "names", "address", "model"):
                        check(part, name)
            elif isinstance(value, list):
                for part in value:
                    check(part, key)
            elif isinstance(value, str) and len(value) > 17 and value[1] == "-" and value[0] in LETTERS:
                self.assertIn(value, ids, key)
            elif key == "run":
                self.assertIn(value, runs)

        for one in self.objects[1:]:
            check(one)

    def test_gives_the_words_of_its_spans(self):
        texts = {one["id"]: one["text"] for one in self.of("article")}
        count = 0

        def check(value, text):
            nonlocal count
            if isinstance(value, dict):
                text = texts.get(value.get("article"), text)
                if value.get("begin") is not None and "text" in value:
                    count += 1
                    self.assertEqual(text[value["begin"]:value["end"]], value["text"])
                for part in value.values():
                    check(part, text)
            elif isinstance(value, list):
                for part in value:
                    check(part, text)

        for one in self.objects[1:]:
            check(one, texts.get(one["id"]))
        self.assertGreater(count, 2000)

    def test_says_of_statements_what_read_says(self):
        read = [json.loads(line) for line in run("read", "--json", *self.files).splitlines()]
        by_article = {}
        for one in self.of("statement"):
            by_article.setdefault(one["article"], []).append(one)
        for line in read:
            ours = sorted(by_article.get(line["article"]["id"], []), key=lambda one: one["number"])
            self.assertEqual(len(ours), len(line["statements"]))
            for one, other in zip(ours, line["statements"]):
                for key in ("voice", "kind", "act", "negated", "realis", "firmness", "polarity", "source", "cue", "content", "medium", "said"):
                    self.assertEqual(one[key], other[key], key)
                for key in ("figures", "events"):
                    self.assertEqual(len(one[key]), len(other[key]), (key, one, other))

    def test_is_the_same_in_any_order(self):
        files = list(self.files)
        random.Random(5).shuffle(files)
        other = self.folder / "shuffled.db"
        for file in files:
            run("add", "--record", other, file)
        self.assertTrue(run("export", "--record", other) == self.lines, "the order of adding shows in the export")

    def test_is_imported_and_exported_as_the_same_bytes(self):
        self.assertTrue(self.imported(self.lines, "again") == self.lines, "the second export differs")
        self.assertIn("there already", run("import", self.folder / "again", "--record", self.record))
        self.assertTrue(run("export", "--record", self.record) == self.lines, "importing again changed the record")

    def test_keeps_versions_and_goes_on_after_an_import(self):
        first, second = self.folder / "first.jsonl", self.folder / "second.jsonl"
        text = "Mayor Vera Holm said 40 homes were flooded.\n\nPolice denied that anyone was missing."
        article = {"url": "https://example.org/flood", "outlet": "Tarvik Post", "date": "2024-11-06", "text": text}
        first.write_text(json.dumps(article))
        second.write_text(json.dumps({**article, "date": "2024-11-07", "text": text.replace("40", "60") + "\n\nRain will go on, Holm said."}))
        one, two = self.folder / "versions.db", self.folder / "half.db"
        run("add", "--record", one, first)
        half = run("export", "--record", one)
        run("add", "--record", one, second)
        lines = run("export", "--record", one)
        self.assertTrue(self.imported(lines, "versions") == lines, "versions are not as they were")
        (self.folder / "half").write_text(half)
        run("import", self.folder / "half", "--record", two)
        run("add", "--record", two, second)
        self.assertTrue(run("export", "--record", two) == lines, "what is added after an import is not linked as before")

    def test_keeps_and_undoes_corrections(self):
        record = self.folder / "corrected.db"
        run("export", "--to", "sqlite", "--record", self.record, "-o", record)
        speakers = [one["id"] for one in self.of("speaker") if one["named"] and one["type"] == "person"]
        statements = [one["id"] for one in self.of("statement")]
        stories = [one for one in self.of("story")]
        relation = self.of("relation")[0]
        wide = max(stories, key=lambda one: len(one["articles"]))
        for words in (["set-act", statements[0], "deny"], ["reject", statements[1]], ["set-speaker", statements[2], speakers[0]],
                      ["set-speaker", statements[3], "Somebody Else"], ["break", relation["id"]],
                      ["add", statements[4], "denies", statements[5]], ["merge-speakers", *speakers[1:3]],
                      ["join-stories", stories[0]["id"], stories[1]["id"]], ["split-story", wide["id"], wide["articles"][-1]]):
            before = run("export", "--record", record)
            key = run("fix", *words, "--why", "a test", "--who", "Ann Lee", "--record", record).split(":")[0]
            after = run("export", "--record", record)
            self.assertFalse(without_corrections(before) == without_corrections(after), f"{words} changed nothing")
            self.assertTrue(self.imported(after, key) == after, f"{words} is not imported as it was")
            run("fix", "--undo", key[:10], "--record", record)
            undone = without_corrections(run("export", "--record", record))
            self.assertTrue(without_corrections(before) == undone, f"{words} is not undone without a trace")
        self.assertTrue(undone == self.lines.splitlines(), "all are undone, and the record is another")
        run("fix", "--undo", key, "--record", record, code=1)

    def test_hands_corrections_on_as_a_text_file(self):
        record, other = self.folder / "one.db", self.folder / "other.db"
        for copy in (record, other):
            run("export", "--to", "sqlite", "--record", self.record, "-o", copy)
        statement = self.of("statement")[0]["id"]
        run("fix", "set-act", statement, "retract", "--why", "so", "--record", record)
        run("fix", "--export", self.folder / "corrections.txt", "--record", record)
        run("fix", "--import", self.folder / "corrections.txt", "--record", other)
        self.assertTrue(run("export", "--record", record) == run("export", "--record", other), "corrections were not handed on")

    def test_writes_tables_and_copies(self):
        run("export", "--to", "csv", "--record", self.record, "-o", self.folder / "tables")
        for kind in {one["record"] for one in self.objects[1:]}:
            with open(self.folder / "tables" / f"{kind}.csv", newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file, strict=True))
            self.assertEqual([row["id"] for row in rows], [one["id"] for one in self.of(kind)], kind)
        copy = self.folder / "copy.db"
        run("export", "--to", "sqlite", "--record", self.record, "-o", copy)
        self.assertTrue(run("export", "--record", copy) == self.lines, "the copy is another record")
        part = self.folder / "part.db"
        run("export", "--to", "sqlite", "--outlet", "tarvik post", "--record", self.record, "-o", part)
        outlets = {json.loads(line).get("outlet", "Tarvik Post") for line in run("export", "--record", part).splitlines()}
        self.assertEqual(outlets, {"Tarvik Post"})

    def test_writes_into_pipes_and_links_and_leaves_them_there(self):
        pipe, link, file = self.folder / "pipe", self.folder / "link", self.folder / "file"
        os.mkfifo(pipe)
        with open(self.folder / "caught", "wb") as caught, subprocess.Popen(["cat", pipe], stdout=caught) as reader:
            run("export", "--record", self.record, "-o", pipe)
            reader.wait(timeout=60)
        self.assertTrue((self.folder / "caught").read_text(encoding="utf-8") == self.lines, "the pipe was not written to")
        self.assertTrue(pipe.is_fifo())
        file.write_text("old")
        link.symlink_to(file)
        run("export", "--record", self.record, "-o", link)
        self.assertTrue(link.is_symlink() and file.read_text(encoding="utf-8") == self.lines)
        self.assertFalse(list(self.folder.glob("*.part")))

    def test_says_what_is_wrong(self):
        self.assertIn("needs a name", run("export", "--to", "sqlite", "--record", self.record, code=2))
        self.assertIn("it is jsonl, csv or sqlite", run("export", "--to", "xml", "--record", self.record, code=2))
        self.assertIn("it is a day", run("export", "--since", "May", "--record", self.record, code=2))
        self.assertIn("There is no record", run("export", "--record", self.folder / "none.db", code=1))
        self.assertIn("Line 1 of the file", run("import", "README.md", "--record", self.folder / "new.db", code=1))
        self.assertFalse((self.folder / "new.db").exists())
        self.assertIn("Say why", run("fix", "reject", self.of("statement")[0]["id"], "--record", self.record, code=2))
        self.assertIn("Nothing to do", run("fix", "--record", self.record, code=2))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
