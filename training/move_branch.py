"""Moves the second branch over a network that has gone on learning: it is taught to say what it said.

`python move_branch.py --old RUN --run RUN --data DATA`: both runs have final.pt and labels.json, the old one meaning.pt; writes
RUN/meaning.pt. The layers of the branch learn, over the new network's fourth layer, the vectors that they made over the old
one's (mean squared error, each of the vector's numbers by its own spread); the heads stay as they are, so that firmness,
acts and mentions keep what labels have taught them, and what was fitted on top of them goes on to hold.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

import texts as T
import train
from batches import Corpus, batch_of, packed, seeded
from meaning import Branch, lower_states
from teacher import load_run, unlabelled

SHOWN = 50              # steps between two lines


def all_texts(data):
    """Articles with statements, news without labels, and documents whose mentions are annotated; and the articles kept apart."""
    polnear, tune = train.split_polnear(data)
    return polnear + unlabelled(data) + T.read_gum(Path(data) / "gum/gum.train.jsonl.gz"), tune


def vectors_of(network, branch, batch):
    """Of the tokens of a batch; the layers below the branch learn nothing."""
    states = lower_states(network, batch["ids"], batch["shapes"], batch["sizes"])
    return branch.vectors(states, batch["sizes"], batch["first"], batch["last"])


def real_tokens(batch):
    return torch.arange(batch["first"].shape[1])[None] < batch["counts"][:, None]


@torch.no_grad()
def agreement(networks, branches, corpus, most=20):
    """Share of the vectors' spread that is not met, on so many batches; and how far firmness is from what it was."""
    missed = spread = firmness = count = 0
    for branch in branches:
        branch.eval()
    windows = sorted(corpus.windows(), key=lambda item: item[0].end - item[0].begin)
    for at in range(0, min(len(windows), most * 16), 16):
        batch = batch_of(corpus, windows[at:at + 16])
        real = real_tokens(batch)
        was, now = (vectors_of(n, b, batch)[real] for n, b in zip(networks, branches))
        missed += float(((now - was) ** 2).sum())
        spread += float(((was - was.mean(0)) ** 2).sum())
        firmness += float((branches[1].firmness(now) - branches[0].firmness(was))[:, 0].abs().sum())
        count += len(was)
    return missed / spread, firmness / count


def move(old, run, data, epochs, rate, seed, share):
    chance = seeded(seed)
    (before, labels), (after, _) = load_run(old), load_run(run)
    was, now = Branch(), Branch()
    for branch in (was, now):
        branch.load_state_dict(torch.load(Path(old) / "meaning.pt", map_location="cpu"))
    was.eval()
    taught, tune = all_texts(data)
    corpus, tuning = Corpus(taught, labels, share), Corpus(tune, labels)
    for text in corpus.texts:
        text.statements = None                  # so that an epoch draws the same share of all
    print("before: {:.4f} of the spread, firmness {:.3f}".format(*agreement((before, after), (was, now), tuning)), flush=True)
    optimizer = torch.optim.AdamW(now.layers.parameters(), lr=rate, weight_decay=0.01)
    steps, step = epochs * (len(corpus.windows(seeded(seed))) // 16 + 1), 0
    for _ in range(epochs):
        now.eval()                              # nothing dropped: what is to be met has nothing dropped either
        for items in packed(corpus.windows(chance), 16, chance):
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / steps)
            batch = batch_of(corpus, items)
            real = real_tokens(batch)
            with torch.no_grad():
                goal = vectors_of(before, was, batch)[real]
            found = vectors_of(after, now, batch)[real]
            loss = (((found - goal) / goal.std(0)) ** 2).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(now.layers.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            if step % SHOWN == 0:
                print(f"step {step}/{steps} {loss.item():.4f}", flush=True)
    print("after: {:.4f} of the spread, firmness {:.3f}".format(*agreement((before, after), (was, now), tuning)), flush=True)
    torch.save(now.state_dict(), Path(run) / "meaning.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--old", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.5, help="of the texts that an epoch draws")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    move(given.old, given.run, given.data, given.epochs, given.rate, given.seed, given.share)
