"""bench/run peers: the same articles through Stanford CoreNLP, PyTorch and sayso, whole processes on one core each, with
how right each is beside how fast it is.

Needs --data DIR with polnear.dev.jsonl, polnear.train.jsonl and cofenet.valid.aligned.jsonl.gz in polnear/ (texts that are not
sayso's to pass on). Answer: every span, sliced from the text, is what the program says that it is.
"""
from __future__ import annotations

import json
import shutil
from pathlib import Path

import cofenet
import measure

HERE = Path(__file__).resolve().parent
ANNOTATORS = "tokenize,ssplit,pos,lemma,ner,depparse,coref,quote"


def corenlp_of(given):
    """The folder with CoreNLP's archives, fetched from Maven Central once; None where there is no Java or Maven."""
    folder = given.work / "corenlp"
    if not shutil.which("java") or not (folder.exists() or shutil.which("mvn")):
        print("CoreNLP is left out, for Java or Maven is missing (Debian: default-jre-headless maven).\n")
        return None
    if not list(folder.glob("*models.jar")):
        measure.run(["mvn", "-q", "-B", "-f", HERE / "corenlp/pom.xml", "dependency:copy-dependencies",
                     f"-DoutputDirectory={folder}"], on=measure.cores())
    return folder


def is_said_of(text, said):
    """Whether a span's words are the text's. Control characters are those of another charset, which sayso repairs one for one."""
    return len(text) == len(said) and all(a == b or "\x80" <= a <= "\x9f" for a, b in zip(text, said))


def spans_of_sayso(run, files, texts):
    """As `sayso eval attribution` counts: PolNeAR annotates neither the outlet's own voice nor sayings inside others."""
    found, wrong = {}, 0
    for name, line in zip(files, run.output.splitlines()):
        roles = {role: set() for role in cofenet.ROLES}
        for statement in json.loads(line)["statements"]:
            is_counted = statement["voice"] != "outlet" and statement["within"] is None
            for role in roles:
                for span in statement[role]:
                    if is_counted:
                        roles[role].add((span["begin"], span["end"]))
                    wrong += not is_said_of(texts[name][span["begin"]:span["end"]], span["text"])
        found[name] = roles
    return found, wrong


def spans_of_torch(run, files, texts):
    lines = [json.loads(line) for line in run.output.splitlines()]
    return {name: {role: {tuple(span) for span in spans} for role, spans in line["spans"].items()}
            for name, line in zip(files, lines)}, 0


def spans_of_corenlp(out, files, texts):
    """A quotation is a content, its mention a source; there is no cue."""
    found, wrong = {}, 0
    for name, path in files.items():
        read = json.loads((out / f"{path.name}.json").read_text(encoding="utf-8"))
        tokens = [token for sentence in read["sentences"] for token in sentence["tokens"]]
        roles = {role: set() for role in cofenet.ROLES}
        for quote in read["quotes"]:
            span = (quote["beginIndex"], quote["endIndex"])
            roles["content"].add(span)
            wrong += "".join(texts[name][span[0]:span[1]].split()) != "".join(quote["text"].split())
            if quote.get("mentionBegin", -1) >= 0:
                roles["source"].add((tokens[quote["mentionBegin"]]["characterOffsetBegin"],
                                     tokens[quote["mentionEnd"]]["characterOffsetEnd"]))
        found[name] = roles
    return found, wrong


def read_sayso(given, files, texts, listed, precision="int8"):
    command = [given.build / "sayso", "read", "--json", "--threads", "1", "--model", given.model, "--precision", precision,
               f"@{listed}"]
    run = measure.run(command)
    return run, *spans_of_sayso(run, files, texts)


def read_torch(given, files, texts, listed):
    run = measure.run([given.python, HERE / "peers_torch.py", given.model, listed])
    return run, *spans_of_torch(run, files, texts)


def read_corenlp(given, files, texts, listed, archives):
    out = given.work / "corenlp-out"
    shutil.rmtree(out, ignore_errors=True)
    run = measure.run(["java", "-Xmx5g", "-cp", f"{archives}/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators",
                       ANNOTATORS, "-coref.algorithm", "statistical", "-ner.applyFineGrained", "false", "-threads", "1",
                       "-outputFormat", "json", "-outputDirectory", out, "-filelist", listed], log=given.work / "corenlp.log")
    return run, *spans_of_corenlp(out, files, texts)


def run(given):
    if not given.data or not all((given.data / "polnear" / name).exists() for name in cofenet.FILES):
        print(f"peers is left out, for it needs PolNeAR's articles: give --data DIR with {', '.join(cofenet.FILES)} in DIR/polnear/.")
        return {}, []
    polnear = given.data / "polnear"
    texts = dict(cofenet.articles_of(polnear, 3 if given.quick else given.articles))
    folder, files = given.work / "polnear", {}
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in texts.items():
        files[name] = folder / f"{name}.txt"
        files[name].write_bytes(text.encode("utf-8"))
    listed = given.work / "polnear.list"
    listed.write_text("".join(f"{path}\n" for path in files.values()), encoding="utf-8")
    ways = {"sayso int8": lambda: read_sayso(given, files, texts, listed),
            "sayso reference (float)": lambda: read_sayso(given, files, texts, listed, "reference")}
    if given.python:
        ways["PyTorch, the same network"] = lambda: read_torch(given, files, texts, listed)
    archives = corenlp_of(given)
    if archives:
        ways["CoreNLP 4.5.10, statistical coreference"] = lambda: read_corenlp(given, files, texts, listed, archives)
    words = sum(len(text.split()) for text in texts.values())
    return report(ways, len(texts), words, polnear)


def report(ways, count, words, polnear):
    results, failures, rows = {}, [], []
    for name, read in ways.items():
        measured, found, wrong = read()
        scores = cofenet.f1_of(polnear, found)
        results[name] = {"seconds": measured.seconds, "words_per_second": words / measured.seconds, "peak_mb": measured.peak,
                         "f1": scores, "spans_that_are_not_there": wrong}
        if wrong and name.startswith("sayso"):
            failures.append(f"{wrong} spans of {name} are not in the text")
        cue = f"{scores['cue']:.1f}" if scores["cue"] else "none"
        rows.append((name, f"{measured.seconds:.1f}", f"{words / measured.seconds:,.0f}", f"{measured.peak:.0f}",
                     f"{scores['source']:.1f}", cue, f"{scores['content']:.1f}"))
    print(measure.table(rows, ["whole process, one core", "s", "words/s", "MB", "source F1", "cue F1", "content F1"]))
    print(f"\n{count} articles of PolNeAR, {words:,} words; F1 of the {cofenet.scored(polnear, found)} development articles among them: "
          "exact spans, CofeNet's protocol.")
    return results, failures
