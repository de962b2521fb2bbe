"""Trains the second branch of the network: two layers of its own over the fourth, for what statements mean.

`python meaning.py --run RUN --data DATA --gold GOLD [--decisions FILE]` reads RUN/final.pt (train.py), leaves it as it is and
writes RUN/meaning.pt. The layers below the branch are not trained, so that their states are computed once and a step costs
a quarter of train.py's; attribution, syntax and names keep what they have learnt. Heads, each one product of a token's
vector:

  firmness   -3 … 3, how firmly what a predicate says is put (UW, MEANTIME, UDS-IH2, each with an output of its own)
  acts       what a statement does: mean over its cue's tokens and mean over its contents' tokens, summed; beside the
             labels of people what the list of cues decides (build/act_decisions) on articles without labels
  mentions   what a mention means the same as: its vector as the later one, its vector as the earlier one, and how likely
             it has an earlier one at all (Lee et al. 2017, with gold mentions of GUM)

What is fitted on top of the heads (models/firmness.txt, models/coreference.txt) must see what they say of text that they
have not learnt: every fifth block of UW's sentences and every fourth document of GUM are kept from them.
"""
from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import texts as T
from batches import Corpus, seeded
from network import BARRED, Layer, WIDTH, dropout
from pieces import inputs_of
from teacher import load_run

BRANCH = 2                      # layers of the branch
PAIR = 64                       # width of a mention's vectors
ACTS = """say report announce explain show allege accuse confirm acknowledge deny clarify correct retract agree refuse decline
estimate expect believe praise criticise thank promise threaten warn demand ask want""".split()
FIRMNESS = ("uw", "meantime", "uds_ih2")   # the first one's output is shipped
SHARES = {"uw": 1.0, "meantime": 1.0, "uds_ih2": 0.25, "acts": 3.0, "decided": 0.25, "gum": 1.0}   # of a corpus an epoch draws
WEIGHTS = {"decided": 0.5}
SURE = 0.6                      # of the list's decision, to be taught
BLOCK = 60                      # sentences of UW kept or taught together
# Going on from a trained branch when there are new labels of acts (--go-on): a little of all else keeps it in place.
SHARES_OF_MORE = {"uw": 0.25, "meantime": 0.3, "uds_ih2": 0.04, "acts": 1.0, "decided": 0.0, "gum": 0.2}
MARGIN = 40                     # pieces around a labelled statement, then


class Branch(nn.Module):
    def __init__(self, share=0.1):
        super().__init__()
        self.layers = nn.ModuleList(Layer(share) for _ in range(BRANCH))
        self.firmness = nn.Linear(WIDTH, len(FIRMNESS))
        self.act_cue = nn.Linear(WIDTH, len(ACTS))
        self.act_content = nn.Linear(WIDTH, len(ACTS), bias=False)
        self.later = nn.Linear(WIDTH, PAIR)
        self.earlier = nn.Linear(WIDTH, PAIR)
        self.anaphor = nn.Linear(WIDTH, 1)

    def begin_from(self, encoder):
        for mine, trunk in zip(self.layers, encoder.layers[-BRANCH:]):
            mine.load_state_dict(trunk.state_dict())

    def vectors(self, states, sizes, first, last):
        places = torch.arange(states.shape[1])
        mask = torch.where(places[None, :] < sizes[:, None], 0.0, BARRED)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        rows = torch.arange(states.shape[0])[:, None]
        return dropout((states[rows, first] + states[rows, last]) * 0.5, 0.2, self.training)


# ------------------------------------------------------------------------------------------------------------ windows

class Window:
    """States below the branch of one window, where its tokens' pieces are, and its labels."""

    def __init__(self, states, first, last, fresh, labels):
        self.states, self.first, self.last, self.fresh, self.labels = states, first, last, fresh, labels


