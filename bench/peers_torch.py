"""sayso's own network as a PyTorch program: a list of files in, one line of JSON an article out, on one thread.

`peers_torch.py MODEL LIST`. All heads run: tags, lemmas, names, arcs and labels, spans by the CRF, links. Tokens and
sentences are cut by two regular expressions, since training reads them from files; what rules do to the spans afterwards
(marks, quotations over paragraphs, transcripts) is left out.
"""
from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import torch

from torch_model import network_of
import pieces as P                                       # of training/, whose path torch_model has added
from network import BARRED, BIO
from texts import Text, paragraphs_of

TOKEN = re.compile(r"""(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|Inc|Corp|Co|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.
    | (?:[A-Za-z]\.){2,} | (?<![\w.])[A-Z]\. | \d+(?:[.,:/]\d+)* | [^\W\d_]+(?=n['’]t\b) | n['’]t\b | ['’](?:s|re|ve|ll|d|m)\b
    | [^\W_]+ | \.\.\.+ | -{2,} | [^\w\s] | _""", re.X)
END = re.compile(r"""[.!?…]["”’')\]]*\s+(?=["“‘'(\[]?[A-Z0-9])""")
BATCH = 8


def text_of(name, text):
    paragraphs = paragraphs_of(text)
    tokens, sentences = [], []
    for begin, end in paragraphs:
        ends = [m.end() for m in END.finditer(text, begin, end)] + [end]
        at = begin
        for stop in ends:
            found = [(m.start(), m.end()) for m in TOKEN.finditer(text, at, stop)]
            if found:
                sentences.append((len(tokens), len(tokens) + len(found)))
            tokens += found
            at = stop
    return Text(name, text, paragraphs, tokens, sentences)


def batch_of(items, pieces):
    """What the network reads of some windows: training's batch without its labels."""
    inputs = [P.inputs_of(w, pieces, paragraph) for w, paragraph in items]
    size = -(-max(len(i[0]) for i in inputs) // 16) * 16
    tokens = -(-max(w.end - w.begin for w, _ in items) // 16) * 16
    batch = {key: torch.zeros(len(items), size, dtype=torch.long) for key in ("ids", "shapes")}
    batch |= {key: torch.zeros(len(items), tokens, dtype=torch.long) for key in ("first", "last")}
    batch["opens"] = torch.zeros(len(items), tokens, dtype=torch.bool)
    batch["sizes"] = torch.tensor([len(i[0]) for i in inputs])
    batch["counts"] = torch.tensor([w.end - w.begin for w, _ in items])
    for row, ((w, paragraph), (ids, shapes, first, last)) in enumerate(zip(items, inputs)):
        batch["ids"][row, :len(ids)], batch["shapes"][row, :len(ids)] = torch.tensor(ids), torch.tensor(shapes)
        batch["first"][row, :len(first)], batch["last"][row, :len(last)] = torch.as_tensor(first), torch.as_tensor(last)
        inside = torch.from_numpy(paragraph[w.begin:w.end].copy())
        batch["opens"][row, 0] = True
        batch["opens"][row, 1:len(inside)] = inside[1:] != inside[:-1]
    return batch


def decode(crf, emissions, opens):
    """Best labels of all windows in step: one row of tensors a token, not one a token and window."""
    emissions, steps = crf.scores(emissions, opens), crf.transitions()
    best, back = emissions[:, 0], []
    scores = [best]
    for t in range(1, emissions.shape[1]):
        score, origin = (best[:, :, None] + steps).max(1)
        back.append(origin)
        best = score + emissions[:, t]
        scores.append(best)
    return torch.stack(scores, 1), torch.stack(back, 1)


def path_of(scores, back, count):
    label = int(scores[count - 1].argmax())
    path = [label]
    for t in range(count - 2, -1, -1):
        label = int(back[t, label])
        path.append(label)
    return path[::-1]


def spans_of(path):
    spans, role, begin = [], None, 0
    for i, label in enumerate([*path, 0]):
        name = BIO[label]
        if role and (name[0] != "I" or name[2:] != role):
            spans.append((role, begin, i - 1))
            role = None
        if name != "O" and role is None:
            role, begin = name[2:], i
    return spans


def syntax(network, vectors, items, text):
    tags = [getattr(network, layer)(vectors).argmax(-1) for layer in ("upos", "xpos", "lemma", "names")]
    sentence = torch.full(vectors.shape[:2], -1)
    for row, (w, _) in enumerate(items):
        for number, (begin, end) in enumerate(text.sentences):
            if begin < w.end and end > w.begin:
                sentence[row, max(begin - w.begin, 0):end - w.begin] = number
    same = sentence[:, :, None] == sentence[:, None, :]
    same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    heads = network.arc_scores(vectors).masked_fill(~same, BARRED).argmax(-1)
    rows, tokens = torch.nonzero(sentence >= 0, as_tuple=True)
    head = heads[rows, tokens]
    of_head = vectors[rows, (head - 1).clamp(min=0)]
    of_head = torch.where((head == 0)[:, None], torch.full_like(of_head, float("nan")), of_head)
    return tags, heads, network.label_scores(vectors[rows, tokens], of_head).argmax(-1)


def links(network, states, spans):
    of = {role: torch.tensor([(row, b, e) for row, own in enumerate(spans) for r, b, e in own if r == role], dtype=torch.long).reshape(-1, 3)
          for role in ("source", "cue", "content")}
    return [network.link_scores(states, of[seeker], of[sought], kind).argmax(1) if len(of[seeker]) else None
            for kind, (seeker, sought) in enumerate((("content", "cue"), ("cue", "source")))]


@torch.inference_mode()
def read(network, name, text):
    whole = text_of(name, text)
    found = {"source": [], "cue": [], "content": []}
    if not whole.tokens:
        return found
    pieces = P.Pieces(text, whole.tokens)
    windows, paragraph = P.windows_of(0, whole, pieces)
    for i in range(0, len(windows), BATCH):
        items = [(w, paragraph) for w in windows[i:i + BATCH]]
        batch = batch_of(items, pieces)
        vectors = network.token_vectors(batch)
        syntax(network, vectors, items, whole)
        states = network.states(vectors, batch["counts"])
        emissions, _ = network.attribution(states)
        scores, back = decode(network.crf, emissions, batch["opens"])
        spans = [spans_of(path_of(scores[row], back[row], w.end - w.begin)) for row, (w, _) in enumerate(items)]
        links(network, states, spans)
        for (w, _), own in zip(items, spans):
            for role, begin, end in own:
                if w.begin + begin >= w.fresh:
                    found[role].append((whole.tokens[w.begin + begin][0], whole.tokens[w.begin + end][1]))
    return found


def main():
    torch.set_num_threads(1)
    network, _ = network_of(sys.argv[1])
    for path in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines():
        text = Path(path).read_bytes().decode("utf-8")
        print(json.dumps({"path": path, "spans": read(network, path, text)}))


if __name__ == "__main__":
    main()
