#!/usr/bin/env python3
"""The record as a person or a script meets it: what `sayso add` says and stores, asked with SQLite itself.

usage: record.py PROGRAM [TEST…]        PROGRAM is build/sayso, with a model where it looks for one
"""

import contextlib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "rounding"))
import rounding  # noqa: E402  the path must be known first

SAMPLES = ROOT / "samples"
CLASH = sorted(str(path) for path in (SAMPLES / "border-clash").glob("*.txt"))
PROGRAM = ""
FINE, BAD_INPUT, BAD_USE = 0, 1, 2


class Done:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class WithFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sayso-record-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.record = self.folder / "sayso.db"

    def run_sayso(self, *arguments, given=None, cwd=None, **changes):
        """In the folder, so that the record is the one there unless another is named."""
        kept = {name: value for name, value in os.environ.items() if name != "SAYSO_RECORD"}
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=given.encode() if given is not None else None,
                              check=False, stdin=subprocess.DEVNULL if given is None else None, capture_output=True,
                              cwd=cwd or self.folder, env={**kept, **changes})
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def ask(self, sql, record=None):
        with contextlib.closing(sqlite3.connect(record or self.record)) as connection:
            return connection.execute(sql).fetchall()

    def add(self, *arguments, **more):
        done = self.run_sayso("add", *arguments, **more)
        self.assertEqual((done.code, done.err), (FINE, ""))
        return done

    def articles(self, *articles):
        path = self.folder / "articles.jsonl"
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        return path


class Adding(WithFolder):
    def test_says_what_was_added(self):
        self.assertRegex(self.add(CLASH[0]).out, r"^1 article with \d+ statements added to sayso\.db\.\n$")
        self.assertRegex(self.add(*CLASH[:3]).out,
                         r"^2 articles with \d+ statements added to sayso\.db; 1 was there already\.\n$")
        self.assertEqual(self.add(*CLASH[:3]).out, "Nothing new for sayso.db; 3 were there already.\n")

    def test_again_changes_no_row(self):
        self.add(SAMPLES)
        before = self.ask("SELECT count(*) FROM statement UNION ALL SELECT count(*) FROM span UNION ALL "
                          "SELECT count(*) FROM article UNION ALL SELECT count(*) FROM run")
        self.add(SAMPLES)
        after = self.ask("SELECT count(*) FROM statement UNION ALL SELECT count(*) FROM span UNION ALL "
                         "SELECT count(*) FROM article UNION ALL SELECT count(*) FROM run")
        self.assertEqual(before, after)

    def test_stores_what_read_shows(self):
        self.add(*CLASH)
        for path in CLASH:
            shown = json.loads(self.run_sayso("read", "--json", path).out)
            stored = self.ask("SELECT s.act, s.firmness, w.content FROM statement_now s "
                              "JOIN statement_words w ON w.statement = s.id JOIN article a ON a.id = s.article "
                              f"WHERE a.key = '{shown['article']['id']}' ORDER BY s.number")
            self.assertEqual(stored, [(one["act"], one["firmness"], " … ".join(piece["text"] for piece in one["content"]))
                                      for one in shown["statements"]])
            self.assertGreater(len(stored), 3)

    def test_any_number_of_threads_stores_the_same(self):
        rows = []
        for threads in ("1", "3"):
            record = self.folder / f"{threads}.db"
            self.add("--threads", threads, "--record", record, SAMPLES)
            rows.append(self.ask("SELECT s.id, s.key, a.key, s.number FROM statement s JOIN article a ON a.id = s.article",
                                 record))
        self.assertEqual(rows[0], rows[1])

    def test_the_record_is_named_by_option_or_environment(self):
        one, other = self.folder / "one.db", self.folder / "other.db"
        self.add("--record", one, CLASH[0], SAYSO_RECORD=str(other))
        self.assertEqual([path.exists() for path in (one, other, self.record)], [True, False, False])
        self.add(CLASH[0], SAYSO_RECORD=str(other))
        self.assertEqual([path.exists() for path in (other, self.record)], [True, False])

    def test_what_is_known_of_all_articles(self):
        self.add("--outlet", "Post", "--published", "2024-11-04", "-", given="Rain\n\nIt rains, said Ann Lee.\n")
        self.assertEqual(self.ask("SELECT who, \"when\", outlet FROM said"), [("Ann Lee", "2024-11-04", "Post")])

    def test_json_is_a_line_an_article_and_one_of_totals(self):
        *articles, totals = self.add("--json", *CLASH[:2], CLASH[0]).lines()
        self.assertEqual([line["path"] for line in articles], [CLASH[0], CLASH[1], CLASH[0]])
        self.assertEqual([line["added"] for line in articles], ["article", "article", "known"])
        self.assertEqual(self.ask("SELECT key FROM article ORDER BY id"), [(line["id"],) for line in articles[:2]])
        self.assertEqual((totals["articles"], totals["known"], totals["skipped"]), (2, 1, 0))
        self.assertEqual(totals["statements"], self.ask("SELECT count(*) FROM statement")[0][0])

    def test_what_cannot_be_read_is_told_and_the_rest_is_added(self):
        done = self.run_sayso("add", CLASH[0], "no-such-file.txt", CLASH[1])
        self.assertEqual(done.code, BAD_INPUT)
        self.assertIn("sayso: 1 of 3 articles could not be read:\n", done.err)
        self.assertIn("no-such-file.txt", done.err)
        self.assertEqual(self.ask("SELECT count(*) FROM article"), [(2,)])


