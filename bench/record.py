"""bench/run record: what adding, linking and storing an article costs as a record grows, and how long questions take: 1,000, 10,000 and
50,000 articles, made of the samples by bench/news.hpp (their readings are varied; the network is not run). Processor time.

Answers: every statement is found by its own words and traced by its id, every figure by what it counts; articles that come in another
order, in batches of another size, give a record that exports the same bytes; `sayso verify` finds both sound.
"""
from __future__ import annotations

import json
import os
from pathlib import Path

import measure

WORDS = Path(__file__).resolve().parent.parent / "models/relations/word_frequencies.txt"
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
# A question may take so long, in the middle and at the hundredth part that takes longest (issue 5).
MEDIAN_MS, P99_MS = 50, 200
MUST = ("find", "trace")


def sayso(given, *arguments):
    return measure.run([given.build / "sayso", *arguments])


def samples_of(given):
    record = given.work / "samples.db"
    for end in ("", "-wal", "-shm"):
        Path(f"{record}{end}").unlink(missing_ok=True)
    sayso(given, "add", SAMPLES, "--model", given.model, "--record", record)
    return record


def in_some_order(given, samples, count, batch):
    record = given.work / f"order.{batch}.db"
    measure.run([given.build / "bench/bench_record", "--order", count, batch, samples, WORDS, record])
    sayso(given, "verify", "--record", record)
    return sayso(given, "export", "--to", "jsonl", "--record", record).output


def wrong_answers(found):
    failures = []
    for line in found:
        for kind, times in line["questions"].items():
            if times["wrong"]:
                failures.append(f"{times['wrong']} of {times['count']} answers to \"{kind}\" were wrong at {line['articles']:,} articles")
    return failures


def report(found):
    rows = [(f"{line['articles']:,}", f"{line['add_ms']:.1f}", f"{line['link_ms']:.1f}", f"{line['commit_ms']:.1f}",
             f"{line['slowest_batch_ms']:.1f}", f"{line['bytes_an_article'] / 1000:.1f}", f"{line['peak_mb']:.0f}",
             f"{line['statements'] / line['articles']:.1f}", f"{line['relations'] / line['articles']:.1f}") for line in found]
    print(measure.table(rows, ["articles", "add, ms an article", "link", "commit", "slowest batch: link and commit", "KB an article",
                               "MB of memory at most", "statements an article", "relations an article"]))
    kinds = list(found[-1]["questions"])
    rows = [(kind, *(f"{line['questions'][kind]['median_ms']:.1f} / {line['questions'][kind]['p99_ms']:.1f}"
                     if kind in line["questions"] else "" for line in found)) for kind in kinds]
    print()
    print(measure.table(rows, ["question: ms, median / 99th percentile", *(f"{line['articles']:,}" for line in found)]))


def slow(found):
    return [f"\"{kind}\" takes {times['median_ms']:.0f} ms at the median and {times['p99_ms']:.0f} ms at the 99th percentile "
            f"at {line['articles']:,} articles"
            for line in found for kind, times in line["questions"].items()
            if kind.startswith(MUST) and (times["median_ms"] > MEDIAN_MS or times["p99_ms"] > P99_MS)]


def run(given):
    samples = samples_of(given)
    sizes = "200" if given.answers else "1000,2000" if given.quick else "1000,10000,50000"
    record = given.work / "news.db"
    log = measure.run([given.build / "bench/bench_record", samples, WORDS, record, sizes], on=measure.cores()[-1:])
    found = [json.loads(line) for line in log.output.splitlines()]
    failures = wrong_answers(found)
    count = 60 if given.answers else 300
    if len({in_some_order(given, samples, count, batch) for batch in (1, 7, 20)}) != 1:
        failures.append(f"{count} articles export otherwise when they come in another order")
    if not given.answers:
        report(found)
        print(f"\n{count} articles in three orders, one, seven and twenty a batch, export the same bytes." if not failures else "")
        for sentence in slow(found):
            print(f"Over what it may take: {sentence}.")
    for end in ("", "-wal", "-shm"):
        if os.path.exists(f"{record}{end}"):
            os.unlink(f"{record}{end}")
    return {"sizes": found}, failures
