#!/usr/bin/env python3
"""Gives the program what it cannot read, and looks at what it says: one complete sentence that names the file and says
what to do, the right exit code, no crash, in bounded time and memory, and the rest of a batch is read all the same.

usage: bad_input.py PROGRAM [--slow] [PART…]

--slow is for builds that check themselves: they may take longer and more memory. The parts are the functions below:
single_files, standard_input, bad_use, batches, broken_characters, odd_articles, large_files, broken_models; else all of them. Prints a
line a case: exit code, seconds of processor time, megabytes at the peak. Needs nothing but Python's standard library.
"""
import contextlib
import datetime
import gzip
import json
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

FINE, BAD_INPUT, BAD_USE = 0, 1, 2
HERE = os.path.dirname(os.path.abspath(__file__))
MODEL = os.path.join(HERE, "../../models/english.sayso")

# The program with its model, before it reads anything: about 75 MB.
USUAL_MB = 200
# A line of 200 MB is held as it was read, and its longest string once more while JSON is taken apart; both grow by
# doubling, and are copied when they do. A file that is one value knows its size, and takes less.
MOST_MB = 750
MOST_LOOKED_AT = 8 << 20

ARTICLE = ("River Rises\n\nBy Ann Lee\n\nTARVIK, Nov. 6 (NWA) — “We stay,” said Mira Tolvan, the mayor.\n\n"
           "She denied that the dam was closed.\n")


class Ended:
    """What became of a run."""

    def __init__(self, code, out, err, seconds, megabytes):
        self.code, self.out, self.err, self.seconds, self.megabytes = code, out, err, seconds, megabytes

    @property
    def lines(self):
        return self.err.decode("utf-8", "replace").splitlines()


