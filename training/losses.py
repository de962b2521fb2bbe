"""The losses of one batch. Each is a sum over labelled tokens divided by the batch's tokens, so that every token counts alike."""
from __future__ import annotations

import torch
import torch.nn.functional as F

from batches import IGNORE
from network import BARRED

WEIGHTS = {"crf": 1.0, "edges": 0.5, "links": 0.3, "upos": 0.25, "xpos": 0.25, "lemma": 0.15, "arc": 0.5, "label": 0.25,
           "names": 0.5, "soft": 1.0, "soft edges": 0.5}


def edge_targets(bio, counts):
    """Whether a source, cue or content starts (first three) or ends (last three) at each token."""
    after = torch.cat([bio[:, 1:], torch.zeros_like(bio[:, :1])], 1)
    last = torch.arange(bio.shape[1], device=bio.device)[None, :] == counts[:, None] - 1
    starts = [bio == 1 + 2 * role for role in range(3)]
    inside = [(bio == 1 + 2 * role) | (bio == 2 + 2 * role) for role in range(3)]
    ends = [inside[role] & ((after != 2 + 2 * role) | last) for role in range(3)]
    return torch.stack(starts + ends, -1).float()


def losses_of(network, batch):
    counts = batch["counts"]
    vectors = network.token_vectors(batch)
    real = torch.arange(vectors.shape[1], device=vectors.device)[None, :] < counts[:, None]
    total, found = real.sum(), {}
    found.update(statement_losses(network, batch, vectors, real))
    dropped = network.drop(vectors)
    for layer in ("upos", "xpos", "lemma"):
        if (batch[layer] >= 0).any():
            found[layer] = F.cross_entropy(getattr(network, layer)(dropped).transpose(1, 2), batch[layer],
                                           ignore_index=IGNORE, reduction="sum") / total
    if (batch["head"] >= 0).any():
        found["arc"], found["label"] = syntax_losses(network, batch, dropped, total)
    known = batch["allowed"].any(-1)
    if known.any():
        logs = F.log_softmax(network.names(dropped), -1)
        likely = torch.logsumexp(logs.masked_fill(~batch["allowed"], BARRED), -1)
        found["names"] = -(likely * known * batch["names_weight"]).sum() / total
    return found


def statement_losses(network, batch, vectors, real):
    """Of the windows that people annotated, that a teacher labelled, or both: all that reads the LSTM's states."""
    either = batch["annotated"] | batch["soft_rows"]
    if not either.any():
        return {}
    place = torch.cumsum(either, 0) - 1                     # row of the batch -> row of these
    states = network.states(vectors[either], batch["counts"][either])
    emissions, edges = network.attribution(states)
    found, rows, total = {}, batch["annotated"], real.sum()
    if rows.any():
        mine = place[rows]
        found.update(attribution_losses(network, batch, emissions[mine], edges[mine], real))
        links = link_losses(network, batch, states[mine], rows)
        if links is not None:
            found["links"] = links * (real[rows].sum() / total)
    if batch["soft_rows"].any():
        mine = place[batch["soft_rows"]]
        found["soft"], found["soft edges"] = soft_losses(network, batch, emissions[mine], edges[mine], real)
    return found


def attribution_losses(network, batch, emissions, edges, real):
    """Of the annotated windows, whose emissions and edges these are; `real` marks tokens of all windows."""
    rows, total = batch["annotated"], real.sum()
    counts = batch["counts"][rows]
    crf = network.crf.loss(emissions, batch["bio"][rows], batch["opens"][rows], counts)
    losses = F.binary_cross_entropy_with_logits(edges, edge_targets(batch["bio"][rows], counts), reduction="none").sum(-1)
    return {"crf": crf * (real[rows].sum() / total), "edges": (losses * real[rows]).sum() / total}


def soft_losses(network, batch, emissions, edges, real):
    """Attribution of windows that a teacher labelled: cross-entropy with its distribution over label sequences."""
    rows, counts = batch["soft_rows"], batch["counts"][batch["soft_rows"]]
    labels, steps = batch["soft_labels"], batch["soft_steps"]
    share = real[rows].sum() / real.sum()
    crf = network.crf.soft_loss(emissions, labels, steps, batch["opens"][rows], counts) * share
    inside = [labels[..., 1 + 2 * role] + labels[..., 2 + 2 * role] for role in range(3)]
    goes_on = [F.pad(steps[:, 1:, 1 + 2 * role, 2 + 2 * role] + steps[:, 1:, 2 + 2 * role, 2 + 2 * role], (0, 1))
               for role in range(3)]
    targets = torch.stack([labels[..., 1 + 2 * role] for role in range(3)]
                          + [inside[role] - goes_on[role] for role in range(3)], -1).clamp(0, 1)
    losses = F.binary_cross_entropy_with_logits(edges, targets, reduction="none").sum(-1)
    return crf, (losses * real[rows]).sum() / real.sum()


def link_losses(network, batch, states, rows):
    """Cross-entropy a seeker, mean over seekers."""
    place = torch.cumsum(rows, 0) - 1                       # row of the batch -> row of the annotated ones

    def moved(spans):
        return torch.cat([place[spans[:, :1]], spans[:, 1:]], 1)
    found = []
    for kind, seekers, sought, pairs in ((0, "content", "cue", "cue_of"), (1, "cue", "source", "source_of")):
        pairs = batch[pairs]
        if len(pairs):
            scores = network.link_scores(states, moved(batch[f"{seekers}_spans"][pairs[:, 0]]),
                                         moved(batch[f"{sought}_spans"]), kind)
            found.append(F.cross_entropy(scores, pairs[:, 1] + 1))
    return sum(found) if found else None


def syntax_losses(network, batch, vectors, total):
    rows = (batch["head"] >= 0).any(1)
    vectors, head, sentence = vectors[rows], batch["head"][rows], batch["sentence"][rows]
    scores = network.arc_scores(vectors)
    same = sentence[:, :, None] == sentence[:, None, :]
    same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    arc = F.cross_entropy(scores.masked_fill(~same, BARRED).transpose(1, 2), head, ignore_index=IGNORE, reduction="sum") / total
    w, t = torch.nonzero(head >= 0, as_tuple=True)
    heads = vectors[w, (head[w, t] - 1).clamp(min=0)]
    heads = torch.where((head[w, t] == 0)[:, None], torch.full_like(heads, float("nan")), heads)
    label = F.cross_entropy(network.label_scores(vectors[w, t], heads), batch["relation"][rows][w, t],
                            ignore_index=IGNORE, reduction="sum") / total
    return arc, label
