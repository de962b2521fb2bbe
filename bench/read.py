"""bench/run read: `sayso read --json` on thousands of articles, whole process: words a second, memory, time to the first
statement; and where the time goes, stage by stage.

Answers: 1 and 2 threads give the same bytes; an article read among others gives the bytes that it gives alone.
"""
from __future__ import annotations

import hashlib
import json
from pathlib import Path

import articles
import measure


def sha(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def command(given, path, threads=1):
    return [given.build / "sayso", "read", "--json", "--model", given.model, "--threads", threads, path]


def read_all(given, path, threads):
    """One reading of the whole file, on as many cores as threads."""
    out = given.work / f"read.{threads}.jsonl"
    return measure.run(command(given, path, threads), on=measure.cores()[-threads:], out=out), out


def alone_is_same(given, made, out, step):
    """How many of every step-th article come out otherwise when nothing else is read; and how many were tried."""
    lines, single, different, tried = out.read_bytes().splitlines(keepends=True), given.work / "one.jsonl", 0, 0
    if len(lines) != len(made):
        raise measure.Stop(f"{len(made)} articles went in and {len(lines)} came out")
    for i in range(0, len(made), step):
        articles.write(single, [made[i]])
        tried += 1
        different += measure.run(command(given, single)).output != lines[i]
    return different, tried


def memory_at(run, out, number):
    """MB in use when about `number` articles had been written."""
    sizes = [len(line) for line in out.read_bytes().splitlines(keepends=True)[:number]]
    after = [used for written, used in run.memory if written >= sum(sizes)]
    return after[0] if after else run.memory[-1][1]


def first_statement(given, tries):
    path = sorted(articles.SAMPLES.glob("border-clash/*.txt"))[0]
    runs = [measure.run(command(given, path)) for _ in range(tries)]
    if not all(json.loads(r.output)["statements"] for r in runs):
        raise measure.Stop("no statement was found in the first sample")
    return [r.first_line for r in runs]


def read_on(given, path, words, most_threads, rounds):
    """Rates by the clock and by the processor's time, the last run of each number of threads; the numbers take turns."""
    rates, busy, last, failures, sums = {}, {}, {}, [], set()
    for _ in range(rounds):
        for threads in range(1, most_threads + 1):
            run, out = read_all(given, path, threads)
            rates.setdefault(threads, []).append(words / run.seconds)
            busy.setdefault(threads, []).append(words / run.processor)
            last[threads] = (run, out)
            sums.add(sha(out))
    if len(sums) > 1:
        failures.append("the output depends on the number of threads, or on the day")
    return rates, busy, last, failures


def run(given):
    count, rounds, tries = (20, 1, 1) if given.answers else (200, 1, 3) if given.quick else (given.count, given.rounds, 11)
    made, path = articles.varied(count), given.work / "articles.jsonl"
    articles.write(path, made)
    words = sum(map(articles.words_of, made))
    rates, busy, last, failures = read_on(given, path, words, min(2, len(measure.cores())), rounds)
    different, tried = alone_is_same(given, made, last[1][1], max(1, count // (5 if given.answers else 40)))
    if different:
        failures.append(f"{different} of {tried} articles come out otherwise when they are read alone")
    first = first_statement(given, tries)
    stages = stages_of(given, made[:max(20, count // 10)])
    if stages["different"]:
        failures.append(f"{stages['different']} documents differ between Reader and the stages run one by one")
    same = "Same bytes" if len(failures) == 0 else "Not all as it should be (below)"
    print(f"{count:,} articles, {words:,} words. {same} with {' and '.join(map(str, rates))} threads; "
          f"{tried - different} of {tried} the same when read alone.\n")
    found = {"words_per_second": rates, "words_per_core_second": busy, "first_statement_seconds": first, "stages": stages,
             "memory_mb": {threads: {"at 500": memory_at(*ran, 500), "at the end": ran[0].memory[-1][1] if ran[0].memory else None,
                                     "peak": ran[0].peak} for threads, ran in last.items() if ran[0].memory}}
    if not given.answers:
        report(found, rounds)
    return found, failures


def report(found, rounds):
    one = measure.median(found["words_per_second"][1])
    rows = []
    for threads, rates in found["words_per_second"].items():
        memory = found["memory_mb"][threads]
        rows.append((threads, measure.spread(rates), f"{measure.median(rates) / one:.2f}",
                     f"{measure.median(found['words_per_core_second'][threads]):,.0f}", f"{memory['at 500']:.0f}",
                     f"{memory['at the end']:.0f}", f"{memory['peak']:.0f}"))
    print(measure.table(rows, ["threads, one core each", f"words/s: median of {rounds}", "times one thread",
                               "words a second of processor time", "MB after 500 articles", "MB at the end", "MB at most"]))
    first = found["first_statement_seconds"]
    print(f"\nFrom start to the first statement: {measure.median(first) * 1000:.0f} ms, median of {len(first)} "
          f"({min(first) * 1000:.0f} to {max(first) * 1000:.0f}).\n")
    report_stages(found["stages"])


def stages_of(given, made):
    path = given.work / "stages.jsonl"
    articles.write(path, made)
    return json.loads(measure.run([given.build / "bench/bench_reader", given.model, path]).output)


def report_stages(s):
    whole = sum(s["input_ms"].values()) + sum(s["stages_ms"].values())
    rows = []

    def add(name, value, part=False):
        rows.append((("of which " if part else "") + name, f"{value:.3f}", f"{100 * value / whole:.1f} %"))
    for name, value in {**s["input_ms"], **s["stages_ms"]}.items():
        add(name, value)
        if name == "network":
            for part, time in s["network_ms"].items():
                add(part, time, part=True)
            add("emissions and the rest", value - sum(s["network_ms"].values()), part=True)
    add("all", whole)
    print(measure.table(rows, ["stage", "ms for 1,000 words", "share"]))
    print(f"\n{s['articles']} articles, {s['words']:,} words: {s['tokens'] / s['words']:.2f} tokens and "
          f"{s['pieces'] / s['words']:.2f} word pieces a word, windows' context read again included "
          f"({s['pieces'] / s['windows']:.0f} pieces a window).\n")
    rows = [(name, f"{a['median']:,}", f"{a['most']:,}") for name, a in s["allocations"].items()]
    print(measure.table(rows, ["calls for memory, an article", "median", "most"]))
    calls = {name: count for name, count in s["stages_calls"].items() if count >= 0.05}
    print("\nThey come, in the mean of an article, from: " + ", ".join(f"{n} {c:,.0f}" for n, c in calls.items()) + ".")
    print(f"\nOpening the model takes {s['start_ms']['open the model']:.0f} ms.")
