"""Fits models/contents.txt: between which words a content begins and ends, and whether there is one.

usage: fit_contents.py split DATA FOLDER            writes PolNeAR's articles for training and those kept apart (tune) into FOLDER:
                                                    train.jsonl, tune.jsonl and their annotated contents
       fit_contents.py weights FOLDER               reads there what build/content_candidates printed, train.tsv (wide) and tune.tsv (chosen)

Two steps. First what words and syntax say is learnt on the articles for training. The network has seen these and is surer there than
elsewhere, so its own measures stand in the sum with weights given beforehand (GIVEN), half of what they are worth where it has seen nothing;
they do not count among what is learnt. Then ten numbers are learnt on tune: what its measures weigh, and by what the first step's weights
are multiplied. Both maximise the likelihood of what is annotated, with a ridge. Printed are F1 of contents and the share of
those found at several bounds, on tune, each sixth of the articles with numbers learnt from the others.
"""
import collections
import json
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
WEIGHTS = HERE.parent / "models" / "contents.txt"
HEADING = """\
# Weights by which the stage attribution chooses among contents, fitted by training/fit_contents.py on PolNeAR's training articles.
# weight feature (src/stages/attribution/content_features.cpp)
"""
NETWORK = ("log share", "log behind", "likeliest", "none", "none log share", "none log sum", "log begin", "log end")
GIVEN = {"log share": 0.2, "log begin": 0.2, "log end": 0.2, "none log share": -0.3}
RIDGE, FEWEST, SMALLEST, FOLDS = 10.0, 5, 0.03, 6


def write_split(data, folder):
    import train
    from batches import bio_of
    from network import BIO
    folder = pathlib.Path(folder)
    rest, tune = train.split_polnear(data)
    with open(pathlib.Path(data) / "polnear/polnear.train.jsonl", encoding="utf-8") as file:
        lines = {json.loads(line)["id"]: line for line in file}
    for name, texts in (("train", rest), ("tune", tune)):
        contents = {text.name: contents_of(text, bio_of, BIO) for text in texts}
        (folder / f"{name}.jsonl").write_text("".join(lines[i] for i in contents), encoding="utf-8")
        (folder / f"{name}.contents.json").write_text(json.dumps(contents), encoding="utf-8")


def contents_of(text, bio_of, names):
    """Contents of the first annotator in code points, parted where a paragraph ends, as CofeNet's protocol has them."""
    starts = [begin for begin, _ in text.paragraphs]
    paragraph = np.searchsorted(starts, [begin for begin, _ in text.tokens], side="right")
    opens = np.concatenate([[True], paragraph[1:] != paragraph[:-1]])
    spans, before = [], "O"
    for label, (begin, end) in zip(bio_of(text.statements[0], 0, len(text.tokens), opens), text.tokens):
        name = names[label]
        if name == "I-content" and before.endswith("-content"):
            spans[-1][1] = end
        elif name.endswith("-content"):
            spans.append([begin, end])
        before = name
    return spans


class Choices:
    """Rows are options, none first of each content; groups are contents."""

    def __init__(self, path, contents, index=None):
        self.sure, self.annotated = collections.defaultdict(list), {k: {tuple(s) for s in v} for k, v in contents.items()}
        self.starts, self.right, self.spans, self.article = [], [], [], []
        rows, columns, values = [], [], []
        names = {} if index is None else index
        with open(path, encoding="utf-8", errors="replace", newline="\n") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if cells[0] == "article":
                    article = cells[1]
                elif cells[0] == "sure":
                    self.sure[article].append((int(cells[1]), int(cells[2])))
                elif cells[0] == "content":
                    self.starts.append(len(self.spans))
                    self.right.append(len(self.spans))
                    self.article.append(article)
                else:
                    span = int(cells[0]), int(cells[1])
                    if span in self.annotated[article] and self.right[-1] == self.starts[-1]:
                        self.right[-1] = len(self.spans)
                    for cell in cells[2:]:
                        name, _, value = cell.rpartition("=")
                        column = names.setdefault(name, len(names)) if index is None else names.get(name)
                        if column is not None:
                            rows.append(len(self.spans)), columns.append(column), values.append(float(value))
                    self.spans.append(span)
        self.index = names
        self.rows, self.columns, self.values = np.array(rows, np.int32), np.array(columns, np.int32), np.array(values, np.float32)
        self.starts, self.right = np.array(self.starts), np.array(self.right)
        self.group = np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, len(self.spans))))
        self.is_none = np.isin(np.arange(len(self.spans)), self.starts)

    def keep(self, wanted):
        """Leaves out the features that `wanted` (by column) does not name."""
        kept = wanted[self.columns]
        self.rows, self.columns, self.values = self.rows[kept], self.columns[kept], self.values[kept]

    def sums(self, weights):
        return np.bincount(self.rows, weights=self.values * weights[self.columns], minlength=len(self.spans))

    def column(self, name):
        weights = np.zeros(len(self.index))
        weights[self.index[name]] = 1
        return self.sums(weights)

    def shares(self, scores):
        scores = scores - np.maximum.reduceat(scores, self.starts)[self.group]
        total = np.add.reduceat(np.exp(scores), self.starts)[self.group]
        return np.exp(scores) / total, scores - np.log(total)