@torch.no_grad()
def lower_states(network, ids, shapes, sizes):
    encoder = network.encoder
    x = encoder.norm(encoder.word(ids) + encoder.position(torch.arange(ids.shape[1])) + encoder.shape(shapes))
    mask = torch.where(torch.arange(ids.shape[1])[None, :] < sizes[:, None], 0.0, BARRED)[:, None, None, :]
    for layer in encoder.layers[:-BRANCH]:
        x = layer(x, mask)
    return x


def windows_of(network, labels, texts, label_window):
    """`label_window(text number, window)` gives the labels of a window, None to leave it out."""
    corpus, made = Corpus(texts, labels), []
    items = sorted(corpus.windows(), key=lambda item: item[0].end - item[0].begin)
    items = [(*item, found) for item in items if (found := label_window(item[0].text, item[0]))]
    for at in range(0, len(items), 16):
        group = [(w, paragraph) for w, paragraph, _ in items[at:at + 16]]
        inputs = [inputs_of(w, corpus.pieces[w.text], paragraph) for w, paragraph in group]
        size = max(len(i[0]) for i in inputs)
        ids, shapes = torch.zeros(len(group), size, dtype=torch.long), torch.zeros(len(group), size, dtype=torch.long)
        for row, (numbers, kinds, _, _) in enumerate(inputs):
            ids[row, :len(numbers)], shapes[row, :len(kinds)] = torch.tensor(numbers), torch.tensor(kinds)
        sizes = torch.tensor([len(i[0]) for i in inputs])
        states = lower_states(network, ids, shapes, sizes).half()
        for row, ((w, _), (numbers, _, first, last)) in enumerate(zip(group, inputs)):
            made.append(Window(states[row, :len(numbers)].clone(), torch.as_tensor(np.array(first)),
                               torch.as_tensor(np.array(last)), w.fresh - w.begin, items[at + row][2]))
    return made


def batch_of(windows):
    size = max(len(w.states) for w in windows)
    tokens = max(len(w.first) for w in windows)
    states = torch.zeros(len(windows), size, WIDTH)
    first, last = torch.zeros(len(windows), tokens, dtype=torch.long), torch.zeros(len(windows), tokens, dtype=torch.long)
    for row, w in enumerate(windows):
        states[row, :len(w.states)] = w.states.float()
        first[row, :len(w.first)], last[row, :len(w.last)] = w.first, w.last
    return states, torch.tensor([len(w.states) for w in windows]), first, last


# -------------------------------------------------------------------------------------------------------------- tasks

def is_kept(number):
    """Whether a sentence of UW's training part is kept from the heads."""
    return number // BLOCK % 5 == 0


def read_factuality(path, sentences_a_text):
    """Neighbouring sentences of one file joined to texts; labels are (token of the text, value)."""
    texts, labels, rows = [], [], T.read_jsonl(path)
    if "uw.train" in str(path):
        rows = [row for number, row in enumerate(rows) if not is_kept(number)]
    for at in range(0, len(rows), sentences_a_text):
        text, tokens, sentences, values = "", [], [], []
        for row in rows[at:at + sentences_a_text]:
            base = len(tokens)
            for word in row["text"].split(" "):
                word = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}.get(word, word)
                if text and word not in T.NO_SPACE_BEFORE and text[-1] not in T.NO_SPACE_AFTER:
                    text += " "
                tokens.append((len(text), len(text) + len(word)))
                text += word
            sentences.append((base, len(tokens)))
            values += [(base + target["span1"][0], target["label"]) for target in row["targets"]
                       if base + target["span1"][0] < len(tokens)]
        texts.append(T.Text("", text, [(0, len(text))], tokens, sentences))
        labels.append(values)
    return texts, labels


def firmness_windows(network, labels, path, output, sentences_a_text):
    texts, values = read_factuality(path, sentences_a_text)

    def label(number, w):
        return [(t - w.begin, value, output) for t, value in values[number] if w.fresh <= t < w.end]
    return windows_of(network, labels, texts, label)


