"""A trained network labels news without labels softly: P(label) and P(label before, label) of every token. And it types the
names of EWT, reading sentence by sentence: alone they are read as the typed corpora's sentences are (UNER EWT dev 73 F1),
in whole documents, of which no typed corpus tells it, worse (69); what it finds alone is taught for the whole.

Several runs teach together: their scores are averaged, which is worth a point of F1 on contents. They label PolNeAR's own
articles too, whose annotators erred. `python teacher.py --run RUN [RUN…] --data DATA --out FILE.npz`; `train.py --taught
FILE.npz` trains on them beside the annotated articles.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import texts as T
import train
from batches import Corpus, batch_of
from labels import Labels
from larger import Larger, larger_weights
from network import Crf, Network

UNLABELLED = ("geo/lgl.jsonl.gz", "geo/geovirus.jsonl.gz", "temporal/tempeval3.timebank.jsonl.gz",
              "temporal/tempeval3.aquaint.jsonl.gz", "ecbplus/ecbplus.train.jsonl.gz")


def unlabelled(data):
    return [text for path in UNLABELLED for text in T.read_unlabelled(Path(data) / path)]


def taught_texts(data, polnear=None):
    """What is labelled, in order: PolNeAR's articles for training, then news without labels."""
    return (polnear or train.split_polnear(data)[0]) + unlabelled(data)


@torch.no_grad()
def teach(networks, corpus):
    """Fills `soft` of every text, window by window; a window's context was labelled by the window before."""
    for text in corpus.texts:
        kinds = networks[0].crf.steps.shape[0]
        text.soft = np.zeros((len(text.tokens), kinds), np.float16), np.zeros((len(text.tokens), kinds, kinds), np.float16)
    crf = Crf()
    crf.steps.copy_(sum(n.crf.steps for n in networks) / len(networks))
    items = sorted(corpus.windows(), key=lambda item: item[0].end - item[0].begin)
    for at in range(0, len(items), 16):
        group = items[at:at + 16]
        batch = batch_of(corpus, group)
        emissions = sum(n.attribution(n.states(n.token_vectors(batch), batch["counts"]))[0] for n in networks) / len(networks)
        for row, (w, _) in enumerate(group):
            n = w.end - w.begin
            for into, found in zip(corpus.texts[w.text].soft, crf.marginals(emissions[row, :n], batch["opens"][row, :n])):
                into[w.fresh:w.end] = found[w.fresh - w.begin:].numpy()


SURE = 0.7      # of a name's type, to teach it
TAUGHT_TYPES = ("person", "organisation", "place", "group")


def open_runs(text):
    """Token ranges that are names of a type that nothing tells, with the sentence that holds each."""
    for first, last in text.sentences:
        begin = first
        while begin < last:
            end = begin
            while end < last and text.names[end][0] in ("B", "BI") and len(text.names[end][1]) == len(T.NAME_TYPES):
                end += 1
            if end > begin:
                yield (first, last), begin, end
            begin = max(end, begin + 1)


@torch.no_grad()
def name_types(network, texts, labels):
    """For each run of `open_runs`, in order: its type's number, or -1 where the network is not sure."""
    network.eval()
    found = []
    columns = [[labels.index["names"][f"{letter}-{kind}"] for letter in "BI"] for kind in T.NAME_TYPES]
    for text in texts:
        runs = list(open_runs(text))
        sentences = sorted({sentence for sentence, _, _ in runs})
        alone = [T.Text("", text.text, [(0, len(text.text))], text.tokens[b:e], [(0, e - b)]) for b, e in sentences]
        corpus, logs = Corpus(alone, labels), {}
        for window, paragraph in corpus.windows():
            batch = batch_of(corpus, [(window, paragraph)])
            scores = torch.log_softmax(network.names(network.token_vectors(batch)), -1)[0]
            for t in range(window.fresh, window.end):
                logs[sentences[window.text][0] + t] = scores[t - window.begin]
        for _, begin, end in runs:
            types = torch.stack([torch.stack([torch.logsumexp(logs[t][pair], 0) for t in range(begin, end)]).sum()
                                 for pair in columns])
            share, kind = torch.softmax(types, 0).max(0)
            found.append(int(kind) if share >= SURE and T.NAME_TYPES[kind] in TAUGHT_TYPES else -1)
    return np.array(found, np.int8)


def type_names(path, texts):
    """Gives the types that `path` holds to the open runs of these texts."""
    with np.load(path) as kept:
        kinds = kept["types"]
    runs = [(text, begin, end) for text in texts for _, begin, end in open_runs(text)]
    if len(runs) != len(kinds):
        raise SystemExit(f"{path} was made from other texts: {len(kinds)} names there, {len(runs)} here")
    for (text, begin, end), kind in zip(runs, kinds):
        if kind >= 0:
            T.set_types(text.names, begin, end, frozenset({T.NAME_TYPES[kind]}))


def load(path, data, polnear):
    """The texts without labels of people; they and PolNeAR's get the labels that `path` holds."""
    texts, at = taught_texts(data, polnear), 0
    with np.load(path) as kept:
        labels, steps = kept["labels"], kept["steps"]
    for text in texts:
        text.soft = labels[at:at + len(text.tokens)], steps[at:at + len(text.tokens)]
        at += len(text.tokens)
    if at != len(labels):
        raise SystemExit(f"{path} was made from other texts: {len(labels)} tokens there, {at} here")
    return texts[len(polnear):]


def load_run(run):
    """Network and labels of a run of train.py; of train_larger.py, which has no labels to type names by, None for them."""
    state = torch.load(Path(run) / "final.pt", map_location="cpu")
    if "larger" in state:
        network = Larger()
        network.encoder.load(larger_weights())
        with torch.no_grad():
            for name, parameter in network.learning().items():
                parameter.copy_(state["larger"][name])
        return network.eval(), None
    labels = Labels.load(Path(run) / "labels.json")
    network = Network(labels.sizes())
    network.load_state_dict(state["average"])
    return network.eval(), labels


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", required=True, nargs="+", help="folders with labels.json and final.pt; the last one types names")
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    networks, labels = [load_run(run)[0] for run in arguments.run], load_run(arguments.run[-1])[1]
    corpus = Corpus(taught_texts(arguments.data), labels)
    teach(networks, corpus)
    np.savez(arguments.out, types=name_types(networks[-1], train.typed_texts(arguments.data)[1], labels),
             labels=np.concatenate([t.soft[0] for t in corpus.texts]), steps=np.concatenate([t.soft[1] for t in corpus.texts]))