class Versions(WithFolder):
    URL = "https://example.org/1"
    FIRST = {"url": URL, "title": "Rain", "text": "It rains, said Ann Lee.\n\nIt will stop, said Bo Ek."}
    SECOND = {"url": URL, "title": "Rain", "text": "It rained, the outlet found.\n\nIt will stop, said Bo Ek."}

    def test_a_changed_text_is_a_new_version(self):
        self.add(self.articles(self.FIRST))
        said = self.add(self.articles(self.SECOND)).out
        self.assertIn("added to sayso.db, 1 of them a new version.", said)
        self.assertEqual(self.ask("SELECT version, superseded_by FROM article ORDER BY version"), [(1, 2), (2, None)])
        self.assertEqual(self.ask("SELECT count(*), count(DISTINCT key) FROM statement WHERE key IN "
                                  "(SELECT statement FROM said WHERE who = 'Bo Ek')"), [(2, 1)])
        self.assertEqual(self.ask("SELECT count(*) FROM said WHERE who = 'Ann Lee'"), [(0,)])
        self.assertGreater(self.ask("SELECT count(*) FROM statement WHERE vanished IS NOT NULL")[0][0], 0)

    def test_again_reads_with_another_run(self):
        self.add(self.articles(self.FIRST))
        self.assertEqual(self.add("--again").out, "Nothing new for sayso.db; 1 was there already.\n")
        with contextlib.closing(sqlite3.connect(self.record)) as connection:
            connection.execute("UPDATE run SET key = 'r-older', model = 'older'")
            connection.commit()
        before = self.ask("SELECT key, kind, act FROM statement_now ORDER BY number")
        self.assertRegex(self.add("--again").out, r"^1 article read again in sayso\.db with \d+ statements\.\n$")
        self.assertEqual(self.ask("SELECT key, kind, act FROM statement_now ORDER BY number"), before)
        self.assertEqual(self.ask("SELECT DISTINCT run FROM statement_now"), [(2,)])
        self.assertEqual(self.ask("SELECT count(*) FROM article"), [(1,)])


