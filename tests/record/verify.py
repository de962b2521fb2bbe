#!/usr/bin/env python3
"""`sayso verify` on records that were broken by hand, one for each kind of breakage: it must name what is wrong and where, and must find
nothing wrong in records that are sound (the samples, with new versions and with corrections of all kinds).

usage: verify.py PROGRAM [TEST…]        PROGRAM is build/sayso, with a model where it looks for one
"""

import contextlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parents[2]
PROGRAM = ""
FINE, BAD_INPUT = 0, 1

# Name, SQL that breaks a sound record, and what must be said: where (a pattern) and what.
BROKEN = [
    ("a text with a word changed", "UPDATE article SET text = replace(text, 'the', 'thy') WHERE id = 3",
     r"article a-\w+: its text is not the one that was stored \(its SHA-256 is"),
    ("a text that is no UTF-8", "UPDATE article SET text = CAST(x'52c3' || substr(text, 3) AS TEXT) WHERE id = 3",
     r"article a-\w+: its text is no UTF-8 at byte 1"),
    ("another outlet", "UPDATE article SET outlet = (SELECT max(id) FROM outlet) WHERE id = 1",
     r"article a-\w+: its key is not that of its outlet, url, date and text"),
    ("another address", "UPDATE article SET address = 'here' WHERE id = 2", r"article a-\w+: its address is neither its url nor its key"),
    ("blocks beyond the text", "UPDATE article SET blocks = '[[0,99999,\"title\"]]' WHERE id = 2", r"article a-\w+: its blocks are no list"),
    ("notes that are no list", "UPDATE article SET notes = '{' WHERE id = 2", r"article a-\w+: its notes are no list"),
    ("a span beyond the text", "UPDATE span SET \"end\" = 99999 WHERE statement = 5 AND field = 'content' AND number = 0",
     r"the content of statement s-\w+ in article a-\w+: reaches beyond the text \(from \d+ to 99999 of"),
    ("a span before the text", "UPDATE span SET \"begin\" = -1 WHERE statement = 5 AND field = 'content' AND number = 0",
     r"the content of statement s-\w+ in article a-\w+: reaches beyond the text \(from -1"),
    ("an empty span", "UPDATE span SET \"end\" = \"begin\" WHERE statement = 5 AND field = 'content' AND number = 0",
     r"the content of statement s-\w+ in article a-\w+: holds no words"),
    ("a span moved by one", "UPDATE span SET \"begin\" = \"begin\" + 1, \"end\" = \"end\" + 1 WHERE statement = 5 AND field = 'content' AND number = 0",
     r"statement s-\w+: its key is not that of its words in article a-\w+"),
    ("a span less", "DELETE FROM span WHERE statement = (SELECT statement FROM span WHERE field = 'content' AND number = 1 LIMIT 1) "
     "AND field = 'content' AND number = 0", r"the content of statement s-\w+: has more or fewer pieces than were stored"),
    ("a statement's key", "UPDATE statement SET key = 's-0000000000000000' WHERE id = 4", r"statement s-0000000000000000: its key is not that of its words"),
    ("a figure beyond the text", "UPDATE figure SET \"end\" = 99999 WHERE id = 1", r"figure f-\w+ in article a-\w+: reaches beyond the text"),
    ("a figure moved", "UPDATE figure SET \"begin\" = \"begin\" - 1 WHERE id = 1", r"figure f-\w+ in article a-\w+: its key is not that of its place"),
    ("half of an offset", "UPDATE figure SET of_end = NULL WHERE id = (SELECT min(id) FROM figure WHERE of_begin IS NOT NULL)",
     r"the thing counted by figure f-\w+ in article a-\w+: has an offset without its other"),
    ("a time moved", "UPDATE time SET \"end\" = \"end\" + 1 WHERE id = 1", r"time t-\w+ in article a-\w+: its key is not that of its place"),
    ("a place moved", "UPDATE place SET \"end\" = \"end\" + 1 WHERE id = 1", r"place g-\w+ in article a-\w+: its key is not that of its place"),
    ("an event of another type", "UPDATE event SET type = (SELECT type FROM event WHERE type <> (SELECT type FROM event WHERE id = 1) LIMIT 1) WHERE id = 1",
     r"event e-\w+ in article a-\w+: its key is not that of its place"),
    ("a mention beyond the text", "UPDATE mention SET \"end\" = 99999 WHERE speaker_in_article = 1 AND number = 0",
     r"a mention of the speaker .+ in article a-\w+: reaches beyond the text"),
    ("a participant beyond the text", "UPDATE participant SET \"end\" = 99999 WHERE event = (SELECT min(event) FROM participant) AND number = 0",
     r"a participant of event e-\w+ in article a-\w+: reaches beyond"),
    ("evidence of a relation beyond the text", "UPDATE relation SET to_end = 99999 WHERE id = (SELECT min(id) FROM relation)",
     r"the evidence of relation l-\w+ in article a-\w+: reaches beyond the text"),
    ("evidence of an origin beyond the text", "UPDATE origin_evidence SET \"end\" = 99999 WHERE origin = (SELECT min(origin) FROM origin_evidence) AND number = 0",
     r"the evidence of origin o-\w+ in article a-\w+: reaches beyond the text"),
    ("an act that is none", "UPDATE statement SET act = 'sing', act_read = 'sing' WHERE id = 2", r"statement s-\w+: its act is \"sing\", which is not in the list"),
    ("a bound that is none", "UPDATE figure SET bound = 'roughly' WHERE id IN (1, 2)", r"figure f-\w+ and 1 others: its bound is \"roughly\""),
    ("a flag of two", "UPDATE event SET own_voice = 2 WHERE id = 1", r"event e-\w+: its own_voice is \"2\""),
    ("a confidence of two", "UPDATE statement SET confidence = 2 WHERE id = 2", r"statement s-\w+: its confidence is not between 0 and 1"),
    ("a row that points nowhere", "UPDATE figure SET as_of = 99999 WHERE id = 1", r"row 1 of the table figure: points at a row of the table time that is not there"),
    ("no figure any more", "DELETE FROM figure WHERE id = (SELECT id FROM figure f WHERE number = 0 AND EXISTS "
     "(SELECT 1 FROM figure g WHERE g.article = f.article AND g.number = 1))", r"article a-\w+: a row of the table figure is missing"),
    ("words that the index lacks", "INSERT INTO statement_text (rowid, content, source) VALUES (5, 'another word', '')",
     r"statement s-\w+: the full-text index statement_text does not have its words"),
    ("words of nothing in the index", "INSERT INTO article_text (rowid, title, text) VALUES (9999, 'another', 'word')",
     r"article 9999: the full-text index article_text has words of a row that is not there"),
    ("an index that lost its words", "DELETE FROM article_text_data WHERE id > 10; DELETE FROM article_text_idx",
     r"article|the articles: "),
    ("a version out of place", "UPDATE article SET version = 3 WHERE superseded_by IS NULL AND version = 2", r"article a-\w+: its place among the versions"),
    ("a reading lost", "DELETE FROM reading WHERE article = 2", r"article a-\w+: the reading that is in force is not there"),
    ("an old statement in force", "UPDATE statement SET vanished = NULL WHERE vanished IS NOT NULL", r"statement s-\w+: is in force, though its article's version"),
    ("a statement marked as vanished", "UPDATE statement SET vanished = '2024-01-01T00:00:00Z' WHERE id = 2",
     r"statement s-\w+: is marked as vanished, though the reading in force has it"),
    ("superseded by another saying", "UPDATE statement SET superseded_by = 2 WHERE superseded_by IS NOT NULL",
     r"statement s-\w+: is superseded by a statement with another key"),
    ("an article by half: never linked", "DELETE FROM story_article WHERE article = 2", r"article a-\w+: was stored but never linked: it has no story"),
    ("a speaker never settled", "UPDATE speaker_in_article SET speaker = NULL WHERE article = 2 AND number = 0",
     r"the speaker .+ in article a-\w+: its speaker in all articles was never settled"),
    ("an origin that begins elsewhere", "UPDATE origin SET first = (SELECT min(id) FROM article WHERE id NOT IN (SELECT article FROM origin_article))",
     r"origin o-\w+: its first article is none of its articles"),
    ("a run's key", "UPDATE run SET model = 'other'", r"run r-\w+: its key is not that of its model and version"),
    ("a relation's type", "UPDATE relation SET type = 'cites' WHERE id = (SELECT min(id) FROM relation WHERE type <> 'cites')",
     r"relation l-\w+: its key is not that of its statements and type"),
    ("a relation with what is gone", "UPDATE relation SET to_statement = (SELECT id FROM statement WHERE vanished IS NOT NULL LIMIT 1) WHERE id = (SELECT min(id) FROM relation)",
     r"relation l-\w+: joins a statement that is not in force"),
    ("a statement without its claim", "UPDATE statement SET claim = NULL WHERE id = 2", r"statement s-\w+: has no claim"),
    ("a statement in another's claim", "UPDATE statement SET claim = (SELECT claim FROM statement WHERE id = 3) WHERE id = 2",
     r"statement s-\w+: its claim c-\w+ is not that of the statements that repeat or restate it"),
    ("a claim of nothing", "INSERT INTO claim (key) VALUES ('c-0')", r"claim c-0: has no statements"),
    ("a correction that is none", "UPDATE correction SET what = 'praise' WHERE what = 'set act'", r"correction x-\w+: sets what no correction sets: \"praise\""),
    ("a correction with a broken target", "UPDATE correction SET target = '[' WHERE what = 'set act'", r"correction x-\w+: its target or value is no list"),
    ("a correction's words changed", "UPDATE correction SET why = 'because' WHERE what = 'set act'", r"correction x-\w+: its key is not that of what it says"),
    ("an act that is not in force", "UPDATE statement SET act = act_read WHERE act IS NOT act_read",
     r"correction x-\w+: is not in force: the statement s-\w+ does not have what it sets"),
    ("a rejection that is not in force", "UPDATE statement SET rejected = 0", r"correction x-\w+: is not in force: the statement s-\w+"),
    ("a speaker that is not in force", "UPDATE statement SET speaker_set = NULL", r"correction x-\w+: is not in force: the statement s-\w+"),
    ("an act that nobody set", "UPDATE statement SET act = 'warn' WHERE id = (SELECT min(id) FROM statement WHERE act = 'say' AND act_read = 'say')",
     r"statement s-\w+: its act, its speaker or that it is rejected was set, and no correction says so"),
    ("a break that is not in force", "UPDATE relation SET broken = 0", r"correction x-\w+: is not in force: the relation"),
    ("a break that nobody decided", "UPDATE relation SET broken = 1", r"relation l-\w+: was broken or added, and no correction says so"),
    ("speakers merged and apart", "UPDATE speaker_in_article SET speaker = (SELECT max(id) FROM speaker) WHERE id = "
     "(SELECT min(id) FROM speaker_in_article WHERE found IS NOT NULL)", r"a-\w+ .+ and a-\w+ .+: are not one speaker, though a correction says so"),
    ("stories joined and apart", "INSERT INTO story (key) VALUES ('y-0'); UPDATE story_article SET story = (SELECT id FROM story WHERE key = 'y-0') "
     "WHERE article = (SELECT a.id FROM article a, correction c, json_each(c.target) j WHERE c.what = 'join stories' AND j.value = a.key LIMIT 1)",
     r"a-\w+ and a-\w+: are not one story, though a correction says so"),
    ("no index", "DROP INDEX figure_statement", r"the index figure_statement: is missing"),
    ("no table", "PRAGMA foreign_keys = OFF; DROP TABLE event_statement", r"the table event_statement: is missing"),
    ("no view", "DROP VIEW spoken_by", r"the view spoken_by: is missing"),
]