def read_act_labels(gold, part):
    paths = sorted(Path(gold).glob(f"acts.{part}*.jsonl"))
    if part == "train":
        paths += [Path(__file__).parent / f"labels/acts.{name}.jsonl" for name in ("polnear", "varied")]
    rows = [row for path in paths for row in T.read_jsonl(path)]
    return {(row["article"], row["id"]): row for row in rows}


def read_decisions(path):
    rows = T.read_jsonl(path)
    return {(row["article"], row["id"]): {"act": row["found"]} for row in rows if row["confidence"] >= SURE}


def act_windows(network, labels, data, known, part):
    """Labelled attributions of PolNeAR articles: tokens of the cue, tokens of the contents, number of the act."""
    folder, articles = Path(data) / "polnear", {article for article, _ in known}
    ids = {a["id"]: [x["id"] for x in a["attributions"]] for a in T.read_jsonl(folder / f"polnear.{part}.jsonl")}
    texts = [t for t in T.read_polnear(folder, part) if t.name in articles]

    def label(number, w):
        text, found = texts[number], []
        for name, statement in zip(ids[text.name], text.statements[0]):
            row = known.get((text.name, name))
            inside = lambda spans: [t - w.begin for b, e in spans for t in range(max(b, w.begin), min(e, w.end))]
            cue, content = inside(statement.cue), inside(statement.content)
            tokens = [t for b, e in statement.cue or statement.content[:1] for t in range(b, e)]
            if row and tokens and w.fresh <= tokens[0] < w.end:
                found.append((cue, content, ACTS.index(row["act"]), (text.name, name)))
        return found
    return windows_of(network, labels, texts, label)


def head_of(text, begin, end):
    """The token of a mention whose head lies outside it."""
    return next((t for t in range(begin, end) if not begin <= text.head[t] < end), end - 1)


def mention_windows(network, labels, path):
    """Mentions of GUM's documents: head token in the window, entity."""
    docs = [d for d in T.read_jsonl(path) if d["genre"] in T.GUM_GENRES and d.get("text")]
    texts = T.read_gum(path)
    taught = [number for number in range(len(docs)) if number % 4]
    docs, texts = [docs[number] for number in taught], [texts[number] for number in taught]
    mentions = [[(head_of(t, e["start"], e["end"]), e["id"]) for e in sorted(d["entities"], key=lambda e: (e["start"], -e["end"]))]
                for t, d in zip(texts, docs)]

    def label(number, w):
        return [(t - w.begin, entity) for t, entity in mentions[number] if w.begin <= t < w.end]
    return windows_of(network, labels, texts, label)


def cropped(window):
    """Parts of a window of acts: labelled statements with MARGIN pieces around them, near ones together."""
    first, last, parts = window.first.tolist(), window.last.tolist(), []
    around = sorted(((max(first[min(cue + content)] - MARGIN, 0), last[max(cue + content)] + MARGIN, (cue, content, act, name))
                     for cue, content, act, name in window.labels), key=lambda part: part[0])
    for begin, end, label in around:
        if parts and begin <= parts[-1][1] - MARGIN // 2:
            parts[-1][1:] = [max(parts[-1][1], end), parts[-1][2] + [label]]
        else:
            parts.append([begin, end, [label]])
    made = []
    for begin, end, labels in parts:
        kept = [t for t in range(len(first)) if first[t] >= begin and last[t] <= end]
        index = {token: at for at, token in enumerate(kept)}
        labels = [([index[t] for t in cue if t in index], [index[t] for t in content if t in index], act, name)
                  for cue, content, act, name in labels]
        made.append(Window(window.states[begin:end + 1].clone(), torch.tensor([first[t] - begin for t in kept]),
                           torch.tensor([last[t] - begin for t in kept]), 0, [label for label in labels if label[0] or label[1]]))
    return [part for part in made if part.labels]


# -------------------------------------------------------------------------------------------------------------- losses

