#!/usr/bin/env python3
"""The command line as a person or a script meets it: exit codes, sentences, streams, terminals.

usage: cli.py PROGRAM [TEST…]        PROGRAM is build/sayso, with a model where it looks for one
"""

import fcntl
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unittest

ROOT = pathlib.Path(__file__).parents[2]
SAMPLES = sorted(str(path) for path in (ROOT / "samples" / "border-clash").glob("*.txt"))
PROGRAM = ""
FINE, BAD_INPUT, BAD_USE = 0, 1, 2
COLOUR = "\x1b["


def environment(**changes):
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    return {**plain, "TERM": "xterm", **changes}


class Done:
    def __init__(self, code, out, err=""):
        self.code, self.out, self.err = code, out, err


def run(*arguments, given=None, **changes):
    done = subprocess.run([PROGRAM, *arguments], input=given.encode() if given is not None else None, check=False,
                          stdin=subprocess.DEVNULL if given is None else None, capture_output=True, cwd=ROOT,
                          env=environment(**changes))
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_on_terminal(*arguments, columns=80, **changes):
    """All three streams are one terminal; what it was sent comes back as `out`."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 25, columns, 0, 0))
    program = subprocess.Popen([PROGRAM, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT,
                               env=environment(**changes), start_new_session=True)
    os.close(theirs)
    sent = b""
    try:
        while part := os.read(ours, 65536):
            sent += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    return Done(program.wait(), sent.decode().replace("\r\n", "\n"))


class BadUse(unittest.TestCase):
    """What makes no sense ends with 2 and one sentence, before anything is opened."""

    def expect(self, words, *arguments):
        done = run(*arguments)
        self.assertEqual(done.code, BAD_USE, done.err)
        self.assertEqual(done.out, "")
        self.assertTrue(done.err.startswith("sayso: "), done.err)
        self.assertEqual(done.err.count("\n"), 1, done.err)
        self.assertIn(words, done.err)

    def test_verbs(self):
        self.expect('There is no verb "reed": use read, ', "reed", "x.txt")
        self.expect("to read it, write \"sayso read README.md\".", "README.md")

    def test_options(self):
        self.expect("There is no option --foo: see sayso read --help.", "read", "--foo", "x.txt")
        self.expect("The option --model needs a value", "read", "x.txt", "--model")
        self.expect('sayso version does not know what to do with "x"', "version", "x")
        self.expect('--format cannot be "xml": it is ', "read", "--format", "xml", "x.txt")
        self.expect("contradict each other", "read", "--json", "--format", "brat", "x.txt")
        self.expect('--offsets cannot be "bytes": it is byte, codepoint or utf16.', "read", "--offsets", "bytes", "x.txt")
        self.expect("which counts code points", "read", "--offsets", "byte", "--format", "brat", "x.txt")
        self.expect('--color cannot be "maybe": it is auto, always or never.', "read", "--color", "maybe", "x.txt")
        self.expect('--precision cannot be "half": it is int8 or reference.', "read", "--precision", "half", "x.txt")
        self.expect('cannot be "dreams": it is tokens, ', "read", "--stages", "tokens,dreams", "x.txt")
        for threads in ("0", "-1", "two", "1.5", "99999999999999999999"):
            self.expect(f'--threads cannot be "{threads}"', "read", f"--threads={threads}", "x.txt")
        self.expect("", "read", "--published", "someday", "x.txt")
        self.expect("", "read", "--from", "xml", "x.txt")

    def test_nothing_at_all(self):
        done = run()
        self.assertEqual(done.code, BAD_USE)
        self.assertIn("usage: sayso VERB", done.err)

    def test_no_file_on_a_terminal(self):
        done = run_on_terminal("read")
        self.assertEqual(done.code, BAD_USE)
        self.assertIn("Nothing to read: name a file or a folder", done.out)

    def test_several_articles_in_brat_need_a_folder(self):
        done = run("read", "--format", "brat", *SAMPLES[:2])
        self.assertEqual(done.code, BAD_USE)
        self.assertIn("give one with -o DIR", done.err)


class Help(unittest.TestCase):
    def test_is_no_fault(self):
        for arguments in (["--help"], ["-h"], ["help"], ["read", "--help"], ["model", "-h"], ["version", "--help"],
                          ["help", "read"]):
            done = run(*arguments)
            self.assertEqual((done.code, done.err), (FINE, ""), arguments)
            self.assertIn("usage: sayso ", done.out)

    def test_of_a_verb_has_two_names(self):
        self.assertEqual(run("help", "read").out, run("read", "--help").out)

    def test_version(self):
        self.assertEqual(run("version").out, run("--version").out)
        self.assertRegex(run("version").out, r"^sayso \d+\.\d+\.\d+\n$")


class BadInput(unittest.TestCase):
    def test_one_article_that_is_not_there(self):
        done = run("read", "no-such-file.txt")
        self.assertEqual((done.code, done.out), (BAD_INPUT, ""))
        self.assertEqual(done.err.count("\n"), 1)
        self.assertIn("no-such-file.txt", done.err)

    def test_the_rest_is_read_all_the_same(self):
        done = run("read", "--json", SAMPLES[0], "no-such-file.txt", SAMPLES[1])
        self.assertEqual(done.code, BAD_INPUT)
        self.assertEqual(len(done.out.splitlines()), 2)
        self.assertIn("sayso: 1 of 3 articles could not be read:\n  ", done.err)

    def test_only_ten_sentences(self):
        done = run("read", *[f"no-such-file-{number}.txt" for number in range(13)])
        self.assertEqual(done.code, BAD_INPUT)
        self.assertIn("sayso: 13 of 13 articles could not be read:\n", done.err)
        self.assertEqual(done.err.count("no-such-file-"), 10)
        self.assertTrue(done.err.endswith("  and 3 more\n"))

    def test_a_model_that_is_none(self):
        for arguments in (["read", "--model", "README.md", SAMPLES[0]], ["model", "README.md"], ["model", "no-such.sayso"]):
            done = run(*arguments)
            self.assertEqual((done.code, done.out), (BAD_INPUT, ""), done.err)
            self.assertEqual(done.err.count("\n"), 1)

    def test_a_model_of_the_environment(self):
        done = run("read", SAMPLES[0], SAYSO_MODEL="no-such.sayso")
        self.assertEqual(done.code, BAD_INPUT)
        self.assertIn("no-such.sayso", done.err)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "read", SAMPLES[0]], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn(b"The output cannot be written: ", done.stderr)


class Reading(unittest.TestCase):
    def test_a_page_is_the_rule(self):
        done = run("read", SAMPLES[0])
        self.assertEqual((done.code, done.err), (FINE, ""))
        self.assertNotIn(COLOUR, done.out)
        self.assertRegex(done.out, r"\n\d+ statements? in \d+ words: .*\n$")

    def test_pages_are_set_apart(self):
        done = run("read", *SAMPLES[:2])
        self.assertEqual(done.out, run("read", SAMPLES[0]).out + "\n\n" + run("read", SAMPLES[1]).out)

    def test_columns_set_the_width(self):
        for columns in (40, 80, 120):
            widest = max(len(line) for line in run("read", SAMPLES[0], COLUMNS=str(columns)).out.splitlines())
            self.assertLessEqual(widest, columns)
            self.assertGreater(widest, 0.7 * min(columns, 100))

    def test_standard_input_where_no_file_is_named(self):
        text = pathlib.Path(SAMPLES[0]).read_text(encoding="utf-8")
        named = run("read", "--json", "--outlet", "Post", "--published", "2024-11-04", "-", given=text)
        unnamed = run("read", "--json", "--outlet", "Post", "--published", "2024-11-04", given=text)
        self.assertEqual((named.code, named.out), (FINE, unnamed.out))
        article = json.loads(named.out)["article"]
        self.assertEqual((article["outlet"], article["published"]), ("Post", "2024-11-04"))

    def test_order_is_that_of_the_arguments_with_any_number_of_threads(self):
        files = SAMPLES[::-1] + SAMPLES[:1]
        one = run("read", "--json", "--threads", "1", *files)
        expected = "".join(run("read", "--json", path).out for path in files)
        self.assertEqual(one.out, expected)
        for threads in ("2", "5"):
            self.assertEqual(run("read", "--json", "--threads", threads, *files).out, one.out)

    def test_why_is_told_when_asked(self):
        plain, told = (json.loads(run("read", "--json", *more, SAMPLES[0]).out) for more in ([], ["--why"]))
        self.assertNotIn("why", plain["statements"][0])
        self.assertIsInstance(told["statements"][0]["why"], str)

    def test_stages_can_be_chosen(self):
        done = json.loads(run("read", "--json", "--stages", "tokens", SAMPLES[0]).out)
        self.assertEqual(done["statements"], [])
        self.assertGreater(done["article"]["words"], 100)

    def test_a_reader_who_has_had_enough_is_no_fault(self):
        command = f'"{PROGRAM}" read --json {" ".join(SAMPLES * 8)} | head -c 1; echo "${{PIPESTATUS[0]}}"'
        done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, cwd=ROOT)
        self.assertEqual((done.stdout, done.stderr), (b"{0\n", b""))


class Folders(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_one_json_file_an_article(self):
        done = run("read", "-o", str(self.folder), *SAMPLES[:2])
        self.assertEqual((done.code, done.out, done.err), (FINE, "", ""))
        self.assertEqual(self.names(), [pathlib.Path(path).stem + ".json" for path in SAMPLES[:2]])
        self.assertEqual((self.folder / self.names()[0]).read_text(encoding="utf-8"), run("read", "--json", SAMPLES[0]).out)

    def test_brat_has_the_text_beside_it(self):
        run("read", "--format", "brat", "--out", str(self.folder), SAMPLES[0])
        stem = pathlib.Path(SAMPLES[0]).stem
        self.assertEqual(self.names(), [stem + ".ann", stem + ".txt"])
        text = (self.folder / (stem + ".txt")).read_text(encoding="utf-8")
        checked = 0
        for line in (self.folder / (stem + ".ann")).read_text(encoding="utf-8").splitlines():
            if line.startswith("T"):
                _, place, words = line.split("\t")
                pieces = [piece.split() for piece in place.split(" ", 1)[1].split(";")]
                self.assertEqual(" ".join(text[int(begin):int(end)] for begin, end in pieces), words)
                checked += 1
        self.assertGreater(checked, 20)

    def test_an_article_is_never_overwritten(self):
        article = self.folder / "news.txt"
        article.write_bytes(b"Rain\r\n\r\nIt rains, said Ann Lee.\r\n")
        before = article.read_bytes()
        done = run("read", "--format", "brat", "-o", str(self.folder), str(article))
        self.assertEqual(done.code, BAD_USE)
        self.assertIn("choose another folder", done.err)
        self.assertEqual(article.read_bytes(), before)

    def test_a_folder_that_cannot_be_made(self):
        (self.folder / "file").write_text("x", encoding="utf-8")
        done = run("read", "-o", str(self.folder / "file"), SAMPLES[0])
        self.assertEqual(done.code, BAD_INPUT)
        self.assertIn("cannot be made", done.err)


class Terminals(unittest.TestCase):
    def test_colours_on_a_terminal(self):
        self.assertIn(COLOUR, run_on_terminal("read", SAMPLES[0]).out)
        self.assertNotIn(COLOUR, run_on_terminal("read", SAMPLES[0], NO_COLOR="1").out)
        self.assertNotIn(COLOUR, run_on_terminal("read", "--color", "never", SAMPLES[0]).out)
        self.assertIn(COLOUR, run("read", "--color", "always", SAMPLES[0]).out)

    def test_the_page_is_as_wide_as_the_terminal(self):
        done = run_on_terminal("read", SAMPLES[0], columns=50)
        plain = re.sub("\x1b\\[[0-9;]*m", "", done.out)
        self.assertEqual(max(len(line) for line in plain.splitlines()), 50)
        self.assertEqual(plain, run("read", SAMPLES[0], COLUMNS="50").out)

    def test_json_is_the_same_on_a_terminal(self):
        self.assertEqual(run_on_terminal("read", "--json", SAMPLES[0]).out, run("read", "--json", SAMPLES[0]).out)


class Model(unittest.TestCase):
    def test_shows_what_it_is_made_of(self):
        done = run("model")
        self.assertEqual((done.code, done.err), (FINE, ""))
        self.assertIn("encoder.word.weight", done.out)
        shown = json.loads(run("model", "--json").out)
        self.assertRegex(shown["sha256"], "^[0-9a-f]{64}$")
        self.assertEqual(os.path.getsize(shown["path"]), shown["bytes"])
        self.assertIsNone(shown["check"])
        self.assertIn({"name": "selftest.json", "type": "text"},
                      [{"name": section["name"], "type": section["type"]} for section in shown["sections"]])

    def test_reads_its_own_texts_as_it_should(self):
        done = run("model", "--check")
        self.assertEqual((done.code, done.err), (FINE, ""))
        self.assertIn("every checksum is right", done.out)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
