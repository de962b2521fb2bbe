"""Scores relations end to end on the clusters of training/labels/relations.json: score_relations.py LABELS.json FOUND.tsv [--wrong]

FOUND.tsv is what `relation_pairs MODEL own-found FILE…` prints, once a cluster. A relation is right when its type is (repeats and restates count
as one: the labels do not tell them apart) and, where the type has one, its direction. Pairs that are unsure, or with a statement that was not there when the cluster
was labelled, are left out. Clusters marked "kept" are never fitted on, so what they score is what new stories would.
"""
import collections
import sys

import fit_relations

JOINING = ("repeats", "restates", "joined")
MUTUAL = ("joined", "conflicts")


def main():
    labels = fit_relations.OwnLabels(sys.argv[1])
    counts = collections.defaultdict(collections.Counter)
    types = collections.defaultdict(collections.Counter)
    wrong = []
    with open(sys.argv[2], encoding="utf-8") as lines:
        for line in lines:
            folder, kind, one, two, rule, _ = line.rstrip("\n").split("\t")
            label = labels.of(folder, one, two)
            if label == "?" or kind == "cites":
                continue
            kind = "joined" if kind in JOINING else kind
            label = "joined" if label in JOINING else label
            is_right = kind == label
            if is_right and kind not in MUTUAL:
                known = [labels.find(folder, one), labels.find(folder, two), kind]
                is_right = known in labels.clusters[folder]["relations"]
            counts[folder]["found"] += 1
            counts[folder]["right"] += is_right
            types[bool(labels.clusters[folder].get("kept")), kind]["found"] += 1
            types[bool(labels.clusters[folder].get("kept")), kind]["right"] += is_right
            if not is_right:
                wrong.append((folder, kind, label, one, two, rule))
    for folder, cluster in labels.clusters.items():
        pairs = {pair for pair, kind in labels.labels[folder].items() if kind != "?"}
        counts[folder]["labelled"] = len(pairs)
    totals = {False: collections.Counter(), True: collections.Counter()}
    for folder, count in counts.items():
        is_kept = bool(labels.clusters[folder].get("kept"))
        totals[is_kept].update(count)
        print_line(folder + (" (kept)" if is_kept else ""), count)
    print_line("fitted on", totals[False])
    print_line("kept apart", totals[True])
    for (is_kept, kind), count in sorted(types.items()):
        print(f"{'kept' if is_kept else 'fitted'} {kind:9} {count['right']} of {count['found']} right")
    if "--wrong" in sys.argv:
        for one in wrong:
            print("\t".join(one))


def print_line(name, count):
    print(f"{name:28} precision {100 * count['right'] / max(1, count['found']):5.1f}  recall {100 * count['right'] / max(1, count['labelled']):5.1f}"
          f"  ({count['right']} of {count['found']}, {count['labelled']} labelled)")


if __name__ == "__main__":
    main()
