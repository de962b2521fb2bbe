"""Trains the larger network of larger.py on PolNeAR's articles, to teach the shipped one.

`python train_larger.py --data DIR --out DIR`; run again with the same --out to go on from its checkpoint. The held layers are
computed once for all windows (7 minutes on two cores, 2 GB); the windows are the same in every epoch.
"""
from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import torch

import pieces as P
import train
from batches import Corpus, batch_of, packed, seeded
from evaluate import attribution_scores
from labels import Labels
from larger import USED, Larger, larger_weights
from losses import WEIGHTS, attribution_losses

CONTEXT = 32            # pieces of the text before: a quarter fewer windows than the shipped network's 64


def know_windows(network, corpus, windows, batch):
    """Fills `known` with what the held layers make of each window, in half precision."""
    for at in range(0, len(windows), batch):
        items = windows[at:at + batch]
        tensors = batch_of(corpus, items)
        below = network.encoder.lower(tensors["ids"], tensors["sizes"]).half()
        for row, (w, _) in enumerate(items):
            network.known[w.text, w.begin] = below[row, :int(tensors["sizes"][row])].clone()


def parameter_groups(network, encoder_rate, head_rate, decay=0.95):
    groups = []
    for name, parameter in network.learning().items():
        rate = head_rate
        if name.startswith("encoder.layers."):
            rate = encoder_rate * decay ** (USED - 1 - int(name.split(".")[2]))
        weight_decay = 0.01 if parameter.ndim > 1 and not name.endswith("shape.weight") else 0.0
        groups.append({"params": [parameter], "lr": rate, "rate": rate, "weight_decay": weight_decay})
    return groups


@torch.no_grad()
def put(network, weights):
    for name, parameter in network.learning().items():
        parameter.copy_(weights[name])


def learn(arguments):
    P.CONTEXT = CONTEXT
    chance = seeded(arguments.seed)
    torch.set_num_threads(arguments.threads)
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    polnear, tune = train.split_polnear(arguments.data)
    labels = Labels.collect(polnear)
    corpus, tuning = Corpus(polnear, labels), Corpus(tune, labels)
    network = Larger()
    network.encoder.load(larger_weights())
    optimizer = torch.optim.AdamW(parameter_groups(network, arguments.encoder_rate, arguments.head_rate), betas=(0.9, 0.98), fused=True)
    windows = sorted(corpus.windows(), key=lambda item: item[0].end - item[0].begin)
    know_windows(network, corpus, windows, arguments.batch)
    average = {name: value.detach().clone() for name, value in network.learning().items()}
    total, step, first, skip = math.ceil(len(windows) / arguments.batch) * arguments.epochs, 0, 0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        put(network, state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average, step, first, skip = state["average"], state["step"], state["epoch"], state["done"]
    saved = time.time()
    for epoch in range(first, arguments.epochs):
        chance = seeded(arguments.seed * 1000 + epoch)
        network.train()
        for number, items in enumerate(packed(windows, arguments.batch, chance)):
            if number < skip:
                continue
            tensors = batch_of(corpus, items, chance, mask_share=0.0)
            share = min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * share
            found = losses_of(network, tensors)
            sum(WEIGHTS[k] * v for k, v in found.items()).backward()
            torch.nn.utils.clip_grad_norm_(network.learning().values(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            average_into(average, network, min(arguments.average, (1 + step) / (10 + step)))
            if step % 20 == 0:
                print(f"epoch {epoch} step {step}/{total} " + " ".join(f"{k} {v.item():.4f}" for k, v in found.items()), flush=True)
            if time.time() - saved > 480:
                keep(checkpoint, network, optimizer, average=average, step=step, epoch=epoch, done=number + 1)
                saved = time.time()
        skip = 0
        keep(checkpoint, network, optimizer, average=average, step=step, epoch=epoch + 1, done=0)
        own = {name: value.detach().clone() for name, value in network.learning().items()}
        put(network, average)
        print(f"epoch {epoch} tune " + json.dumps(attribution_scores(network, tuning)), flush=True)
        put(network, own)
    torch.save({"larger": average}, out / "final.pt")


def losses_of(network, batch):
    vectors = network.token_vectors(batch)
    real = torch.arange(vectors.shape[1])[None, :] < batch["counts"][:, None]
    emissions, edges = network.attribution(network.states(vectors, batch["counts"]))
    return attribution_losses(network, batch, emissions, edges, real)


@torch.no_grad()
def average_into(average, network, decay):
    for name, value in network.learning().items():
        average[name].lerp_(value, 1 - decay)


def keep(path, network, optimizer, **state):
    train.save(path, network={k: v.detach() for k, v in network.learning().items()}, optimizer=optimizer.state_dict(), **state)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--encoder-rate", type=float, default=8e-5)
    parser.add_argument("--head-rate", type=float, default=1.2e-3)
    parser.add_argument("--average", type=float, default=0.995)
    learn(parser.parse_args())
