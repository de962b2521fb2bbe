"""Windows to tensors. A layer that a text lacks is marked so (-100, or no statement) and gives no loss."""
from __future__ import annotations

import random

import numpy as np
import torch

import pieces as P
from labels import lemma_script
import network
from network import BIO

IGNORE = -100
BIO_INDEX = {label: i for i, label in enumerate(BIO)}


class Corpus:
    """Texts with their pieces and numbered labels, ready to be cut into windows. `others`: the share of texts that
    tell nothing of statements that an epoch draws."""

    def __init__(self, texts, labels, others=1.0):
        self.texts, self.labels, self.others = texts, labels, others
        self.pieces = [P.Pieces(t.text, t.tokens) for t in texts]
        self.columns = [self.number(t) for t in texts]

    def number(self, text):
        index, columns = self.labels.index, {}
        if text.upos is not None:
            forms = [text.text[b:e] for b, e in text.tokens]
            columns["upos"] = [index["upos"].get(x, IGNORE) for x in text.upos]
            columns["xpos"] = [index["xpos"].get(x, IGNORE) for x in text.xpos]
            columns["lemma"] = [index["lemma"].get(lemma_script(f, x), IGNORE) if x != "_" else IGNORE
                                for f, x in zip(forms, text.lemma)]
            columns["relation"] = [index["relation"].get(x, IGNORE) for x in text.relation]
        if text.names is not None:
            allowed = np.zeros((len(text.tokens), len(index["names"])), dtype=bool)
            for i, (letters, kinds) in enumerate(text.names):
                allowed[i, 0] = letters == "O"
                for kind in kinds:
                    for letter in letters:
                        allowed[i, index["names"][f"{letter}-{kind}"]] = True
            columns["names"] = allowed
        return columns

    def windows(self, shuffle=None):
        found = []
        for n, (text, pieces) in enumerate(zip(self.texts, self.pieces)):
            tells_nothing = text.statements is None and text.soft is None
            if shuffle and tells_nothing and shuffle.random() >= self.others:
                continue
            share = shuffle.uniform(0.35, 1.0) if shuffle else 1.0
            windows, paragraph = P.windows_of(n, text, pieces, share)
            found += [(w, paragraph) for w in windows]
        return found


def bio_of(statements, begin, end, opens):
    """`opens`: where a paragraph opens, nothing goes on from the one before."""
    labels = np.zeros(end - begin, dtype=np.int64)
    for statement in statements:
        for role in ("content", "source", "cue"):
            for b, e in getattr(statement, role):
                b, e = max(b, begin), min(e, end)
                if b < e:
                    labels[b - begin:e - begin] = BIO_INDEX[f"I-{role}"]
                    labels[b - begin] = BIO_INDEX[f"B-{role}"]
                    labels[b - begin:e - begin][opens[b - begin:e - begin]] = BIO_INDEX[f"B-{role}"]
    before = np.concatenate([[0], labels[:-1]])             # a span that another interrupts begins again after it
    cut = (labels > 0) & (labels % 2 == 0) & (before != labels) & (before != labels - 1)
    labels[cut] -= 1
    return labels


def links_of(statements, begin, end):
    """Distinct spans in the window by role, and whom each seeks: contents their cue, cues their source (-1 none)."""
    spans = {"source": [], "cue": [], "content": []}

    def place(role, span):
        if span not in spans[role]:
            spans[role].append(span)
        return spans[role].index(span)
    inside = lambda span: begin <= span[0] and span[1] <= end
    cue_of, source_of = [], []
    for s in statements:
        cue, source = next(iter(s.cue), None), next(iter(s.source), None)
        if cue and inside(cue):
            c = place("cue", cue)
            if not source:
                source_of.append((c, -1))
            elif inside(source):
                source_of.append((c, place("source", source)))
        for content in s.content:
            if inside(content):
                k = place("content", content)
                if not cue:
                    cue_of.append((k, -1))
                elif inside(cue):
                    cue_of.append((k, spans["cue"].index(cue)))
    shift = lambda rows: [(b - begin, e - 1 - begin) for b, e in rows]
    return {role: shift(rows) for role, rows in spans.items()}, cue_of, source_of