def firmness_loss(branch, vectors, windows):
    rows = [(row, *label) for row, w in enumerate(windows) for label in w.labels]
    at, tokens, values, outputs = zip(*rows)
    scores = branch.firmness(vectors[list(at), list(tokens)])[torch.arange(len(rows)), list(outputs)]
    return F.smooth_l1_loss(scores, torch.tensor(values), beta=1.0)


def act_scores(branch, vectors, cue, content):
    """One window's vectors; the mean commutes with the products, so the engine may average scores instead of vectors."""
    scores = branch.act_cue.bias.clone()
    if cue:
        scores = scores + branch.act_cue.weight @ vectors[cue].mean(0)
    return scores + branch.act_content.weight @ vectors[content].mean(0) if content else scores


def act_loss(branch, vectors, windows):
    scores = [(act_scores(branch, vectors[row], cue, content), act) for row, w in enumerate(windows)
              for cue, content, act, _ in w.labels]
    return F.cross_entropy(torch.stack([s for s, _ in scores]), torch.tensor([a for _, a in scores]), label_smoothing=0.05)


def pair_scores(branch, vectors):
    """[later, earlier] of one window's mentions, given their head tokens' vectors; and the score of having an earlier one."""
    return branch.later(vectors) @ branch.earlier(vectors).T / PAIR ** 0.5 + branch.anaphor(vectors)


def mention_loss(branch, vectors, windows):
    losses, count = [], 0
    for row, w in enumerate(windows):
        heads, entities = [t for t, _ in w.labels], [e for _, e in w.labels]
        scores = pair_scores(branch, vectors[row, heads])
        earlier = torch.ones(len(heads), len(heads)).tril(-1).bool()
        same = torch.tensor([[a == b for b in entities] for a in entities]) & earlier
        scores = torch.cat([torch.zeros(len(heads), 1), scores.masked_fill(~earlier, BARRED)], 1)
        right = torch.cat([~same.any(1, keepdim=True), same], 1)
        fresh = torch.tensor([t >= w.fresh for t in heads])
        loss = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, BARRED), 1)
        losses.append((loss * fresh).sum())
        count += int(fresh.sum())
    return sum(losses) / max(count, 1)


LOSSES = {"uw": firmness_loss, "meantime": firmness_loss, "uds_ih2": firmness_loss, "acts": act_loss, "decided": act_loss, "gum": mention_loss}


# -------------------------------------------------------------------------------------------------------------- training

def training_windows(network, labels, data, gold, decisions=None):
    data, made = Path(data), {}
    for number, name in enumerate(FIRMNESS):
        path = data / f"factuality/{name}.train.jsonl.gz"
        made[name] = [w for many in ((1, 6) if name != "uds_ih2" else (4,))
                      for w in firmness_windows(network, labels, path, number, many)]
    made["acts"] = act_windows(network, labels, data, read_act_labels(gold, "train"), "train")
    if decisions:
        made["decided"] = act_windows(network, labels, data, read_decisions(decisions), "train")
    made["gum"] = mention_windows(network, labels, data / "gum/gum.train.jsonl.gz")
    return made


