#!/usr/bin/env python3
"""The record survives: `sayso add` is killed at random moments, runs out of disk, is told to stop, and shares the record with others.
After each, all that it reported as stored is there, nothing is stored by half (`sayso verify`), and the next add goes on; in the end the
record's export is the one of an add that nobody disturbed.

usage: crash.py PROGRAM [--rounds N] [--articles N] [--seed N] [TEST…]        PROGRAM is build/sayso
"""

import argparse
import contextlib
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from articles import articles  # noqa: E402

GIVEN = None
FINE, BAD_INPUT = 0, 1


@contextlib.contextmanager
def load(processes):
    """So many that do nothing, as fast as they can."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for one in busy:
            one.kill()
            one.wait()


class WithFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sayso-crash-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.record = self.folder / "sayso.db"

    def lines(self, name, count, seed=1):
        path = self.folder / name
        path.write_text("".join(json.dumps(one) + "\n" for one in articles(count, seed)), encoding="utf-8")
        return path

    def command(self, *arguments, record=None):
        return [GIVEN.program, arguments[0], "--record", str(record or self.record), *map(str, arguments[1:])]

    def run_sayso(self, *arguments, record=None):
        done = subprocess.run(self.command(*arguments, record=record), check=False, stdin=subprocess.DEVNULL, capture_output=True)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def start_add(self, *arguments, out, record=None, **more):
        return subprocess.Popen(self.command("add", "--json", *arguments, record=record), stdin=more.get("stdin", subprocess.DEVNULL),
                                stdout=out, stderr=more.get("stderr", subprocess.PIPE))

    def add(self, *arguments, record=None):
        code, out, err = self.run_sayso("add", *arguments, record=record)
        self.assertEqual((code, err), (FINE, ""))
        return out

    def export(self, record=None):
        code, out, err = self.run_sayso("export", record=record)
        self.assertEqual((code, err), (FINE, ""))
        return out

    def expect_sound(self, record=None):
        code, out, err = self.run_sayso("verify", record=record)
        self.assertEqual((code, err), (FINE, ""), out)

    def reported(self, path):
        """What add told as stored, in whole lines."""
        stored = {}
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if not line.endswith("\n"):
                continue
            told = json.loads(line)
            if told.get("added") in ("article", "version", "run"):
                stored[told["id"]] = told["statements"]
        return stored

    def expect_stored(self, reported, record=None):
        with contextlib.closing(sqlite3.connect(record or self.record)) as connection:
            there = dict(connection.execute("SELECT a.key, (SELECT count(*) FROM statement s WHERE s.article = a.id) FROM article a "
                                            "JOIN reading r ON r.article = a.id AND r.run = a.run"))
        self.assertEqual({key: there.get(key) for key in reported}, reported)
        return len(there)


class Killed(WithFolder):
    def kill_once(self, choose, given, number):
        """One add that is killed, and what it had reported; None where it came to its end before."""
        out_path = self.folder / f"out-{number}.jsonl"
        with open(out_path, "wb") as out:
            process = self.start_add(given, out=out, stderr=subprocess.DEVNULL)
            if choose.random() < 0.5:
                time.sleep(choose.uniform(0, GIVEN.longest))
            else:  # close to a commit: once so many batches were told, a few moments later
                wanted, ends = choose.randint(1, 3), time.time() + GIVEN.longest * 5
                begins = out_path.stat().st_size
                while wanted and process.poll() is None and time.time() < ends:
                    if (now := out_path.stat().st_size) != begins:
                        begins, wanted = now, wanted - 1
                    time.sleep(0.002)
                time.sleep(choose.choice([0, 0.001, 0.01, 0.05, 0.2, 0.5]))
            process.send_signal(signal.SIGKILL)
            ended = process.wait() != -signal.SIGKILL
        reported = self.reported(out_path)
        out_path.unlink()
        return reported, ended

    def kill_often(self, rounds, seed):
        choose = random.Random(seed)
        given = self.lines("given.jsonl", GIVEN.articles)
        undisturbed = self.folder / "undisturbed.db"
        self.add(given, record=undisturbed)
        self.expect_sound(undisturbed)
        expected = self.export(undisturbed)
        reported, kills, passes, empty = {}, 0, 0, 0
        while kills < rounds:
            told, ended = self.kill_once(choose, given, kills)
            reported.update(told)
            if self.record.exists() and self.run_sayso("verify")[2].count("is empty"):
                empty += 1  # killed before the first table was there
                self.assertEqual(reported, {})
            elif self.record.exists():
                self.expect_sound()
                self.expect_stored(reported)
            if not ended:
                kills += 1
                if GIVEN.tells:
                    print(f"{kills} killed, {len(reported)} stored", file=sys.stderr, flush=True)
            if ended or kills == rounds:  # this record is whole, or will be now: is it the same
                self.add(given)
                self.expect_sound()
                self.assertEqual(self.export(), expected)
                passes += 1
                reported = {}
                for path in self.folder.glob("sayso.db*"):
                    path.unlink()
        print(f"{kills} killed, {passes} records made to the end the same, {empty} times before the first table", file=sys.stderr)

    def test_at_random_moments(self):
        self.kill_often(GIVEN.rounds - GIVEN.rounds // 2, GIVEN.seed)

    def test_at_random_moments_under_load(self):
        with load(2 * (os.cpu_count() or 1)):
            self.kill_often(GIVEN.rounds // 2, GIVEN.seed + 1)


class FullDisk(WithFolder):
    SIZE = 4 << 20

    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        if os.geteuid() != 0:
            self.skipTest("only root may mount a small disk")
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.SIZE}", "tmpfs", str(self.disk)], check=False, capture_output=True)
        if done.returncode != 0:
            self.skipTest("no small disk can be mounted here: " + done.stderr.decode().strip())
        self.addCleanup(subprocess.run, ["umount", "-l", str(self.disk)], check=False)

    def test_says_so_and_goes_on_when_there_is_room(self):
        given = self.lines("given.jsonl", min(GIVEN.articles, 300))
        undisturbed = self.folder / "undisturbed.db"
        self.add(given, record=undisturbed)
        record, filler = self.disk / "sayso.db", self.disk / "filler"
        for room in (0, 1 << 16, 1 << 19, 1 << 20):
            with self.subTest(room=room):
                filler.unlink(missing_ok=True)
                free = os.statvfs(self.disk).f_bavail * os.statvfs(self.disk).f_frsize
                filler.write_bytes(bytes(max(0, free - room)))
                out_path = self.folder / "out.jsonl"
                with open(out_path, "wb") as out:
                    process = self.start_add(given, out=out, record=record)
                    err = process.communicate()[1].decode()
                self.assertEqual(process.returncode, BAD_INPUT, err)
                self.assertRegex(err, r"The disk is full, so the record .* cannot grow: make room and run the command again|"
                                      r"cannot be read or written|cannot be opened")
                reported = self.reported(out_path)
                # Reading a record needs a little room too.
                filler.write_bytes(bytes(max(0, filler.stat().st_size - (1 << 17))))
                if self.run_sayso("verify", record=record)[2].count("is empty"):
                    self.assertEqual(reported, {})
                else:
                    self.expect_sound(record)
                    self.expect_stored(reported, record)
        filler.unlink()
        subprocess.run(["mount", "-o", f"remount,size={64 << 20}", str(self.disk)], check=True)
        self.add(given, record=record)
        self.expect_sound(record)
        self.assertEqual(self.export(record), self.export(undisturbed))


class Stopped(WithFolder):
    def stop(self, which):
        given = self.lines("given.jsonl", 2000)
        out_path = self.folder / "out.jsonl"
        with open(out_path, "wb") as out:
            process = self.start_add(given, out=out)
            while out_path.stat().st_size == 0 and process.poll() is None:
                time.sleep(0.05)
            process.send_signal(which)
            err = process.communicate(timeout=120)[1].decode()
        self.assertEqual((process.returncode, err.count("\n")), (BAD_INPUT, 1), err)
        self.assertIn("Stopped by a signal: what was read until then is stored", err)
        totals = json.loads(out_path.read_text(encoding="utf-8").splitlines()[-1])
        there = self.expect_stored(self.reported(out_path))
        self.assertEqual(totals["articles"] + totals["versions"], there)
        self.assertTrue(0 < there < 2000, there)
        self.expect_sound()

    def test_by_ctrl_c(self):
        self.stop(signal.SIGINT)

    def test_by_sigterm(self):
        self.stop(signal.SIGTERM)

    def test_what_a_slow_pipe_gave_is_stored_while_it_waits(self):
        count = 200
        for threads in ("1", "2"):
            with self.subTest(threads=threads):
                record = self.folder / f"{threads}.db"
                out_path = self.folder / "out.jsonl"
                with open(out_path, "wb") as out:
                    process = self.start_add("--threads", threads, "--from", "jsonl", "-", out=out, record=record, stdin=subprocess.PIPE)
                    for one in articles(count):  # more than the first 64 KB, by which the format is known
                        process.stdin.write(json.dumps(one).encode() + b"\n")
                    process.stdin.write(b'{"url": "https://example.org/half", "text": "It rains, said Ann')
                    process.stdin.flush()
                    ends = time.time() + 120
                    while len(self.reported(out_path)) < count and time.time() < ends:
                        time.sleep(0.1)
                    self.assertEqual(len(self.reported(out_path)), count)
                    self.assertIsNone(process.poll())
                    # Nothing more comes, and half an article is none.
                    process.send_signal(signal.SIGTERM)
                    self.assertEqual(process.wait(timeout=60), BAD_INPUT)
                    self.assertIn(b"Stopped by a signal", process.stderr.read())
                    process.stderr.close()
                    process.stdin.close()
                self.assertEqual(self.expect_stored(self.reported(out_path), record), count)
                self.expect_sound(record)


class Together(WithFolder):
    def test_two_add_while_others_read(self):
        count = min(GIVEN.articles, 300)
        one, two = self.lines("one.jsonl", count, 1), self.lines("two.jsonl", count, 2)
        self.add(self.lines("first.jsonl", 20, 3))
        outs = [self.folder / "one.out", self.folder / "two.out"]
        processes = []
        for given, out_path in zip((one, two), outs):
            with open(out_path, "wb") as out:
                processes.append(self.start_add(given, out=out))
        seen, reads = [], 0
        while any(process.poll() is None for process in processes):
            code, out, err = self.run_sayso("verify", "--json")
            self.assertEqual((code, err), (FINE, ""), out)
            seen.append(json.loads(out)["articles"])
            with contextlib.closing(sqlite3.connect(f"file:{self.record}?mode=ro", uri=True)) as connection:
                connection.execute("SELECT count(*) FROM said").fetchone()
            reads += 1
        self.assertEqual(seen, sorted(seen))
        for process, out_path in zip(processes, outs):
            err = process.stderr.read().decode()
            process.stderr.close()
            if process.returncode != FINE:
                self.assertIn("is being written by another process: try again when it has finished.", err)
            self.expect_stored(self.reported(out_path))
        for given in (one, two):
            self.add(given)
        self.expect_sound()
        # All is there, once. (Which links such articles have, all made of the same few sentences, may depend on the order: link.hpp.)
        apart = self.folder / "apart.db"
        self.add(self.folder / "first.jsonl", one, two, record=apart)
        self.assertEqual(self.statements(self.record), self.statements(apart))
        self.assertGreater(reads, 0)

    def statements(self, record):
        with contextlib.closing(sqlite3.connect(record)) as connection:
            return connection.execute("SELECT a.key, s.key, s.act FROM statement_now s JOIN article a ON a.id = s.article "
                                      "ORDER BY a.key, s.number").fetchall()


def main():
    global GIVEN
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--longest", type=float, default=3.0, help="seconds until a kill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tells", action="store_true")
    GIVEN, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
