"""The network: one MiniLM encoder with letter shapes, and thin heads over its token vectors.

A token's vector is the mean of its first and last piece. Heads: attribution (BiLSTM, start and end scores, BIO emissions
for a linear-chain CRF), linking (which cue a content or source belongs to), tags, lemma scripts, dependencies (biaffine,
Dozat and Manning 2017), names. The engine repeats `forward` in C++ (src/model); names of parameters are the contract.
"""
from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

WIDTH, LAYERS, ATTENTIONS, INNER, SHAPES = 384, 6, 12, 1536, 6
STATE = 192                   # of the LSTM, each way
LINK, LINK_BUCKETS = 128, 24
ARC, LABEL = 256, 64
BIO = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
BARRED = -10000.0


MASKS = np.random.default_rng(1)


def dropout(x, share, training):
    """torch's own draws one number an element, a tenth of the whole step on a CPU; a byte an element is enough."""
    if not training or share == 0:
        return x
    if x.device.type != "cpu":
        return F.dropout(x, share, True)
    bound = round(share * 256)
    drawn = torch.from_numpy(np.frombuffer(MASKS.bytes(x.numel()), dtype=np.uint8).copy()).view(x.shape)
    return x * ((drawn >= bound).to(x.dtype) * (256 / (256 - bound)))


