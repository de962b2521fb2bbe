"""Trains the network. `python train.py --data DIR --out DIR`; run again with the same --out to go on from its checkpoint."""
from __future__ import annotations

import argparse
import json
import math
import os
import time
from pathlib import Path

import torch

import texts as T
from batches import Corpus, batch_of, packed, seeded
from evaluate import score_all
from labels import Labels
from losses import WEIGHTS, losses_of
from network import Network, load_minilm
from pieces import weights_folder

TUNE_EVERY = 20       # every 20th PolNeAR train article is kept for choices and calibration, never trained on


def typed_texts(data, polnear=None):
    """Texts with typed names, sentences alone and several in a row; and EWT, whose names are typed only where others tell."""
    data = Path(data)
    names = [text for path, types in (("ner/crossner_politics.train.txt.gz", T.CROSSNER), ("ner/wikigold.conll.gz", T.CONLL))
             for many in (1, 8) for text in T.read_bio(data / path, types, sentences_a_text=many)]
    known = T.KnownNames((polnear or split_polnear(data)[0]) + names)
    return names, T.read_ewt(data / "ud/en_ewt-ud-train.conllu.gz", known)


def split_polnear(data):
    texts = T.read_polnear(Path(data) / "polnear", "train")
    return [t for i, t in enumerate(texts) if i % TUNE_EVERY], texts[::TUNE_EVERY]


def training_texts(data, taught=None):
    polnear, tune = split_polnear(data)
    names, ewt = typed_texts(data, polnear)
    news = []
    if taught:
        import teacher                  # which reads its texts by this file
        teacher.type_names(taught, ewt)
        news = teacher.load(taught, data, polnear)
    gum = T.read_gum(Path(data) / "gum/gum.train.jsonl.gz")
    return polnear + ewt + gum + names + news, tune


def parameter_groups(network, encoder_rate, head_rate, decay=0.9, weight_decay=0.01):
    """Lower layers learn more slowly; the heads faster."""
    groups = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            rate = encoder_rate * decay ** (6 - depth)
            rate = head_rate if name == "encoder.shape.weight" else rate
        else:
            rate = head_rate
        still = parameter.ndim < 2 or name.endswith("shape.weight")
        groups.append({"params": [parameter], "lr": rate, "rate": rate, "weight_decay": 0.0 if still else weight_decay})
    return groups


class Average:
    """Exponential moving average of the weights; what is scored and shipped."""

    def __init__(self, network, decay):
        self.decay = decay
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network, step):
        decay = min(self.decay, (1 + step) / (10 + step))
        for key, value in network.state_dict().items():
            self.weights[key].lerp_(value, 1 - decay)


def save(path, **state):
    torch.save(state, str(path) + ".part")
    os.replace(str(path) + ".part", path)


def is_bfloat16_fast():
    """On a processor with AVX-512 BF16 alone, float is the faster (19 ms against 27 for 4,096 x 384 x 1,536)."""
    processor = Path("/proc/cpuinfo")
    return torch.cuda.is_available() or (processor.exists() and "amx_bf16" in processor.read_text())


def train(arguments):
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    chance = seeded(arguments.seed)
    torch.set_num_threads(arguments.threads)
    training, tune = training_texts(arguments.data, arguments.taught)
    labels = Labels.collect(training)
    labels.save(out / "labels.json")
    corpus, tuning = Corpus(training, labels, arguments.others), Corpus(tune, labels)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = Network(labels.sizes(), arguments.dropout, arguments.head_dropout)
    load_minilm(network.encoder, os.path.join(weights_folder(), "model.safetensors"))
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start, map_location="cpu")["average"])
    if arguments.hold:
        network.encoder.hold(arguments.hold)
    network.to(device)
    optimizer = torch.optim.AdamW(parameter_groups(network, arguments.encoder_rate, arguments.head_rate), betas=(0.9, 0.98), fused=True)
    average = Average(network, arguments.average)
    steps_an_epoch = math.ceil(len(corpus.windows(chance)) / arguments.batch)
    total, step, first, skip = steps_an_epoch * arguments.epochs, 0, 0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=False)
        network.load_state_dict(state["network"]), optimizer.load_state_dict(state["optimizer"])
        average.weights, step, first, skip = state["average"], state["step"], state["epoch"], state["done"]
        print(f"going on from step {step}, epoch {first}", flush=True)
    saved, log = time.time(), open(out / "log.txt", "a")

    def say(line):
        print(line, flush=True)
        print(line, file=log, flush=True)
    for epoch in range(first, arguments.epochs):
        order = seeded(arguments.seed * 1000 + epoch)
        network.train()
        began, sums, seen = time.time(), {}, 0
        for number, items in enumerate(packed(corpus.windows(order), arguments.batch, order)):
            if number < skip:
                continue
            batch = {k: v.to(device) for k, v in batch_of(corpus, items, order, arguments.mask).items()}
            share = min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * share
            with torch.autocast(device, dtype=torch.bfloat16, enabled=arguments.bfloat16):
                found = losses_of(network, batch)
            loss = sum(WEIGHTS[k] * (arguments.people if k in ("crf", "edges") else 1) * v for k, v in found.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            average.update(network, step)
            seen += int(batch["sizes"].sum())
            for k, v in found.items():
                sums[k] = sums.get(k, 0.0) + v.item()
            if step % 50 == 0:
                done = number + 1 - skip
                say(f"epoch {epoch} step {step}/{total} " + " ".join(f"{k} {v / done:.4f}" for k, v in sums.items())
                    + f" pieces/s {seen / (time.time() - began):.0f}")
            if time.time() - saved > 240:
                save(checkpoint, network=network.state_dict(), optimizer=optimizer.state_dict(), average=average.weights,
                     step=step, epoch=epoch, done=number + 1)
                saved = time.time()
        skip = 0
        save(checkpoint, network=network.state_dict(), optimizer=optimizer.state_dict(), average=average.weights, step=step,
             epoch=epoch + 1, done=0)
        saved = time.time()
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average.weights)
        say(f"epoch {epoch} tune " + json.dumps(score_all(network, tuning, arguments.data)))
        network.load_state_dict(kept)
    save(out / "final.pt", average=average.weights, arguments=vars(arguments))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--start", help="a final.pt to begin from instead of MiniLM alone")
    parser.add_argument("--taught", help="soft labels of teacher.py, to train on as well")
    parser.add_argument("--people", type=float, default=1.0, help="weight of people's sources, cues and contents beside a teacher's")
    parser.add_argument("--others", type=float, default=1.0, help="share of texts that tell nothing of statements that an epoch draws")
    parser.add_argument("--hold", type=int, default=0, help="layers from below that stay as they are")
    parser.add_argument("--bfloat16", action=argparse.BooleanOptionalAction, default=is_bfloat16_fast(),
                        help="by default where the machine is fast at it: a GPU, AMX")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--head-dropout", type=float, default=0.25)
    parser.add_argument("--mask", type=float, default=0.05)
    parser.add_argument("--average", type=float, default=0.998)
    train(parser.parse_args())
