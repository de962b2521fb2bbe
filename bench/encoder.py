"""bench/run encoder: word pieces a second on one core, int8 and float, with PyTorch's float path beside them.

Answers: the reference gives PyTorch's vectors (to 1e-4, on the same weights), int8 gives the reference's (cosine 0.995).
The programs take turns on one core, so that a change of clock or of other load meets them all.
"""
from __future__ import annotations

import json
from pathlib import Path

import articles
import measure

HERE = Path(__file__).resolve().parent
NEAR, SAME_WAY = 1e-4, 0.995


def check(given, text, windows, file):
    found = json.loads(measure.run([given.build / "bench/bench_encoder", "check", given.model, text, windows, file]).output)
    failures = []
    if found["cosine_mean"] < SAME_WAY:
        failures.append(f"int8 points elsewhere than the reference (mean cosine {found['cosine_mean']})")
    if not 0 <= found["self_test"] <= NEAR:
        failures.append(f"the model's self-test differs by {found['self_test']}")
    return found, failures


def ways_of(given, text, windows, repeats, file):
    program = given.build / "bench/bench_encoder"
    ways = {f"sayso {name}": [program, "time", given.model, text, name, windows, repeats] for name in ("int8", "reference")}
    if given.python:
        torch = [given.python, HERE / "encoder_torch.py", given.model, file]
        ways["PyTorch float32, one window at a time"] = [*torch, repeats]
        ways["PyTorch float32, 8 windows at a time"] = [*torch, repeats, "--batch", "8"]
        ways["PyTorch bfloat16 (autocast), 8 at a time"] = [*torch, repeats, "--batch", "8", "--bf16"]
    return ways


def run(given):
    windows, repeats, rounds = (8, 2, 1) if given.quick else (64, 3, 3)
    text, file = given.work / "encoder.txt", given.work / "encoder.windows"
    text.write_text("\n\n".join(a["text"] for a in articles.samples()), encoding="utf-8")
    checked, failures = check(given, text, windows, file)
    rates, largest = {}, 0.0
    if not given.answers:
        ways = ways_of(given, text, windows, repeats, file)
        for _ in range(rounds):
            for name, command in ways.items():
                found = json.loads(measure.run(command).output)
                rates.setdefault(name, []).extend(found["pieces"] / s for s in found["seconds"])
                if "largest_difference" in found and "float32" in name:
                    largest = max(largest, found["largest_difference"])
    if largest > NEAR:
        failures.append(f"the reference and PyTorch differ by {largest}")
    report(given, rates, checked, largest, windows)
    return {"pieces_per_second": rates, "check": checked, "largest_difference_to_pytorch": largest}, failures


def report(given, rates, checked, largest, windows):
    ours = rates.get("sayso int8")
    if ours:
        rows = [(name, measure.spread(values), f"{measure.median(ours) / measure.median(values):.2f}")
                for name, values in rates.items()]
        print(measure.table(rows, ["encoder, one core", "pieces/s: median (least to most)", "int8 is faster by"]))
        print()
    print(f"Answers, {windows} windows of 256 pieces: int8 against the reference, cosine of a piece's vectors "
          f"{checked['cosine_mean']:.4f} in the mean, {checked['cosine_percent_1']:.4f} at the lowest hundredth, "
          f"{checked['cosine_least']:.4f} at least; the model's self-test differs by {checked['self_test']:.1e}"
          + (f"; the reference and PyTorch by {largest:.1e} at most." if largest else "; PyTorch was not asked."))