class House:
    """Runs the cases, and keeps what was wrong."""

    def __init__(self, program, slowness):
        self.program, self.slowness = os.path.abspath(program), slowness
        self.cases, self.problems = 0, []

    def run(self, arguments, given=None, seconds=10, out=None):
        with open("given", "wb") as file:
            file.write(given or b"")
        begin = time.monotonic()
        with open("given", "rb") as source, open("out", "wb") as standard_out, open("err", "wb") as errors:
            child = subprocess.Popen([self.program, *arguments], stdin=source, stdout=out or standard_out, stderr=errors)
            # Processor time is what is bounded below; this ends what hangs.
            while True:
                done, status, usage = os.wait4(child.pid, os.WNOHANG)
                if done:
                    break
                if time.monotonic() - begin > max(60, seconds * self.slowness * 10):
                    child.kill()
                time.sleep(0.002)
            child.returncode = os.waitstatus_to_exitcode(status)
        with open("out", "rb") as file, open("err", "rb") as errors:
            # What this program holds when it starts a child counts as the child's, so it holds little.
            return Ended(child.returncode, file.read(MOST_LOOKED_AT), errors.read(MOST_LOOKED_AT),
                         usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def case(self, name, arguments, code, *checks, seconds=5, megabytes=USUAL_MB, quiet=False, **how):
        """One run, in the working folder."""
        ended = self.run(arguments.split() if isinstance(arguments, str) else arguments, seconds=seconds, **how)
        wrong = [] if ended.code == code else [f"exit code {ended.code}, not {code}"]
        if ended.seconds > seconds * self.slowness:
            wrong.append(f"{ended.seconds:.1f} seconds, where {seconds * self.slowness} are the most")
        # A sanitizer keeps what was freed for a while, and a shadow of all memory.
        if ended.megabytes > megabytes * (1 if self.slowness == 1 else 6):
            wrong.append(f"{ended.megabytes:.0f} MB, where {megabytes} are the most")
        for check in checks:
            problem = check(ended)
            if problem:
                wrong.append(problem)
        self.report(name, ended, wrong, quiet)

    def report(self, name, ended, wrong, quiet=False):
        self.cases += 1
        if wrong or not quiet:
            print(f"{name:<64} {ended.code:>4} {ended.seconds:>7.2f} s {ended.megabytes:>6.0f} MB", flush=True)
        for problem in wrong:
            print(f"    WRONG: {problem}", flush=True)
            self.problems.append(f"{name}: {problem}")
        if wrong:
            for line in ended.lines[:4]:
                print(f"    it said: {line[:300]}", flush=True)


# ---- what is expected of what the program says ----------------------------------------------------------------------

def faults_of(sentence, *names):
    """What a sentence for a person lacks, or None."""
    if not re.match(r'["A-Z0-9]|--[a-z]', sentence):
        return f"does not begin as a sentence: {sentence[:200]}"
    if not sentence.endswith("."):
        return f"does not end as a sentence: {sentence[-200:]}"
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", sentence):
        return f"has control characters: {sentence[:200]!r}"
    # What to do stands behind a colon, a semicolon or ", so".
    if not re.search(r"[:;] \w|, so ", sentence):
        return f"does not say what to do: {sentence[:300]}"
    for name in names:
        if name not in sentence:
            return f"does not name {name}: {sentence[:300]}"
    return None


def says(*names):
    """One sentence, about one thing, and nothing else on either stream."""
    def check(ended):
        if ended.out:
            return f"wrote to standard output: {ended.out[:100]!r}"
        try:
            text = ended.err.decode("utf-8")
        except UnicodeDecodeError:
            return f"is not UTF-8: {ended.err[:200]!r}"
        if not text.startswith("sayso: ") or text.count("\n") != 1 or not text.endswith("\n"):
            return f"is not one line of its own: {text[:300]!r}"
        return faults_of(text[len("sayso: "):-1], *names)
    return check


def ends_with(*names):
    """Whatever came before, the last line is a sentence."""
    def check(ended):
        return faults_of(ended.lines[-1].strip().removeprefix("sayso: "), *names) if ended.lines else "said nothing"
    return check


def counts(bad, every, *names):
    """A summary with a sentence for each that could not be read."""
    def check(ended):
        lines = ended.lines
        first = f"sayso: {bad} of {every} articles could not be read:"
        if not lines or lines[0] != first:
            return f'does not begin with "{first}" but {lines[:1]}'
        if len(lines) != 1 + min(bad, 10) + (bad > 10):
            return f"has {len(lines)} lines"
        for line in lines[1:1 + min(bad, 10)]:
            problem = None if line.startswith("  ") else "a sentence is not indented"
            problem = problem or faults_of(line[2:])
            if problem:
                return problem
        for name in names:
            if not any(name in line for line in lines):
                return f"does not name {name}"
        return None
    return check


def silent(ended):
    return f"said: {ended.lines[:2]}" if ended.err else None


def reads(number):
    """As many articles as this, each a line of JSON whose pieces are where it says."""
    def check(ended):
        lines = ended.out.decode("utf-8").splitlines()
        for line in lines:
            for statement in json.loads(line)["statements"]:
                if not statement["content"]:
                    return "a statement without content"
        return None if len(lines) == number else f"{len(lines)} articles were read, not {number}"
    return check


# ---- files ----------------------------------------------------------------------------------------------------------

def write(path, *parts):
    """Parts are str or bytes, or (part, how many times), which is never in memory as a whole."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        for part in parts:
            part, times = part if isinstance(part, tuple) else (part, 1)
            data = part.encode("utf-8") if isinstance(part, str) else part
            step = max(1, 65536 // max(1, len(data)))
            for begin in range(0, times, step):
                file.write(data * min(step, times - begin))
    return path


@contextlib.contextmanager
def working_folder():
    """A folder that is gone afterwards."""
    before = os.getcwd()
    folder = tempfile.mkdtemp(prefix="sayso-bad-")
    os.chdir(folder)
    try:
        yield folder
    finally:
        os.chdir(before)
        shutil.rmtree(folder, ignore_errors=True)


# ---- cases ----------------------------------------------------------------------------------------------------------

def single_files(house):
    files = {
        "an empty file": b"",
        "a file of white space": " \n\t\u00a0\u3000\n" * 20,
        "a file of a byte order mark": b"\xef\xbb\xbf",
        "a file of marks without a word": "“…” — * * *\n",
        "random bytes": random.Random(1).randbytes(100_000),
        "NULs only": b"\0" * 5000,
        "a picture": b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(3000),
        "a PDF": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        "a word processor's file": b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + random.Random(3).randbytes(3000),
        "an old word processor's file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        "a gzip file": b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + random.Random(4).randbytes(500),
        "UTF-16 cut off in its only character": b"\xff\xfe\x41",
        "a web page": "<!DOCTYPE html>\n<html><body><p>“No,” he said.</p></body></html>\n",
    }
    for name, data in files.items():
        write("article.txt", data)
        house.case(name, "read article.txt", BAD_INPUT, says("article.txt"))
    shutil.copy(house.program, "program.txt")
    house.case("a program", "read program.txt", BAD_INPUT, says("program.txt"), megabytes=USUAL_MB + 100)
    house.case("a missing file", "read no-such.txt", BAD_INPUT, says("no-such.txt"))
    house.case("a missing folder", "read no/such/folder/", BAD_INPUT, says("no/such/folder/"))
    os.makedirs("empty")
    house.case("an empty folder", "read empty", BAD_INPUT, says("empty"))
    write("pictures/a.jpg", b"\xff\xd8\xff")
    write("pictures/README.md", "No.")
    house.case("a folder without a readable file", "read pictures", BAD_INPUT, ends_with("pictures"))
    os.symlink("loop.txt", "loop.txt")
    house.case("a link to itself", "read loop.txt", BAD_INPUT, says("loop.txt"))
    os.symlink("gone.txt", "dangling.txt")
    house.case("a link to nothing", "read dangling.txt", BAD_INPUT, says("dangling.txt"))
    house.case("a pattern that nothing matches", "read *.nothing", BAD_INPUT, says("*.nothing"))
    house.case("a path of 5,000 bytes", ["read", "a" * 5000 + ".txt"], BAD_INPUT, says("aaaa"))
    house.case("a missing list", "read @no-such-list", BAD_INPUT, says("no-such-list"))
    house.case("a folder as a list", "read @empty", BAD_INPUT, says("empty"))
    write("list.txt", "no-such-1.txt\n\nno-such-2.txt\r\n", ("x", 100_000), "\n")
    house.case("a list of missing files", "read --json @list.txt", BAD_INPUT,
               counts(3, 3, "no-such-1", "no-such-2", "Line 4"))
    name = b"bad\xffname\n.txt"
    write(name.decode("utf-8", "surrogateescape"), "")
    house.case("a name that is not UTF-8 and has a line end", ["read", name], BAD_INPUT, says("bad�name"))
    house.case("a device without end", "read /dev/zero", BAD_INPUT, says("/dev/zero"), megabytes=MOST_MB)
    house.case("a file that cannot be read at all", "read /proc/self/mem", BAD_INPUT, says("/proc/self/mem"))


def standard_input(house):
    house.case("an empty standard input", "read", BAD_INPUT, says("Standard input"))
    house.case("a binary standard input", "read -", BAD_INPUT, says("Standard input"), given=b"\0\1\2\3" * 500)
    house.case("standard input named twice", "read --json - -", BAD_INPUT,
               counts(1, 2, "twice"), reads(1), given=ARTICLE.encode())
    house.case("a broken line of JSON on standard input", "read --from jsonl -", BAD_INPUT,
               says("tandard input"), given=b'{"text": "No')
    with open("/dev/full", "wb") as full:
        write("article.txt", ARTICLE)
        house.case("a full disk to write to", "read article.txt", BAD_INPUT, ends_with(), out=full)


def bad_use(house):
    write("article.txt", ARTICLE)
    for name, arguments in {
        "an unknown verb": ["reed", "article.txt"],
        "a file in the verb's place": ["article.txt"],
        "an unknown option": ["read", "--no-such", "article.txt"],
        "an option without its value": ["read", "article.txt", "--format"],
        "an unknown format": ["read", "--format", "xml", "article.txt"],
        "an unknown input": ["read", "--from", "docx", "article.txt"],
        "no number of threads": ["read", "--threads", "0", "article.txt"],
        "a number of threads that is none": ["read", "--threads", "two", "article.txt"],
        "threads beyond counting": ["read", "--threads", "99999999999999999999", "article.txt"],
        "an unknown stage": ["read", "--stages", "tokens,nosuch", "article.txt"],
        "an unknown unit": ["read", "--offsets", "line", "article.txt"],
        "a unit that the format has not": ["read", "--format", "brat", "--offsets", "byte", "article.txt"],
        "a date that is none": ["read", "--published", "the day after", "article.txt"],
        "a date that is not in the calendar": ["read", "--published", "2024-02-30", "article.txt"],
        "two formats": ["read", "--json", "--format", "brat", "article.txt"],
        "an outlet that is not UTF-8": ["read", "--outlet", b"\xff", "article.txt"],
        "an unknown precision": ["read", "--precision", "int4", "article.txt"],
        "an unknown colour": ["read", "--color", "red", "article.txt"],
    }.items():
        house.case(name, arguments, BAD_USE, says())
    house.case("no verb at all", [], BAD_USE)
    house.case("a file where a folder is to be written", "read article.txt -o article.txt", BAD_INPUT,
               says("article.txt"))


def batches(house):
    write("news/1.txt", ARTICLE)
    write("news/2.txt", b"\0\1\2\3" * 100)
    write("news/3.txt", ARTICLE)
    write("news/4.txt", b"")
    whole = json.dumps({"text": ARTICLE}) + "\n"
    write("news/5.jsonl", whole, '{"text": "cut\n{"title": "no text"}\n', whole)
    house.case("a folder where two files and two lines are broken", "read --json news", BAD_INPUT, reads(4),
               counts(4, 8, "news/2.txt", "news/4.txt", "Line 2", "Line 3"))
    for number in range(40):
        write(f"many/{number:02}.txt", b"" if number % 2 else ARTICLE)
    house.case("a folder where every second file is empty", "read --json --threads 3 many", BAD_INPUT,
               reads(20), counts(20, 40, "and 10 more"))
    write("news.jsonl", ('{"text": "He said no."}\n', 1000), '{"text": "He said\n', ('{"text": "She said yes."}\n', 1000))
    house.case("a broken line in the middle of 2,001", "read --json --stages sentences news.jsonl", BAD_INPUT,
               reads(2000), counts(1, 2001, "Line 1001", "news.jsonl"))
    write("news.json", '[{"text": "He said no."}, {"text": no}, {"text": ""}, 5, {"text": "She said yes."}')
    house.case("a list of JSON with broken parts and no end", "read --json news.json", BAD_INPUT,
               reads(2), counts(3, 5, "Article 2", "Article 3", "Article 4"))
    for name, line in {
        "a number": "5",
        "a list of numbers": "[1, 2]",
        "no text": '{"title": "A"}',
        "an empty text": '{"text": ""}',
        "a text that is null": '{"text": null}',
        "an object that is not closed": '{"text": "No."',
        "single quotes": "{'text': 'No.'}",
        "two values": '{"text": "No."} {"text": "No."}',
        "invalid UTF-8 in a key": b'{"te\xff": 1}',
        "a web page as text": '{"text": "<!DOCTYPE html><html><body><p>No.</p></body></html>"}',
    }.items():
        write("one.jsonl", line)
        house.case(f"a line of JSON: {name}", "read one.jsonl", BAD_INPUT, ends_with("one.json"))


def broken_characters(house):
    whole = ARTICLE.encode("utf-8")
    for name, bad in {
        "a byte that is never valid": b"\xff",
        "a character that is cut off": b"\xe2\x80",
        "a lone continuation": b"\x80",
        "a surrogate": b"\xed\xa0\x80",
        "a NUL": b"\0",
        "a control character": b"\x1b",
    }.items():
        shutil.rmtree("all", ignore_errors=True)
        for at in range(len(whole) + 1):
            write(f"all/{at:04}.txt", whole[:at], bad, whole[at:])

        def noted(ended):
            for line in ended.out.decode("utf-8").splitlines():
                article = json.loads(line)
                if not article["notes"]:
                    return f'nothing was noted in {article["article"]["id"]}'
            return None
        house.case(f"{name} at each place of an article, {len(whole) + 1} files", "read --json --stages sentences all",
                   FINE, silent, reads(len(whole) + 1), noted)


def holds(question, what):
    """The one article's line of JSON answers a question with yes."""
    def check(ended):
        if not ended.out:
            return "nothing was written"
        return None if question(json.loads(ended.out.decode("utf-8"))) else f"{what}: {ended.out[:200]!r}"
    return check


def is_day_or_none(value):
    """Whether what begins as a day of the calendar is one."""
    if value is None:
        return True
    for day in re.findall(r"\d+-\d\d-\d\d", value):
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            return False
    return True


def odd_articles(house):
    """Articles that are no nonsense, and that no reader sees often: read calmly, in time that grows with their length."""
    write("odd.txt", "The dam held on Tuesday, Petra Novak said two days later. It was last checked in March.\n")
    house.case("an article without a date", "read --json odd.txt", FINE, silent, reads(1), holds(
        lambda line: line["article"]["published"] is None and line["times"]
        and all(time["value"] is None for time in line["times"]), "a day without a date to count from"))
    write("odd.txt", "Rain fell on the harbour. The boats stayed in.\n\nThe wind turned at noon. It grew cold.\n")
    house.case("an article in which nobody speaks", "read --json odd.txt", FINE, silent, reads(1), holds(
        lambda line: all(statement["voice"] == "outlet" for statement in line["statements"])
        and all(speaker["mentions"] == [] for speaker in line["speakers"]), "somebody speaks"))
    write("odd.txt", "“We will not leave this town before the water does, whatever they say.”\n")
    house.case("a quotation that nobody is named for", "read --json odd.txt", FINE, silent, reads(1), holds(
        lambda line: len(line["statements"]) == 1 and line["statements"][0]["source"] == [], "not one statement without a source"))
    write("odd.txt", "The dam broke on 31 February 2024, Petra Novak said. It held on 30 February and on 29 February 2023 at 25:61. "
          "By the year 99999 it will be dust, on 0 January or on 32 December 12345, since 00/00/0000 or 99/99/9999.\n")
    for published in ("2024-03-01", "1800-01-01", "2099-12-31"):
        house.case(f"days that no calendar has, in an article of {published}", f"read --json --published {published} odd.txt", FINE,
                   silent, reads(1), holds(lambda line: all(is_day_or_none(time["value"]) for time in line["times"]),
                                           "a day that no calendar has"))
    for published in ("2024-02-31", "99999-01-01", "yesterday"):
        house.case(f"--published {published}", f"read --json --published {published} odd.txt", BAD_USE, says(published))
    for published in ("2024-02-31", "99999-01-01", "-1", "yesterday"):
        write("odd.jsonl", json.dumps({"text": "The dam held on Tuesday, Petra Novak said.", "published": published}) + "\n")
        house.case(f"an article of the day \"{published}\"", "read --json odd.jsonl", FINE, silent, reads(1), holds(
            lambda line: line["article"]["published"] is None and line["notes"], "no note about its date"))
    firsts = "Ann Petra Mira Lena Nora Ivo Karl Hugo Olaf Jana Emil Vera Otto Rosa Alma Igor Erik Lara Tom Ida".split()
    lasts = "Novak Tolvan Orth Lind Haas Brandt Keller Moran Petrov Silva Weiss Larsen Duval Rossi Kovac Meyer Holm Varga Sato Reyes"
    people = [f"{first} {last}" for last in lasts.split() for first in firsts]
    write("odd.txt", *(f"{person} said that dam number {number} would hold.\n\n" for number, person in enumerate(people, 2)))
    house.case("400 speakers", "read --json odd.txt", FINE, silent, reads(1), holds(
        lambda line: len({speaker["name"] for speaker in line["speakers"]}) > 300, "fewer than 300 speakers"), seconds=20)
    grows(house, "10,000 numbers", 1_000, "Mira Tolvan counted 12 boats, 345 nets, 6,789 fish, 10 men, 11 crabs, 14 eels, 15 oars, "
          "16 ropes, 17 lamps and 18 bells.\n\n", lambda line: len(line["figures"]) > 8 * line["statements_times"])
    grows(house, "2,000 sayings inside others", 1_000, "Petra Novak said that the minister had said that officials reported that "
          "the dam would hold.\n\n", lambda line: sum(s["within"] is not None for s in line["statements"]) > line["statements_times"])
    grows(house, "1,000 who are told", 1_000, "Petra Novak told Mira Tolvan that the dam would hold.\n\n",
          lambda line: sum(s["addressee"] is not None for s in line["statements"]) > line["statements_times"] / 2)


def grows(house, name, count, paragraph, question):
    """The same paragraph many times, and twice as many: the time may double, with some room for a busy machine."""
    if house.slowness != 1:
        count //= 10
    took = []
    for times in (count // 2, count):
        write("odd.txt", (paragraph, times))
        ended = house.run(["read", "--json", "odd.txt"], seconds=30)
        took.append(ended.seconds)
        wrong = [] if ended.code == FINE and not ended.err else [f"exit code {ended.code}: {ended.lines[:1]}"]
        if not wrong:
            line = json.loads(ended.out)
            line["statements_times"] = times
            if not question(line):
                wrong.append("too little was found")
        if ended.seconds > 30 * house.slowness:
            wrong.append(f"{ended.seconds:.1f} seconds, where {30 * house.slowness} are the most")
        if len(took) == 2 and took[1] > 3 * took[0] + 1:
            wrong.append(f"{took[1]:.1f} seconds, where half of it took {took[0]:.1f}")
        house.report(f"{name}, {times:,} paragraphs", ended, wrong)


def large_files(house):
    # Processor time, in a release: the bounds are some three times what was measured. What goes through the network takes
    # time in proportion, so a part of it will do; builds that check themselves read a tenth of that.
    share = 1 if house.slowness == 1 else 10
    write("long.txt", ('"', 1_000_000), " a\n")
    house.case("1,000,000 quotation marks, without the network", "read --json --stages sentences long.txt",
               FINE, silent, reads(1), seconds=2)
    write("long.txt", ("and ", 300_000), "no.\n")
    house.case("one sentence of 300,000 words, without the network", "read --json --stages sentences long.txt",
               FINE, silent, reads(1), seconds=2)
    for what, count, part in (("quotation marks", 20_000, '" a '), ("words in one sentence", 30_000, "and "),
                              ("accents on no letter", 50_000, " \u0301"), ("turns of a transcript", 5_000, "Q: a\n\n")):
        count //= share
        write("long.txt", "No ", (part, count))
        house.case(f"{count:,} {what}, all stages", "read --json long.txt", FINE, silent, reads(1), seconds=20)
    deep = write("deep.jsonl", ('{"text":', 1_000_000), "\n", ("[", 1_000_000), '\n{"text": "He said no."}\n')
    house.case("JSON a million deep, and a line after it", ["read", "--json", deep], BAD_INPUT,
               reads(1), counts(2, 3, "deep.json"), megabytes=MOST_MB)
    os.remove(deep)
    ballast = ('{"text": "He said no.", "raw": "', ("x", 2_000_000), '"},')
    line = write("line.json", "[", *(ballast * 100), "{}]")
    house.case("one line of 200 MB: a list of JSON with 100 articles", ["read", "--json", line], BAD_INPUT,
               reads(100), counts(1, 101, "Article 101"), seconds=10, megabytes=MOST_MB)
    line = write("line.jsonl", '{"text": "One."}\n{"text": "Two.", "raw": "', ("x", 200_000_000), '"}\n{"text": "Three."}\n')
    house.case("one line of 200 MB between two others", ["read", "--json", line], FINE,
               silent, reads(3), seconds=10, megabytes=MOST_MB)
    line = write("line.jsonl", '{"text": "One."}\n{"text": "Two.", "raw": "', ("x", 300_000_000), '"}\n{"text": "Three."}\n')
    house.case("one line of 300 MB between two others", ["read", "--json", line], BAD_INPUT,
               reads(2), counts(1, 3, "Line 2", "line.jsonl"), seconds=10, megabytes=MOST_MB)
    os.remove(line)
    line = write("line.txt", ("x", 200_000_000))
    house.case("a text of one line of 200 MB", ["read", "--json", line], BAD_INPUT, says("line.txt"), seconds=10, megabytes=MOST_MB)
    line = write("line.txt", ("x", 30_000_000))
    # Four bytes for each: the text, its output, and what both grow through.
    house.case("a text of one line of 30 MB, one word", ["read", "--json", line], FINE,
               silent, seconds=10, megabytes=MOST_MB)
    line = write("line.txt", ("x", 300_000_000))
    house.case("a text of one line of 300 MB", ["read", "--json", line], BAD_INPUT, says("line.txt"), seconds=5)


def sections_of(path):
    """Name, begin and size of each section of a model file: the layout stands in src/model/file/model_file.hpp."""
    with open(path, "rb") as file:
        header = file.read(64)
        entries = file.read(128 * struct.unpack_from("<I", header, 12)[0])
    for begin in range(0, len(entries), 128):
        name = entries[begin:begin + 64].rstrip(b"\0").decode("ascii")
        yield name, *struct.unpack_from("<QQ", entries, begin + 88)


def broken_models(house):
    write("article.txt", ARTICLE)
    model = shutil.copy(MODEL, "broken.sayso")
    size = os.path.getsize(model)

    def both(name, *names, **how):
        house.case(f"{name}, model --check", "model --check broken.sayso", BAD_INPUT,
                   says("broken.sayso", *names), **how)
        house.case(f"{name}, read --model", "read --model broken.sayso article.txt", BAD_INPUT,
                   says("broken.sayso", *names), **how)

    def flipped(at):
        with open(model, "r+b") as file:
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << at % 8]))

    with gzip.open(os.path.join(HERE, "deep_card.sayso.gz")) as source:
        write("deep.sayso", source.read())
    for form in ([], ["--json"]):
        house.case(f"a card nested 100,000 deep, model {''.join(form)}", ["model", *form, "deep.sayso"], FINE, silent)
    house.case("a card nested 100,000 deep, read --model", "read --model deep.sayso article.txt", BAD_INPUT, says("deep.sayso"))
    house.case("a whole model, model --check", "model --check broken.sayso", FINE, silent)
    house.case("a whole model, read --model", "read --json --model broken.sayso article.txt", FINE, silent, reads(1))
    before = house.cases, len(house.problems)
    places = {f"byte {at} of the header": at for at in range(0, 64, 3)}
    sections = list(sections_of(model))
    for number, (name, begin, length) in enumerate(sections):
        places[f"byte {number % 128} of entry {number}"] = 64 + 128 * number + number % 128
        if length:
            places[f'section "{name}"'] = begin + random.Random(name).randrange(length)
    end = 0
    for _, begin, length in sections:
        if end and begin > end:
            places[f"a byte between sections, at {end}"] = end
            break
        end = begin + length
    for name, at in places.items():
        flipped(at)
        both(f"a model with a bit flipped in {name}", *([name] if name.startswith("section") else []), quiet=True)
        flipped(at)
    summary(house, "a model with one bit flipped", before)

    before = house.cases, len(house.problems)
    write("article.txt", ARTICLE)
    directory_end = 64 + 128 * len(sections)
    cuts = {0, 1, 7, 8, 9, 32, 63, 64, 200, directory_end - 1, directory_end, 20_000, 100_000, size // 3, size // 2}
    cuts |= {size - 64, size - 1}
    cuts |= {begin + more for more in (0, 1) for _, begin, length in sections[more::20] if length}
    for cut in sorted(cuts, reverse=True):
        os.truncate(model, cut)
        both(f"a model cut off after {cut} bytes", quiet=True)
    summary(house, f"a model cut off at {len(cuts)} places", before)

    with open(MODEL, "rb") as source, open(model, "wb") as copy:
        shutil.copyfileobj(source, copy)
        copy.write(b"\0")
    both("a model with a byte more")
    write(model, ARTICLE)
    both("a text as a model")
    os.remove(model)
    both("a missing model")
    os.makedirs(model)
    both("a folder as a model")
    os.rmdir(model)
    os.mkfifo(model)
    both("a pipe as a model")


def summary(house, name, before):
    cases, problems = house.cases - before[0], len(house.problems) - before[1]
    print(f"{name + f', {cases} runs':<64} {'right' if not problems else f'{problems} WRONG'}", flush=True)


PARTS = (single_files, standard_input, bad_use, batches, broken_characters, odd_articles, large_files, broken_models)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--slow"]
    parts = [part for part in PARTS if part.__name__ in arguments[1:] or not arguments[1:]]
    if not arguments or not parts:
        sys.exit(__doc__)
    os.environ["SAYSO_MODEL"] = os.path.abspath(MODEL)
    house = House(arguments[0], 12 if "--slow" in sys.argv else 1)
    begin = time.monotonic()
    for part in parts:
        with working_folder():
            part(house)
    print(f"{house.cases} cases, {len(house.problems)} problems, {time.monotonic() - begin:.0f} seconds")
    for problem in house.problems:
        print(f"  {problem}")
    return 1 if house.problems or not house.cases else 0


if __name__ == "__main__":
    sys.exit(main())