class Refusals(WithFolder):
    def expect(self, code, words, *arguments):
        done = self.run_sayso("add", *arguments)
        self.assertEqual((done.code, done.out), (code, ""), done.err)
        self.assertEqual(done.err.count("\n"), 1, done.err)
        self.assertIn(words, done.err)

    def test_bad_use(self):
        self.expect(BAD_USE, "--again reads what is in the record already", "--again", CLASH[0])
        self.expect(BAD_USE, '--threads cannot be "0"', "--threads=0", CLASH[0])
        self.assertFalse(self.record.exists())

    def test_no_record_to_read_again(self):
        self.expect(BAD_INPUT, "There is no record at sayso.db", "--again")
        self.assertFalse(self.record.exists())

    def test_files_that_are_no_records(self):
        (self.folder / "text.db").write_text("x" * 5000, encoding="utf-8")
        with contextlib.closing(sqlite3.connect(self.folder / "other.db")) as connection:
            connection.execute("CREATE TABLE bird (name TEXT)")
        self.expect(BAD_INPUT, "text.db is not a record: it is no SQLite database.", "--record", "text.db", CLASH[0])
        self.expect(BAD_INPUT, "other.db is an SQLite database, but no record of sayso", "--record", "other.db", CLASH[0])
        self.expect(BAD_INPUT, "is a folder", "--record", ".", CLASH[0])
        self.expect(BAD_INPUT, "cannot be opened", "--record", "no/such/folder.db", CLASH[0])
        self.assertEqual((self.folder / "text.db").read_text(encoding="utf-8"), "x" * 5000)

    def test_a_newer_record(self):
        self.add(CLASH[0])
        with contextlib.closing(sqlite3.connect(self.record)) as connection:
            connection.execute("PRAGMA user_version = 1000")
        self.expect(BAD_INPUT, "was made by a newer sayso", CLASH[1])

    def test_a_record_that_another_process_is_writing(self):
        self.add(CLASH[0])
        with contextlib.closing(sqlite3.connect(self.record, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            self.expect(BAD_INPUT, "is being written by another process: try again when it has finished.", CLASH[1])


class Docs(WithFolder):
    """Every question in docs/record.md, on the samples, is answered as it says there; SAYSO_ACCEPT=1 writes the answers."""

    PAGE = ROOT / "docs" / "record.md"
    QUESTION = re.compile(r"(```sql\n(.*?)```\n```\n)(.*?)(```\n)", re.DOTALL)

    def test_answers(self):
        self.add("samples/", cwd=ROOT, SAYSO_RECORD=str(self.record))
        page = self.PAGE.read_text(encoding="utf-8")

        def answered(found):
            rows = self.ask(found[2])
            self.assertGreater(len(rows), 0, found[2])
            lines = ["|".join("" if value is None else str(value) for value in row) + "\n" for row in rows]
            return found[1] + "".join(lines) + found[4]

        now = self.QUESTION.sub(answered, page)
        self.assertGreater(len(self.QUESTION.findall(page)), 3)
        if os.environ.get("SAYSO_ACCEPT"):
            self.PAGE.write_text(now, encoding="utf-8")
        else:
            self.assert_agrees(now, page)

    def assert_agrees(self, now, expected):
        self.assertEqual(now, now if rounding.agrees(now, expected) else expected)

    def test_what_add_says(self):
        for expected in re.findall(r"\$ build/sayso add samples/\n    (.*)\n", self.PAGE.read_text(encoding="utf-8")):
            said = self.add("samples/", cwd=ROOT, SAYSO_RECORD=str(self.record)).out
            self.assert_agrees(said.replace(str(self.record), "sayso.db"), expected + "\n")

    def test_what_verify_says(self):
        self.add("samples/", cwd=ROOT, SAYSO_RECORD=str(self.record))
        page = self.PAGE.read_text(encoding="utf-8")
        expected = re.search(r"\$ build/sayso verify\n    (.*)\n", page)[1]
        done = subprocess.run([PROGRAM, "verify", "--record", str(self.record)], check=False, capture_output=True, text=True)
        if os.environ.get("SAYSO_ACCEPT"):
            now = done.stdout.replace(str(self.record), "sayso.db").rstrip("\n")
            self.PAGE.write_text(page.replace(expected, now), encoding="utf-8")
            return
        self.assert_agrees(done.stdout.replace(str(self.record), "sayso.db"), expected + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
