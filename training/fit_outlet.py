"""Fits models/outlet_weights.txt: which clauses of an article are the few central facts that its outlet states itself.

usage: fit_outlet.py texts DATA CLUSTERS FOLDER     writes the articles that have labels into a new folder; DATA has gum/, meantime/,
                                                    ecbplus/, polnear/, CLUSTERS the folders of story clusters
       fit_outlet.py weights CANDIDATES.tsv         what build/outlet_candidates printed for them; writes the weights

labels/outlet.jsonl has an article a line: corpus, id, and labels [begin, end, how right] in code points of the article's text as
`texts` writes it. 1 is a fact that the outlet itself asserts and that is central, 0 is none; 0.5 is one that is right, but was not
chosen where somebody else labelled the same cluster. Logistic regression with a ridge by Newton's method; an article of many
labels counts as much as one of a dozen. Printed are the answers that weights fitted without the article's topic give to it.
"""

import gzip
import json
import pathlib
import sys

import numpy

HERE = pathlib.Path(__file__).parent
LABELS = HERE / "labels" / "outlet.jsonl"
WEIGHTS = HERE.parent / "models" / "outlet_weights.txt"
HEADING = """\
# Weights of the stage outlet, fitted by training/fit_outlet.py on facts that were marked by hand: what makes a clause one of the few
# that its article is about. weight measure (src/stages/outlet/measures.hpp)
"""
RIDGE, SMALLEST, MOST = 2.0, 0.05, 12
FILES = {"gum": ("gum.train.jsonl.gz", "gum.dev.jsonl.gz"), "meantime": ("meantime.train.jsonl.gz", "meantime.dev.jsonl.gz"),
         "ecbplus": ("ecbplus.train.jsonl.gz",), "polnear": ("polnear.train.jsonl",)}


def labelled():
    with open(LABELS, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write_texts(data, clusters, folder):
    folder = pathlib.Path(folder)
    folder.mkdir()
    wanted = {(item["corpus"], item["id"]) for item in labelled()}
    for path in pathlib.Path(clusters).glob("*/*.txt"):
        if ("clusters", path.stem) in wanted:
            (folder / f"clusters~{path.name}").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    for corpus, names in FILES.items():
        for name in names:
            path = pathlib.Path(data) / corpus / name
            with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
                for item in map(json.loads, file):
                    if (corpus, str(item["id"])) in wanted:
                        (folder / f"{corpus}~{item['id']}.txt").write_text(text_of(corpus, item), encoding="utf-8")


def text_of(corpus, item):
    """As in tests/gold/outlet.py."""
    text, title = item["text"], item.get("title") or ""
    return text if corpus == "polnear" or not title or text.startswith(title[:20]) else title + "\n\n" + text


def topic_of(article):
    corpus, name = article.split("~", 1)
    return name.split("_")[0] if corpus in ("clusters", "ecbplus") else article


def examples(path):
    labels = {f"{item['corpus']}~{item['id']}": item["labels"] for item in labelled()}
    with open(path, encoding="utf-8") as file:
        names = next(file).rstrip("\n").split("\t")[4:-1]
        rows = [line.rstrip("\n").split("\t") for line in file]
    values, wanted, articles = [], [], []
    for row in rows:
        begin, end = int(row[2]), int(row[3])
        fits = [how for b, e, how in labels.get(row[0], ()) if 2 * (min(e, end) - max(b, begin)) >= max(e - b, end - begin)]
        if fits:
            values.append([float(cell) for cell in row[4:-1]])
            wanted.append(fits[0])
            articles.append(row[0])
    counts = {article: articles.count(article) for article in set(articles)}
    importance = [min(1, MOST / counts[article]) for article in articles]
    return names, numpy.array(values), numpy.array(wanted), numpy.array(importance), articles


def fit(values, wanted, importance):
    weights = numpy.zeros(values.shape[1])
    ridge = numpy.full(values.shape[1], RIDGE)
    ridge[0] = 1e-3  # `always`
    for _ in range(60):
        chance = 1 / (1 + numpy.exp(-values @ weights))
        slope = values.T @ (importance * (chance - wanted)) + ridge * weights
        curve = (values.T * (importance * numpy.maximum(chance * (1 - chance), 1e-4))) @ values + numpy.diag(ridge)
        step = numpy.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-7:
            break
    return weights


def fit_weights(path):
    names, values, wanted, importance, articles = examples(path)
    topics = numpy.array([topic_of(article) for article in articles])
    chance = numpy.zeros(len(wanted))
    for topic in set(topics):
        out = topics == topic
        weights = fit(values[~out], wanted[~out], importance[~out])
        chance[out] = 1 / (1 + numpy.exp(-values[out] @ weights))
    print(f"{len(wanted)} clauses of {len(set(articles))} articles; without their own topics:")
    for enough in (0.4, 0.5, 0.6, 0.7):
        chosen = chance >= enough
        print(f"at {enough}: {chosen.sum()} chosen, {100 * (wanted[chosen] > 0).mean():.0f} % right,"
              f" {100 * chosen[wanted == 1].mean():.0f} % of the right ones found")
    weights = fit(values, wanted, importance)
    lines = [f"{weight:.2f} {name}\n" for name, weight in zip(names, weights) if abs(weight) >= SMALLEST]
    WEIGHTS.write_text(HEADING + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} weights written")


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "texts":
        write_texts(*sys.argv[2:])
    elif len(sys.argv) == 3 and sys.argv[1] == "weights":
        fit_weights(sys.argv[2])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
