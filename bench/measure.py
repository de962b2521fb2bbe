"""Processes measured one at a time: on chosen cores, with wall time, processor time and memory; and what else was running."""
from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path


class Stop(Exception):
    """Why a task cannot go on: one sentence."""


@dataclass
class Run:
    seconds: float                # from start to end, as a person waits
    processor: float              # user and system, all threads
    peak: float                   # MB of memory at most
    output: bytes = b""
    first_line: float = 0.0       # seconds until the first line was there
    memory: list = field(default_factory=list)      # (bytes written so far, MB in use), while running


def cores():
    return sorted(os.sched_getaffinity(0))


def megabytes_of(process):
    """What it uses now, in MB; None where it has gone."""
    try:
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


def watch(process, out, memory, ended):
    while not ended.wait(0.1):
        used = megabytes_of(process)
        if used is not None:
            memory.append((os.path.getsize(out), used))


def start(command, on, stdout, stderr):
    # Set by taskset, so that nothing of this program runs between fork and exec.
    listed = ",".join(map(str, on))
    return subprocess.Popen(["taskset", "-c", listed, *map(str, command)], stdout=stdout, stderr=stderr)


def run(command, on=None, out=None, log=None):
    """Runs a command on some cores. Its output goes to the file `out` (memory is then watched), or is kept."""
    on = on or cores()[-1:]
    target = open(out, "wb") if out else subprocess.PIPE
    errors = open(log, "w+b") if log else tempfile.TemporaryFile()
    begin = time.perf_counter()
    process = start(command, on, target, errors)
    kept, first, memory, ended = b"", 0.0, [], threading.Event()
    if out:
        watcher = threading.Thread(target=watch, args=(process.pid, out, memory, ended))
        watcher.start()
    else:
        kept = process.stdout.readline()
        first = time.perf_counter() - begin
        kept += process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if out:
        ended.set()
        watcher.join()
        target.close()
    errors.seek(0)
    said = errors.read()
    errors.close()
    if process.returncode != 0:
        last = said.decode(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise Stop(f"{Path(str(command[0])).name} ended with {process.returncode}: {last[0]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, kept, first, memory)


def median(values):
    return statistics.median(values)


def spread(values):
    """"median (least to most)" of rates."""
    return f"{median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f})"


def others(seconds=1.0):
    """How many cores' worth everything else on this machine is using, over a moment in which this program sleeps."""
    def ticks():
        numbers = [int(x) for x in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
        return sum(numbers[:8]), numbers[3] + numbers[4]
    all_before, idle_before = ticks()
    time.sleep(seconds)
    all_after, idle_after = ticks()
    whole = max(all_after - all_before, 1)
    return (1 - (idle_after - idle_before) / whole) * (os.cpu_count() or 1)


def machine():
    """The processor in a few words, without names."""
    wanted = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")
    model, flags = "unknown processor", set()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == "model name":
            model = value.strip()
        elif key.strip() == "flags":
            flags = set(value.split())
            break
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 2**20
    return f"{model}, {os.cpu_count()} cores, {' '.join(w for w in wanted if w in flags)}, {memory:.0f} GiB"


def table(rows, head):
    """A Markdown table, numbers to the right."""
    rows = [[str(cell) for cell in row] for row in rows]
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])