class Layer(nn.Module):
    """Of MiniLM's size, or of a larger network's (larger.py). `mask` is added to the scores of attention."""

    def __init__(self, dropout, width=WIDTH, attentions=ATTENTIONS, inner=INNER, eps=1e-12):
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.dropout, self.attentions = dropout, attentions

    def forward(self, x, mask):
        batch, size, width = x.shape
        q, k, v = self.qkv(x).view(batch, size, 3, self.attentions, width // self.attentions).permute(2, 0, 3, 1, 4)
        if x.device.type == "cpu" and not torch.is_autocast_enabled("cpu"):
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)     # in float a third of the time, in bfloat16 more
        else:
            mixed = torch.softmax((q * (width // self.attentions) ** -0.5) @ k.transpose(2, 3) + mask, -1) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, size, width))
        x = self.norm1(x + dropout(mixed, self.dropout, self.training))
        grown = self.down(F.gelu(self.up(x)))
        return self.norm2(x + dropout(grown, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, vocabulary=30522, positions=512, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(positions, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout
        self.held = 0

    def hold(self, layers):
        """What lies below this layer stays as it is: it learns nothing and drops nothing."""
        self.held = layers
        for module in (self.word, self.position, self.shape, self.norm, *self.layers[:layers]):
            module.requires_grad_(False)

    def forward(self, ids, shapes, sizes):
        size = ids.shape[1]
        places = torch.arange(size, device=ids.device)
        mask = torch.where(places[None, :] < sizes[:, None], 0.0, BARRED)[:, None, None, :]
        mask = mask.to(torch.bfloat16) if torch.is_autocast_enabled("cpu") or torch.is_autocast_enabled("cuda") else mask
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.held):
            x = self.norm(self.word(ids) + self.position(places) + self.shape(shapes))
            x = dropout(x, self.dropout, self.training and not self.held)
            for layer in self.layers[:self.held]:
                x = layer.eval()(x, mask)
        for layer in self.layers[self.held:]:
            x = layer(x, mask)
        return x


def load_minilm(encoder, path):
    """Weights of all-MiniLM-L6-v2 (safetensors); the one token type is folded into the positions."""
    from safetensors.torch import load_file
    w = load_file(path)
    with torch.no_grad():
        encoder.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(w["embeddings.position_embeddings.weight"]
                                      + w["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                getattr(layer.qkv, kind).copy_(torch.cat([w[f"{at}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]))
                getattr(layer.out, kind).copy_(w[f"{at}attention.output.dense.{kind}"])
                getattr(layer.norm1, kind).copy_(w[f"{at}attention.output.LayerNorm.{kind}"])
                getattr(layer.up, kind).copy_(w[f"{at}intermediate.dense.{kind}"])
                getattr(layer.down, kind).copy_(w[f"{at}output.dense.{kind}"])
                getattr(layer.norm2, kind).copy_(w[f"{at}output.LayerNorm.{kind}"])


class Crf(nn.Module):
    """Linear-chain CRF over BIO with illegal steps barred; `opens` marks tokens where nothing may go on (new paragraph)."""

    def __init__(self, labels=BIO):
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(labels), len(labels)))
        legal = torch.tensor([[not b.startswith("I-") or (a != "O" and a[2:] == b[2:]) for b in labels] for a in labels])
        self.register_buffer("legal", legal, persistent=False)
        self.register_buffer("inside", torch.tensor([x.startswith("I-") for x in labels]), persistent=False)

    def scores(self, emissions, opens):
        return emissions.masked_fill(opens[..., None] & self.inside, BARRED)

    def transitions(self):
        return self.steps.masked_fill(~self.legal, BARRED)

    def loss(self, emissions, labels, opens, counts):
        """Mean negative log-likelihood a token."""
        emissions, steps = self.scores(emissions, opens), self.transitions()
        real = torch.arange(emissions.shape[1], device=counts.device)[None, :] < counts[:, None]
        gold = emissions.gather(2, labels[..., None])[..., 0] * real
        moves = steps[labels[:, :-1], labels[:, 1:]] * real[:, 1:]
        return (self.log_total(emissions, steps, real) - gold.sum() - moves.sum()) / real.sum()

    def soft_loss(self, emissions, labels, moves, opens, counts):
        """As `loss`, against a distribution: `labels` [rows, tokens, labels], `moves` [rows, tokens, label before, label]."""
        steps = self.transitions()
        real = torch.arange(emissions.shape[1], device=counts.device)[None, :] < counts[:, None]
        gold = (emissions * labels).sum(-1) * real
        moved = (moves[:, 1:] * steps).sum((-1, -2)) * real[:, 1:]
        return (self.log_total(self.scores(emissions, opens), steps, real) - gold.sum() - moved.sum()) / real.sum()

    @staticmethod
    def log_total(emissions, steps, real):
        """Sum over rows of the log of all paths' weight."""
        alpha = emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + steps, 1) + emissions[:, t]
            alpha = torch.where(real[:, t, None], step, alpha)
        return torch.logsumexp(alpha, 1).sum()

    @torch.no_grad()
    def marginals(self, emissions, opens):
        """Of one sequence [tokens, labels]: P(label) and P(label before, label), the latter 0 at the first token."""
        emissions, steps = self.scores(emissions, opens).double(), self.transitions().double()
        forward, backward = torch.zeros_like(emissions), torch.zeros_like(emissions)
        forward[0] = emissions[0]
        for t in range(1, len(emissions)):
            forward[t] = torch.logsumexp(forward[t - 1][:, None] + steps, 0) + emissions[t]
        for t in range(len(emissions) - 2, -1, -1):
            backward[t] = torch.logsumexp(steps + (emissions[t + 1] + backward[t + 1])[None, :], 1)
        total = torch.logsumexp(forward[-1], 0)
        pairs = torch.zeros(len(emissions), *steps.shape, dtype=torch.float64)
        pairs[1:] = torch.exp(forward[:-1, :, None] + steps + (emissions + backward)[1:, None, :] - total)
        return torch.exp(forward + backward - total), pairs

    @torch.no_grad()
    def decode(self, emissions, opens):
        """Best labels of one sequence [tokens, labels]."""
        emissions, steps = self.scores(emissions, opens), self.transitions()
        best, back = emissions[0], []
        for t in range(1, emissions.shape[0]):
            total = best[:, None] + steps
            score, origin = total.max(0)
            back.append(origin)
            best = score + emissions[t]
        label = int(best.argmax())
        path = [label]
        for origin in reversed(back):
            label = int(origin[label])
            path.append(label)
        return path[::-1]


class Network(nn.Module):
    def __init__(self, sizes, dropout=0.1, head_dropout=0.25):
        """`sizes`: number of labels of upos, xpos, lemma, relation, names (2 a type, and O)."""
        super().__init__()
        self.encoder = Encoder(dropout=dropout)
        self.lstm = nn.LSTM(WIDTH, STATE, bidirectional=True, batch_first=True)
        self.edges = nn.Linear(2 * STATE, 6)            # start of source, cue, content; end of the same
        self.emit = nn.Linear(2 * STATE + 6, len(BIO))
        self.crf = Crf()
        self.link_cue = nn.Linear(4 * STATE, LINK)
        self.link_source = nn.Linear(4 * STATE, LINK)
        self.link_content = nn.Linear(4 * STATE, LINK)
        self.link_seek = nn.Linear(4 * STATE, LINK)     # a cue seeking its source
        self.link_near = nn.Embedding(2 * LINK_BUCKETS, 2)
        self.link_none = nn.Linear(4 * STATE, 2)        # no cue for a content; no source for a cue
        self.upos = nn.Linear(WIDTH, sizes["upos"])
        self.xpos = nn.Linear(WIDTH, sizes["xpos"])
        self.lemma = nn.Linear(WIDTH, sizes["lemma"])
        self.names = nn.Linear(WIDTH, sizes["names"])
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.label_dependent = nn.Linear(WIDTH, LABEL)
        self.label_head = nn.Linear(WIDTH, LABEL)
        self.label_root = nn.Parameter(torch.zeros(LABEL))
        self.label = nn.Parameter(torch.zeros(sizes["relation"], LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.05)
        self.head_dropout = head_dropout

    def drop(self, x):
        return dropout(x, self.head_dropout, self.training)

    def token_vectors(self, batch):
        x = self.encoder(batch["ids"], batch["shapes"], batch["sizes"]).float()
        rows = torch.arange(x.shape[0], device=x.device)[:, None]
        return (x[rows, batch["first"]] + x[rows, batch["last"]]) * 0.5

    def states(self, vectors, counts):
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(vectors), counts.cpu(), batch_first=True, enforce_sorted=False)
        out, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=vectors.shape[1])
        return self.drop(out)

    def attribution(self, states):
        edges = self.edges(states)
        return self.emit(torch.cat([states, torch.sigmoid(edges)], -1)), edges

    # spans are rows (window, first token, last token); a span's vector is its two ends
    def span_vectors(self, states, spans):
        return torch.cat([states[spans[:, 0], spans[:, 1]], states[spans[:, 0], spans[:, 2]]], -1)

    def link_scores(self, states, seekers, cues_or_sources, kind):
        """Scores [seekers, 1 + candidates]; column 0 is "none". kind 0: contents seek cues; 1: cues seek sources."""
        a, b = self.span_vectors(states, seekers), self.span_vectors(states, cues_or_sources)
        left = (self.link_content if kind == 0 else self.link_seek)(a)
        right = (self.link_cue if kind == 0 else self.link_source)(b)
        near = self.link_near.weight[near_bucket(seekers, cues_or_sources), kind]
        scores = left @ right.T / LINK ** 0.5 + near
        other = seekers[:, None, 0] != cues_or_sources[None, :, 0]
        return torch.cat([self.link_none(a)[:, kind:kind + 1], scores.masked_fill(other, BARRED)], 1)

    def arc_scores(self, vectors):
        """[windows, dependent, 1 + head]: column 0 is the root."""
        d = F.relu(self.arc_dependent(vectors))
        h = F.relu(self.arc_head(vectors))
        d = torch.cat([d, torch.ones_like(d[..., :1])], -1) @ self.arc
        scores = d @ h.transpose(1, 2)
        return torch.cat([(d @ self.arc_root)[..., None], scores], -1)

    def label_scores(self, dependents, heads):
        """[n, relations]; `heads` [n, WIDTH] or None rows given as NaN for the root."""
        d = F.relu(self.label_dependent(dependents))
        root = torch.isnan(heads[:, 0])
        h = F.relu(self.label_head(torch.nan_to_num(heads)))
        h = torch.where(root[:, None], self.label_root, h)
        one = torch.ones_like(d[:, :1])
        return torch.einsum("ni,rij,nj->nr", torch.cat([d, one], 1), self.label, torch.cat([h, one], 1))


def near_bucket(seekers, candidates):
    """Signed distance in tokens between two spans' nearest ends, in 12 steps each way, and whether others stand between is left to the vectors."""
    after = candidates[None, :, 1] - seekers[:, None, 2]      # candidate begins after the seeker ends
    before = seekers[:, None, 1] - candidates[None, :, 2]     # candidate ends before the seeker begins
    distance = torch.where(after > 0, after, torch.where(before > 0, before, torch.zeros_like(after)))
    edges = torch.tensor([1, 2, 3, 4, 6, 9, 13, 20, 30, 45, 70, 110, 160], device=distance.device)
    step = torch.bucketize(distance, edges).clamp(max=LINK_BUCKETS - 1)
    return torch.where(before > 0, step + LINK_BUCKETS, step)