def batch_of(corpus, items, chance=None, mask_share=0.05):
    """Tensors of some windows. With `chance` (random.Random): an annotator is drawn and pieces are masked."""
    count, names = len(items), len(corpus.labels.lists["names"])
    inputs = [P.inputs_of(w, corpus.pieces[w.text], paragraph) for w, paragraph in items]
    # Rounded up, so that few shapes occur: oneDNN compiles a kernel for each.
    size = -(-max(len(i[0]) for i in inputs) // 16) * 16
    tokens = -(-max(w.end - w.begin for w, _ in items) // 16) * 16
    out = {"ids": torch.zeros(count, size, dtype=torch.long), "shapes": torch.zeros(count, size, dtype=torch.long)}
    for key in ("first", "last", "bio"):
        out[key] = torch.zeros(count, tokens, dtype=torch.long)
    for key in ("upos", "xpos", "lemma", "relation", "head"):
        out[key] = torch.full((count, tokens), IGNORE)
    out["allowed"] = torch.zeros(count, tokens, names, dtype=torch.bool)
    out["names_weight"] = torch.zeros(count, tokens)
    out["opens"] = torch.zeros(count, tokens, dtype=torch.bool)
    out["sentence"] = torch.full((count, tokens), -1)
    out["annotated"] = torch.zeros(count, dtype=torch.bool)
    out["fresh"] = torch.tensor([w.fresh - w.begin for w, _ in items])
    out["place"] = torch.tensor([(w.text, w.begin) for w, _ in items])
    out["sizes"] = torch.tensor([len(i[0]) for i in inputs])
    out["counts"] = torch.tensor([w.end - w.begin for w, _ in items])
    taught = [row for row, (w, _) in enumerate(items) if corpus.texts[w.text].soft is not None]
    out["soft_rows"] = torch.zeros(count, dtype=torch.bool)
    out["soft_rows"][taught] = True
    out["soft_labels"] = torch.zeros(len(taught), tokens, len(BIO))
    out["soft_steps"] = torch.zeros(len(taught), tokens, len(BIO), len(BIO))
    for place, row in enumerate(taught):
        w = items[row][0]
        for key, values in zip(("soft_labels", "soft_steps"), corpus.texts[w.text].soft):
            out[key][place, :w.end - w.begin] = torch.from_numpy(values[w.begin:w.end].astype(np.float32))
    spans, cue_of, source_of = {"source": [], "cue": [], "content": []}, [], []
    for row, ((w, paragraph), (ids, shapes, first, last)) in enumerate(zip(items, inputs)):
        text, columns, n = corpus.texts[w.text], corpus.columns[w.text], w.end - w.begin
        ids = np.array(ids)
        if chance:
            hidden = np.random.default_rng(chance.getrandbits(32)).random(len(ids)) < mask_share
            ids = np.where(hidden & (ids != P.CLS) & (ids != P.SEP), P.MASK, ids)
            if chance.random() < 0.05:                  # so that text without capitals can be read too
                shapes = [0 if s in (1, 2, 3) else s for s in shapes]
        out["ids"][row, :len(ids)] = torch.from_numpy(ids)
        out["shapes"][row, :len(ids)] = torch.tensor(shapes)
        out["first"][row, :n], out["last"][row, :n] = torch.as_tensor(first), torch.as_tensor(last)
        out["opens"][row, 0] = True
        out["opens"][row, 1:n] = torch.from_numpy(paragraph[w.begin + 1:w.end] != paragraph[w.begin:w.end - 1])
        if text.statements is not None:
            statements = text.statements[0] if not chance or chance.random() < 0.5 else chance.choice(text.statements)
            out["annotated"][row] = True
            out["bio"][row, :n] = torch.from_numpy(bio_of(statements, w.begin, w.end, out["opens"][row, :n].numpy()))
            own, cues, sources = links_of(statements, w.begin, w.end)
            base = {role: len(rows) for role, rows in spans.items()}
            for role, rows in own.items():
                spans[role] += [(row, b, e) for b, e in rows]
            cue_of += [(base["content"] + k, base["cue"] + c if c >= 0 else -1) for k, c in cues]
            source_of += [(base["cue"] + c, base["source"] + s if s >= 0 else -1) for c, s in sources]
        for key in ("upos", "xpos", "lemma", "relation"):
            if key in columns:
                out[key][row, :n] = torch.tensor(columns[key][w.begin:w.end])
        add_sentences(out, row, text, w)
        if "names" in columns:
            out["allowed"][row, :n] = torch.from_numpy(columns["names"][w.begin:w.end])
            out["names_weight"][row, :n] = text.weight.get("names", 1.0)
    for place, row in enumerate(taught):
        begin_where_it_opens(out["soft_labels"][place], out["soft_steps"][place], out["opens"][row])
    for role, rows in spans.items():
        out[f"{role}_spans"] = torch.tensor(rows, dtype=torch.long).reshape(-1, 3)
    out["cue_of"] = torch.tensor(cue_of, dtype=torch.long).reshape(-1, 2)
    out["source_of"] = torch.tensor(source_of, dtype=torch.long).reshape(-1, 2)
    return out


def begin_where_it_opens(labels, steps, opens):
    """Where nothing goes on (a window cut through a content), what a teacher has inside a span begins there: the CRF bars the
    inside, and a likelihood that counts what is barred has no bound."""
    after = torch.cat([opens.new_zeros(1), opens[:-1]])
    for begin in range(1, len(BIO), 2):
        for values in (labels, steps):
            values[opens, ..., begin] += values[opens, ..., begin + 1]
            values[opens, ..., begin + 1] = 0
        steps[after, begin] += steps[after, begin + 1]
        steps[after, begin + 1] = 0


def add_sentences(out, row, text, w):
    """Sentence numbers, and heads that lie in the same sentence of the window (1 + place in the window, 0 the root)."""
    for number, (b, e) in enumerate(text.sentences):
        begin, end = max(b, w.begin), min(e, w.end)
        if begin >= end:
            continue
        out["sentence"][row, begin - w.begin:end - w.begin] = number
        if text.head is not None and b >= w.begin and e <= w.end:
            heads = torch.tensor([h + 1 - w.begin if h >= 0 else (0 if h == -1 else IGNORE) for h in text.head[b:e]])
            out["head"][row, begin - w.begin:end - w.begin] = heads


def packed(windows, size, chance):
    """Batches of `size` windows of similar length, in random order."""
    keyed = sorted(windows, key=lambda item: item[0].end - item[0].begin + chance.random() * 40)
    groups = [keyed[i:i + size] for i in range(0, len(keyed), size)]
    chance.shuffle(groups)
    return groups


def seeded(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    network.MASKS = np.random.default_rng(seed)
    return random.Random(seed)