def smallest(function, start, steps=70, memory=10):
    """L-BFGS; `function` gives a value and its slope."""
    x, (value, slope), moves = start, function(start), []
    for _ in range(steps):
        way, kept = slope.copy(), []
        for move, change in reversed(moves):
            kept.append(move @ way / (move @ change))
            way -= kept[-1] * change
        way *= moves[-1][0] @ moves[-1][1] / (moves[-1][1] @ moves[-1][1]) if moves else 1 / max(1, np.abs(slope).sum() / 10)
        for (move, change), share in zip(moves, reversed(kept)):
            way += move * (share - change @ way / (move @ change))
        size = 1.0
        while True:
            new_value, new_slope = function(x - size * way)
            if new_value <= value - 1e-4 * size * (slope @ way) or size < 1e-6:
                break
            size /= 2
        move, change = -size * way, new_slope - slope
        if move @ change > 1e-10:
            moves = (moves + [(move, change)])[-memory:]
        is_done = abs(value - new_value) < 1e-5 * max(1, abs(value))
        x, value, slope = x + move, new_value, new_slope
        if is_done:
            break
    return x


def fit_words(choices, given):
    def function(weights):
        share, log = choices.shares(choices.sums(weights) + given)
        share[choices.right] -= 1
        slope = np.bincount(choices.columns, weights=choices.values * share[choices.rows], minlength=len(weights))
        return -log[choices.right].sum() + RIDGE / 2 * weights @ weights, slope + RIDGE * weights
    return smallest(function, np.zeros(len(choices.index)))


def fit_few(choices, measures, counted, ridge=0.3):
    def function(weights):
        share, log = choices.shares(measures @ weights)
        share *= counted[choices.group]
        share[choices.right] -= counted
        return -(counted * log[choices.right]).sum() + ridge / 2 * weights @ weights, measures.T @ share + ridge * weights
    return smallest(function, np.zeros(measures.shape[1]))


def score(choices, share, bound):
    """F1 of contents, and of a hundred annotated ones how many some content overlaps."""
    chosen, ends = collections.defaultdict(list), np.append(choices.starts[1:], len(choices.spans))
    for article, begin, end in zip(choices.article, choices.starts, ends):
        best = begin + 1 + int(np.argmax(share[begin + 1:end]))
        is_covered = chosen[article] and chosen[article][-1][1] > choices.spans[begin + 1][0]
        if share[begin] <= bound and not is_covered:
            chosen[article].append(choices.spans[best])
    right = found = predicted = annotated = 0
    for article, wanted in choices.annotated.items():
        covers = lambda span: any(b <= span[0] and span[1] <= e for b, e in chosen[article])
        spans = {span for span in choices.sure[article] if not covers(span)} | set(chosen[article])
        right, predicted, annotated = right + len(spans & wanted), predicted + len(spans), annotated + len(wanted)
        found += sum(any(b < end and begin < e for b, e in spans) for begin, end in wanted)
    return 200 * right / (predicted + annotated), 100 * found / annotated


def fit_weights(folder):
    folder = pathlib.Path(folder)
    load = lambda name, index=None: Choices(folder / f"{name}.tsv", json.loads((folder / f"{name}.contents.json").read_text()), index)
    words = load("train")
    names = np.array(sorted(words.index, key=words.index.get))
    given = sum(weight * words.column(name) for name, weight in GIVEN.items())
    seen = np.bincount(words.columns, minlength=len(names)) >= FEWEST
    words.keep(seen & np.array([name not in NETWORK[:3] + NETWORK[4:] and "\ufffd" not in name for name in names]))
    learnt = fit_words(words, given)
    tune = load("tune", words.index)
    sums = tune.sums(learnt)
    measures = np.stack([tune.column(name) for name in NETWORK] + [sums * ~tune.is_none, sums * tune.is_none], 1)
    articles = sorted(tune.annotated)
    fold = np.array([articles.index(article) % FOLDS for article in tune.article])
    share = np.zeros(len(sums))
    for k in range(FOLDS):
        few = fit_few(tune, measures, (fold != k) * 1.0)
        share = np.where((fold == k)[tune.group], tune.shares(measures @ few)[0], share)
    for bound in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        print("none above %.2f: F1 %.2f, found %.2f" % (bound, *score(tune, share, bound)))
    few = fit_few(tune, measures, np.ones(len(tune.starts)))
    print("weights: " + ", ".join(f"{name} {weight:.2f}" for name, weight in zip(NETWORK + ("words", "words of none"), few)))
    is_none = np.array([name.startswith("none") for name in names])
    weights = learnt * np.where(is_none, few[-1], few[-2])
    for name, weight in zip(NETWORK, few):
        weights[words.index[name]] += weight
    lines = [f"{weight:.2f} {name}\n" for name, weight in zip(names, weights) if abs(weight) >= SMALLEST]
    WEIGHTS.write_text(HEADING + "".join(sorted(lines, key=lambda line: line.split(" ", 1)[1])), encoding="utf-8")
    print(f"{len(lines)} weights written")


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "split":
        write_split(*sys.argv[2:])
    elif len(sys.argv) == 3 and sys.argv[1] == "weights":
        fit_weights(sys.argv[2])
    else:
        sys.exit(__doc__)
