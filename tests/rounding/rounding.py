"""Whether this program may round sums differently from the one that golden files and pages were made with.

They were made by a release build on a processor with AVX-512 VNNI. Other kinds of processor, and builds that check
themselves, add in another order; what then lies at a bound may fall to its other side. There up to SHARE of the lines of a
long text may differ, and the numbers of a short one by as much. Where nothing rounds differently nothing may.
"""

import difflib
import os
import pathlib
import re

SHARE = 0.05
NUMBER = re.compile(r"\d+")


def is_other():
    """CMake sets SAYSO_OTHER_ROUNDING for builds that check themselves."""
    if os.environ.get("SAYSO_OTHER_ROUNDING") == "1":
        return True
    known = pathlib.Path("/proc/cpuinfo")
    return not known.exists() or "avx512_vnni" not in known.read_text(encoding="utf-8")


def share_of_lines(now, expected):
    """Of all lines, those that differ: 0 to 1."""
    matched = sum(block.size for block in difflib.SequenceMatcher(None, now, expected, autojunk=False).get_matching_blocks())
    return round(1 - 2 * matched / max(len(now) + len(expected), 1), 9)


def agrees(now, expected):
    """Two texts."""
    if now == expected or not is_other():
        return now == expected
    if share_of_lines(now.splitlines(), expected.splitlines()) <= SHARE:
        return True
    numbers = list(zip(NUMBER.findall(now), NUMBER.findall(expected)))
    return NUMBER.sub("#", now) == NUMBER.sub("#", expected) and all(
        abs(int(a) - int(b)) <= SHARE * int(b) for a, b in numbers)
