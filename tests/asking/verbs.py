#!/usr/bin/env python3
"""The verbs that ask the record, as a person or a script meets them: exit codes, sentences, JSON, CSV, filters, ids.

usage: verbs.py PROGRAM [TEST…]        PROGRAM is build/sayso, with a model where it looks for one
"""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).parents[2]
PROGRAM = ""
FINE, BAD_INPUT, BAD_USE = 0, 1, 2
LISTS = ["find", "timeline", "stories", "speakers", "disputes"]


class Done:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err


def run(*arguments, **changes):
    kept = {name: value for name, value in os.environ.items() if name not in ("SAYSO_RECORD", "COLUMNS", "NO_COLOR")}
    done = subprocess.run([PROGRAM, *map(str, arguments)], check=False, stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT,
                          env={**kept, **changes})
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


class WithRecord(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sayso-asking-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.record = str(pathlib.Path(cls.folder.name) / "sayso.db")
        done = run("add", "samples/border-clash", "--record", cls.record)
        assert done.code == FINE, done.err

    def ask(self, *arguments):
        return run(*arguments, "--record", self.record)

    def rows(self, *arguments):
        done = self.ask(*arguments, "--json")
        self.assertEqual((done.code, done.err), (FINE, ""))
        return json.loads(done.out)

    def sentence(self, code, *arguments):
        done = self.ask(*arguments)
        self.assertEqual((done.code, done.out), (code, ""), done.err)
        self.assertTrue(done.err.startswith("sayso: ") and done.err.count("\n") == 1, done.err)
        return done.err


class Answers(WithRecord):
    def test_every_verb_has_three_forms(self):
        article = self.rows("find")[0]["article"]["id"]
        for command in [*([verb] for verb in LISTS), ["trace", "displaced"], ["figures", "displaced"], ["article", article],
                        ["origins", article]]:
            page = self.ask(*command)
            self.assertEqual((page.code, page.err), (FINE, ""), command)
            self.assertTrue(page.out.strip(), command)
            self.assertNotIn("\x1b", page.out)
            self.assertIsInstance(self.rows(*command), list)
            table = self.ask(*command, "--csv")
            self.assertEqual((table.code, table.err), (FINE, ""))
            rows = list(csv.reader(io.StringIO(table.out, newline="")))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, command)

    def test_the_record_may_be_named_by_the_environment(self):
        self.assertEqual(run("find", "--json", SAYSO_RECORD=self.record).out, self.ask("find", "--json").out)

    def test_nothing_found_is_no_fault(self):
        for verb in ("find", "trace", "figures"):
            done = self.ask(verb, "unicorns")
            self.assertEqual((done.code, done.err, done.out.count("\n")), (FINE, "", 1), verb)
            self.assertEqual(self.ask(verb, "unicorns", "--json").out, "[]\n")
            self.assertEqual(self.ask(verb, "unicorns", "--csv").out.count("\n"), 1)

    def test_filters_leave_what_fits(self):
        everything = self.rows("find")
        self.assertTrue({row["id"] for row in self.rows("find", "--since", "2024-11-08")} < {row["id"] for row in everything})
        for option, value, holds in [
                ("--outlet", "tarvik", lambda row: row["article"]["outlet"] == "Tarvik Post"),
                ("--act", "confirm", lambda row: row["act"] == "confirm"),
                ("--firmness", "possible", lambda row: row["firmness"] == "possible"),
                ("--until", "2024-11-06", lambda row: row["article"]["published"] < "2024-11-07")]:
            rows = self.rows("find", option, value)
            self.assertTrue(rows, option)
            self.assertTrue(all(holds(row) for row in rows), option)
            self.assertEqual(len(rows), sum(map(holds, everything)), option)

    def test_a_limit_counts(self):
        self.assertEqual(len(self.rows("find", "--limit", "3")), 3)
        self.assertEqual(len(self.rows("find", "--limit", "0")), len(self.rows("find")))

    def test_ids_may_be_short(self):
        statement = self.rows("find", "displaced")[0]["id"]
        short = self.ask("find", "displaced").out.splitlines()[1].split()[0]
        self.assertTrue(statement.startswith(short), short)
        self.assertIn(short, self.ask("trace", short).out)

    def test_a_chart_is_drawn(self):
        chart = pathlib.Path(self.folder.name) / "chart.svg"
        self.assertEqual(self.ask("figures", "displaced", "--svg", chart).code, FINE)
        self.assertTrue(xml.etree.ElementTree.parse(chart).getroot().tag.endswith("svg"))
        self.assertIn("cannot be written", self.sentence(BAD_INPUT, "figures", "displaced", "--svg", "/nowhere/chart.svg"))


class BadUse(WithRecord):
    def test_what_cannot_be_asked(self):
        self.assertIn("--act cannot be", self.sentence(BAD_USE, "find", "--act", "shout"))
        self.assertIn("--since cannot be", self.sentence(BAD_USE, "stories", "--since", "yesterday"))
        self.assertIn("--limit cannot be", self.sentence(BAD_USE, "find", "--limit", "few"))
        self.assertIn("contradict", self.sentence(BAD_USE, "find", "--json", "--csv"))
        self.assertIn("no word to look for", self.sentence(BAD_USE, "find", "—"))
        self.assertIn("Nothing to trace", self.sentence(BAD_USE, "trace"))
        self.assertIn("no word to look for", self.sentence(BAD_USE, "figures"))

    def test_ids_that_name_nothing_or_too_much(self):
        self.assertIn("has an id that begins with", self.sentence(BAD_INPUT, "trace", "s-ffffffffffffffffff"))
        self.assertIn("No article", self.sentence(BAD_INPUT, "article", "https://example.org/none"))
        self.assertIn("is no id of an article", self.sentence(BAD_USE, "article", "s-00"))
        self.assertIn("no story", self.sentence(BAD_INPUT, "find", "--story", "unicorns").lower())

    def test_a_record_that_is_not_there(self):
        done = run("find", "--record", "/nowhere/sayso.db")
        self.assertEqual((done.code, done.out), (BAD_INPUT, ""))
        self.assertIn("sayso add", done.err)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