def run_sayso(*arguments, cwd=None):
    kept = {name: value for name, value in os.environ.items() if name != "SAYSO_RECORD"}
    done = subprocess.run([PROGRAM, *map(str, arguments)], check=False, stdin=subprocess.DEVNULL, capture_output=True, cwd=cwd, env=kept)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def ask(record, sql):
    with contextlib.closing(sqlite3.connect(record)) as connection:
        return connection.execute(sql).fetchall()


class Verify(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="sayso-verify-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.plain, cls.sound = cls.folder / "plain.db", cls.folder / "sound.db"
        code, _, err = run_sayso("add", "--record", cls.plain, ROOT / "samples")
        assert (code, err) == (FINE, ""), err
        shutil.copy(cls.plain, cls.sound)
        first, second = cls.folder / "1.jsonl", cls.folder / "2.jsonl"
        version = {"url": "https://example.org/1", "title": "Rain", "date": "2024-01-02", "outlet": "Post"}
        first.write_text(json.dumps({**version, "text": "It rains, said Ann Lee.\n\nIt will stop, said Bo Ek."}), encoding="utf-8")
        second.write_text(json.dumps({**version, "text": "It rained.\n\nIt will stop, said Bo Ek."}), encoding="utf-8")
        for path in (first, second):
            code, _, err = run_sayso("add", "--record", cls.sound, path)
            assert (code, err) == (FINE, ""), err
        cls.correct()

    @classmethod
    def correct(cls):
        """One correction of each kind."""
        def one(sql):
            return [str(value) for value in ask(cls.sound, sql)[0]]

        def fix(*words):
            code, _, err = run_sayso("fix", "--record", cls.sound, "--who", "Ann", "--why", "a test", *words)
            assert (code, err) == (FINE, ""), (words, err)

        fix("set-act", *one("SELECT key FROM statement_now WHERE act = 'say' AND id > 20 LIMIT 1"), "deny")
        fix("reject", *one("SELECT key FROM statement_now WHERE id > 40 LIMIT 1"))
        fix("set-speaker", *one("SELECT key FROM statement_now WHERE id > 60 LIMIT 1"), "Petra Novak")
        fix("break", *one("SELECT key FROM relation WHERE type NOT IN ('repeats', 'restates') LIMIT 1"))
        fix("merge-speakers", *one("SELECT min(key), max(key) FROM speaker WHERE named AND type = 'person'"))
        fix("join-stories", *one("SELECT min(key), max(key) FROM story"))
        statements = ask(cls.sound, "SELECT key FROM statement_now WHERE id IN (SELECT max(id) FROM statement_now GROUP BY article) LIMIT 2")
        fix("add", statements[0][0], "cites", statements[1][0])

    def verify(self, record, *options):
        return run_sayso("verify", "--record", record, *options)

    def test_sound_records(self):
        for record in (self.plain, self.sound):
            code, out, err = self.verify(record)
            self.assertEqual((code, err, out.count("\n")), (FINE, "", 1), out)
            self.assertRegex(out, r"is sound: \d+ articles, \d+ statements and \d+ spans were read again")
        found = json.loads(self.verify(self.sound, "--json")[1])
        self.assertEqual((found["wrong"], found["first_wrong"], found["corrections"], found["waiting"]), (0, [], 7, 0))
        self.assertEqual(found["articles"], ask(self.sound, "SELECT count(*) FROM article")[0][0])
        self.assertEqual(found["statements"], ask(self.sound, "SELECT count(*) FROM statement")[0][0])
        self.assertGreater(found["spans"], ask(self.sound, "SELECT count(*) FROM span")[0][0])

    def test_changes_nothing(self):
        before = self.sound.read_bytes()
        self.verify(self.sound)
        self.assertEqual(self.sound.read_bytes(), before)

    def test_a_record_imported_from_an_export(self):
        lines, copy = self.folder / "export.jsonl", self.folder / "copy.db"
        self.assertEqual(run_sayso("export", "--record", self.sound, "-o", lines)[0], FINE)
        self.assertEqual(run_sayso("import", "--record", copy, lines)[0], FINE)
        code, out, err = self.verify(copy)
        self.assertEqual((code, err), (FINE, ""), out)

    def test_broken_records(self):
        for name, sql, expected in BROKEN:
            with self.subTest(name):
                record = self.folder / "broken.db"
                for ending in ("", "-wal", "-shm"):
                    pathlib.Path(str(record) + ending).unlink(missing_ok=True)
                shutil.copy(self.sound, record)
                with contextlib.closing(sqlite3.connect(record)) as connection:
                    connection.executescript(sql)
                    connection.commit()
                code, out, err = self.verify(record)
                self.assertEqual((code, err), (BAD_INPUT, ""), out)
                self.assertRegex(out, r"^\d+ things? (is|are) wrong in ")
                self.assertRegex(out, r"(?m)^  (" + expected + ")")
                found = json.loads(self.verify(record, "--json")[1])
                self.assertEqual(found["wrong"], len(out.splitlines()) - 2)

    def test_a_correction_for_what_is_not_here_waits(self):
        lines, other = self.folder / "corrections.jsonl", self.folder / "other.db"
        self.assertEqual(run_sayso("fix", "--record", self.sound, "--export", lines)[0], FINE)
        self.assertEqual(run_sayso("add", "--record", other, self.folder / "1.jsonl")[0], FINE)
        self.assertEqual(run_sayso("fix", "--record", other, "--import", lines)[0], FINE)
        code, out, err = self.verify(other)
        self.assertEqual((code, err), (FINE, ""), out)
        self.assertRegex(out, r"; 7 corrections, \d of them for what is not in this record\.\n$")

    def test_a_damaged_page(self):
        record = self.folder / "page.db"
        pages = bytearray(self.plain.read_bytes())
        size = int.from_bytes(pages[16:18], "big")
        for number in range(20, 60):  # some in the middle of tables and indexes
            pages[number * size + 40:number * size + 60] = b"\xff" * 20
        record.write_bytes(pages)
        code, out, err = self.verify(record)
        self.assertEqual(code, BAD_INPUT)
        self.assertRegex(out + err, r"the file: is damaged: |is damaged")

    def test_files_that_are_no_record(self):
        code, out, err = self.verify(self.folder / "none.db")
        self.assertEqual((code, out), (BAD_INPUT, ""))
        self.assertIn("There is no record at ", err)

    def test_a_record_without_a_table_is_damaged_for_all_verbs(self):
        record = self.folder / "lacking.db"
        shutil.copy(self.plain, record)
        with contextlib.closing(sqlite3.connect(record)) as connection:
            connection.executescript("PRAGMA foreign_keys = OFF; DROP TABLE span;")
        more = self.folder / "more.txt"
        more.write_text("Rain\n\nIt rains, said Ann Lee.\n", encoding="utf-8")
        for arguments in (("add", more), ("export",)):
            code, _, err = run_sayso(*arguments, "--record", record)
            self.assertEqual((code, err.count("\n")), (BAD_INPUT, 1), err)
            self.assertRegex(err, r"The record .* is damaged \(no such table: (main\.)?span\): take the last good copy\.")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
