"""Writes the articles of training/labels/relations.json as text files: relation_clusters.py DATA OUT [LABELS.json]

DATA is the folder with ecbplus/ and meantime/ (see training/README.md), OUT/FOLDER/ARTICLE.txt is written, a cluster a folder. A first
line that is an address is left out. Articles of MEANTIME are called by the first 24 letters, digits and underscores of their names.
"""
import glob
import gzip
import json
import os
import re
import sys


def texts_of(data):
    texts = {}
    for path in sorted(glob.glob(f"{data}/ecbplus/*.train.jsonl.gz") + glob.glob(f"{data}/meantime/*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                name = article["id"]
                if "meantime" in path:
                    name = re.sub("[^A-Za-z0-9_]", "", name)[:24]
                rows = article["text"].split("\n")
                texts[name] = "\n".join(rows[1:] if rows[0].startswith("http") else rows) + "\n"
    return texts


def main():
    data, out = sys.argv[1:3]
    labels = sys.argv[3] if len(sys.argv) > 3 else os.path.join(os.path.dirname(__file__), "labels", "relations.json")
    texts = texts_of(data)
    with open(labels, encoding="utf-8") as file:
        clusters = json.load(file)["clusters"]
    for cluster in clusters:
        folder = os.path.join(out, cluster["folder"])
        os.makedirs(folder, exist_ok=True)
        for article in cluster["articles"]:
            with open(os.path.join(folder, article + ".txt"), "w", encoding="utf-8") as file:
                file.write(texts[article])


if __name__ == "__main__":
    main()