def batches_of_epoch(windows, chance, size):
    """(corpus, windows of similar length), in random order."""
    found = []
    for name, all_windows in windows.items():
        whole, part = int(SHARES[name]), SHARES[name] % 1
        drawn = all_windows * whole + chance.sample(all_windows, round(len(all_windows) * part))
        drawn.sort(key=lambda w: len(w.states) + chance.random() * 30)
        at = 0
        while at < len(drawn):                          # about as many pieces a batch
            count = max(4, min(64, size * 256 // max(len(drawn[min(at + size, len(drawn) - 1)].states), 1)))
            found.append((name, drawn[at:at + count]))
            at += count
    chance.shuffle(found)
    return found


def fit(branch, windows, epochs, rate, head_rate, seed, size=12, say=print):
    chance = seeded(seed)
    layers = list(branch.layers.parameters())
    heads = [p for n, p in branch.named_parameters() if not n.startswith("layers.")]
    optimizer = torch.optim.AdamW([{"params": layers, "rate": rate}, {"params": heads, "rate": head_rate}], lr=rate, weight_decay=0.01)
    total = epochs * len(batches_of_epoch(windows, random.Random(seed), size))
    average = {k: v.detach().clone() for k, v in branch.state_dict().items()}
    step = 0
    for epoch in range(epochs):
        sums = {}
        branch.train()
        for name, group in batches_of_epoch(windows, chance, size):
            share = min(1.0, (step + 1) / (0.1 * total)) * max(0.02, 1 - step / total)
            for parameters in optimizer.param_groups:
                parameters["lr"] = parameters["rate"] * share
            loss = WEIGHTS.get(name, 1.0) * LOSSES[name](branch, branch.vectors(*batch_of(group)), group)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            decay = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                for key, value in branch.state_dict().items():
                    average[key].lerp_(value, 1 - decay)
            sums.setdefault(name, []).append(loss.item())
        say(f"epoch {epoch} step {step}/{total} " + " ".join(f"{k} {np.mean(v):.3f}" for k, v in sorted(sums.items())))
    branch.load_state_dict(average)
    return branch.eval()


@torch.no_grad()
def firmness_score(branch, windows, output=0):
    """Pearson's r and the mean absolute error."""
    said, true = [], []
    for at in range(0, len(windows), 32):
        group = windows[at:at + 32]
        vectors = branch.vectors(*batch_of(group))
        for row, w in enumerate(group):
            said += branch.firmness(vectors[row, [t for t, _, _ in w.labels]])[:, output].tolist()
            true += [value for _, value, _ in w.labels]
    return float(np.corrcoef(said, true)[0, 1]), float(np.abs(np.array(said) - true).mean())


@torch.no_grad()
def act_accuracy(branch, windows):
    right = count = 0
    for at in range(0, len(windows), 16):
        group = windows[at:at + 16]
        vectors = branch.vectors(*batch_of(group))
        for row, w in enumerate(group):
            for cue, content, act, _ in w.labels:
                right += int(act_scores(branch, vectors[row], cue, content).argmax()) == act
                count += 1
    return right / max(count, 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", required=True, help="folder of train.py, or one with restore.py's final.pt and labels.json")
    parser.add_argument("--data", required=True)
    parser.add_argument("--gold", required=True, help="folder with acts.train.*.jsonl")
    parser.add_argument("--decisions", help="what build/act_decisions printed for articles without labels")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--go-on", help="a trained branch (meaning.pt) to go on from, with statements cut out of their windows")
    parser.add_argument("--average", nargs="*", default=[], help="other branches that went on from the same one: their mean is kept")
    given = parser.parse_args()
    network, labels = load_run(given.run)
    branch = Branch()
    branch.begin_from(network.encoder)
    say = lambda line: print(line, flush=True)
    windows = training_windows(network, labels, given.data, given.gold, given.decisions)
    if given.go_on:
        branch.load_state_dict(torch.load(given.go_on))
        SHARES.update(SHARES_OF_MORE)
        windows["acts"] = [part for window in windows["acts"] for part in cropped(window)]
    say(json.dumps({name: len(found) for name, found in windows.items()}))
    fit(branch, windows, given.epochs, given.rate, given.head_rate, given.seed, say=say)
    others = [torch.load(path) for path in given.average]
    branch.load_state_dict({k: sum([o[k] for o in others], v) / (1 + len(others)) for k, v in branch.state_dict().items()})
    torch.save(branch.state_dict(), Path(given.run) / "meaning.pt")
    held = firmness_windows(network, labels, Path(given.data) / "factuality/uw.dev.jsonl.gz", 0, 6)
    say("firmness on UW dev: r {:.3f}, mean error {:.3f}".format(*firmness_score(branch, held)))
