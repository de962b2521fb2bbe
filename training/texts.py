"""Readers: every corpus becomes a list of `Text`, one shape for all of them.

A Text holds the characters, its paragraphs, tokens (character offsets, half-open), sentences (token ranges) and whatever
label layers the corpus has; a layer that it lacks is None and gives no loss. Nothing of a test part is read here.
"""
from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("source", "cue", "content")
NAME_TYPES = ("person", "organisation", "place", "group", "event", "work", "other")
# GUM genres whose texts may train shipped weights (see GUM's manifest): the rest is NC, ND or withheld.
GUM_GENRES = {"news", "bio", "interview", "voyage", "academic", "vlog", "textbook", "speech", "court"}


@dataclass
class Statement:
    """One attribution as annotated: token ranges [begin, end) by role, in order of text."""
    source: list
    cue: list
    content: list


@dataclass
class Text:
    name: str
    text: str
    paragraphs: list            # [(begin, end)] characters
    tokens: list                # [(begin, end)] characters
    sentences: list             # [(first token, end token)]
    statements: list = None     # alternatives: one list of Statement an annotator, the primary one first
    upos: list = None
    xpos: list = None
    lemma: list = None
    head: list = None           # token index in the text, -1 root, -2 unknown
    relation: list = None
    names: list = None          # a token: (possible letters of "BIO", frozenset of possible types); "?" is no label
    weight: dict = field(default_factory=dict)   # loss weight of a layer, 1 if absent
    soft: tuple = None          # a teacher's attribution (teacher.py): [tokens, labels] and [tokens, label before, label]


def read_lines(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]


def read_jsonl(path):
    return [json.loads(line) for line in read_lines(path) if line]


# ---------------------------------------------------------------------------------------------------------- tokens

# Affixes after or before which a hyphen does not part two words (the English Web Treebank's rule).
HYPHEN_PREFIXES = set("""e a u x agro ante anti arch be bi bio co counter cross cyber de eco ex extra fore hyper in inter
intra macro mega micro mid mini mono multi neo non out over pan para peri post pre pro proto pseudo quasi re semi sub super
tri ultra un uni vice""".split())
HYPHEN_SUFFIXES = set("esque ette fest fold gate itis less most o rama wise".split())


def split_hyphens(text, begin, end):
    """Parts a Penn-style token at its inner hyphens as UD English does: "al-Ani" is three tokens, "co-founder" one."""
    word = text[begin:end]
    if "-" not in word.strip("-") or "/" in word or "@" in word or ".com" in word or not re.fullmatch(r"[\w.'’&-]+", word):
        return [(begin, end)]
    if re.fullmatch(r"[\d-]+", word) and word.count("-") != 1:
        return [(begin, end)]
    parts, at = [], begin
    for match in re.finditer(r"(?<=\w)-(?=\w)|(?<=\.)-(?=\w)", word):
        hyphen = begin + match.start()
        left, right = text[at:hyphen].lower(), text[hyphen + 1:end].lower().split("-")[0]
        if left in HYPHEN_PREFIXES or right in HYPHEN_SUFFIXES:
            continue
        parts += [(at, hyphen), (hyphen, hyphen + 1)]
        at = hyphen + 1
    return parts + [(at, end)]


def paragraphs_of(text):
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


# --------------------------------------------------------------------------------------------------------- PolNeAR

def token_range(tokens, begin, end):
    """The tokens that lie in characters [begin, end), or None when there are none."""
    inside = [i for i, (b, e) in enumerate(tokens) if b < end and e > begin]
    return (inside[0], inside[-1] + 1) if inside else None


def statements_of(attributions, tokens):
    starts = {b: i for i, (b, _) in enumerate(tokens)}
    ends = {e: i + 1 for i, (_, e) in enumerate(tokens)}

    def ranges(spans):
        found = []
        for b, e in spans:
            pair = (starts[b], ends[e]) if b in starts and e in ends else token_range(tokens, b, e)
            if pair:
                found.append(pair)
        return found
    return [Statement(*(ranges(a[role]) for role in ROLES)) for a in attributions]


CORENLP_NAMES = {"PERSON": {"person"}, "ORGANIZATION": {"organisation"}, "LOCATION": {"place"},
                 "MISC": {"group", "event", "work", "other"}}


def runs_to_names(labels):
    """A type a token (None outside) to BIO with sets; neighbours of one type are one name."""
    names, before = [], None
    for label in labels:
        names.append(("O", frozenset()) if label is None else ("I" if label == before else "B", frozenset(label)))
        before = label
    return names


def read_polnear(folder, part):
    """PolNeAR articles with CoreNLP's tokens parted at hyphens; CoreNLP's automatic names as silver."""
    folder = Path(folder)
    tokens = {t["id"]: t for t in read_jsonl(folder / f"polnear.{part}.tokens.jsonl.gz")}
    others = {m["id"]: m for m in read_jsonl(folder / f"polnear.{part}.multi.jsonl")}
    texts = []
    for article in read_jsonl(folder / f"polnear.{part}.jsonl"):
        sentences = tokens[article["id"]].get("sents")
        if not sentences:
            continue
        spans, bounds, labels = [], [], []
        for sentence in sentences:
            first = len(spans)
            for b, e, n in zip(sentence["b"], sentence["e"], sentence["n"]):
                pieces = split_hyphens(article["text"], b, e)
                spans += pieces
                labels += [CORENLP_NAMES.get(n)] * len(pieces)
            bounds.append((first, len(spans)))
        versions = [article["attributions"]]
        if article["id"] in others:
            other = others[article["id"]]
            versions += [a for who, a in sorted(other["annotators"].items()) if who != article["annotator"]]
        texts.append(Text(article["id"], article["text"], paragraphs_of(article["text"]), spans, bounds,
                          statements=[statements_of(v, spans) for v in versions],
                          names=runs_to_names(labels), weight={"names": 0.4}))
    return texts


# -------------------------------------------------------------------------------------------------------------- UD

DATES = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
""".split())


PLACE_WORDS = set("""hotel hall restaurant grill cafe bar pub inn lodge airport station park street avenue ave road lane
boulevard lake river bay beach bridge island islands mountain mountains hills valley creek canyon county city town village
district square plaza mall tower building museum theater theatre stadium hospital clinic cathedral church temple zoo castle
harbor harbour port sea ocean gulf strait peninsula desert forest coast highway region province""".split())
ORGANISATION_WORDS = set("""inc inc. corp corp. corporation company co co. ltd ltd. llc llp plc group bank university college
institute association committee commission council agency department ministry party union foundation federation league
organization organisation society trust fund times post journal news partners associates industries systems brigades""".split())


class KnownNames:
    """Types of names by their words, learnt from typed corpora, where nearly all occurrences agree; and by their last word."""

    def __init__(self, texts):
        whole, first = defaultdict(Counter), defaultdict(Counter)
        for text in texts:
            for begin, end, types in name_spans(text.names):
                words = [text.text[b:e] for b, e in text.tokens[begin:end]]
                whole[" ".join(words)][types] += 1
                first[words[0]][types if len(words) > 1 else None] += 1
        self.whole = {name: agreed for name, counts in whole.items() if (agreed := self.agreed(counts, 2))}
        self.persons = {word for word, counts in first.items() if self.agreed(counts, 3) == frozenset({"person"})}

    @staticmethod
    def agreed(counts, least):
        (types, count), total = counts.most_common(1)[0], sum(counts.values())
        return types if types and count >= least and count >= 0.9 * total else None

    def types(self, words):
        known = self.whole.get(" ".join(words))
        if known:
            return known
        last = words[-1].lower()
        if len(words) > 1 and last in PLACE_WORDS:
            return frozenset({"place"})
        if len(words) > 1 and last in ORGANISATION_WORDS:
            return frozenset({"organisation"})
        return frozenset({"person"}) if 1 < len(words) < 4 and words[0] in self.persons else frozenset(NAME_TYPES)


def name_spans(names):
    begin = None
    for i, (letters, types) in enumerate(names + [("O", None)]):
        if begin is not None and letters != "I":
            yield begin, i, names[begin][1]
            begin = None
        if letters == "B":
            begin = i


def names_from_tags(text, tokens, xpos, known=None):
    """What tags alone tell of names: a proper noun is in some name, other words are in none. Dates, titles and small words
    between proper nouns stay open ("?"). `known` types the runs whose words it knows."""
    proper = [tag in ("NNP", "NNPS") for tag in xpos]
    names = []
    for i, (begin, end) in enumerate(tokens):
        word = text[begin:end].lower()
        between = word in INSIDE_NAMES and any(proper[max(i - 2, 0):i]) and any(proper[i + 1:i + 3])
        if between or (proper[i] and (word.strip(".") in DATES or word in TITLES)):
            names.append(("?", frozenset()))
        elif proper[i]:
            names.append(("BI" if i and names[i - 1][0] != "O" else "B", frozenset(NAME_TYPES)))
        else:
            names.append(("O", frozenset()))
    return with_types(text, tokens, names, known) if known else names


def set_types(names, begin, end, types):
    names[begin:end] = [(letters, types) for letters, _ in names[begin:end]]


def with_types(text, tokens, names, known):
    begin = 0
    while begin < len(names):
        end = begin
        while end < len(names) and names[end][0] in ("B", "BI"):
            end += 1
        if end > begin:
            types = known.types([text[b:e] for b, e in tokens[begin:end]])
            set_types(names, begin, end, types)
        begin = end + 1
    return names


def read_ewt(path, known=None):
    """English Web Treebank documents; multi-word tokens stay parted into their words where offsets allow."""
    texts, doc = [], None

    def close():
        if doc and doc["tokens"]:
            texts.append(Text(doc["name"], doc["text"], paragraphs_of(doc["text"]), doc["tokens"], doc["sentences"],
                              upos=doc["upos"], xpos=doc["xpos"], lemma=doc["lemma"], head=doc["head"],
                              relation=doc["relation"], weight={"names": 0.5},
                              names=names_from_tags(doc["text"], doc["tokens"], doc["xpos"], known)))
    sentence, new_paragraph = [], False
    for line in read_lines(path) + [""]:
        if line.startswith("# newdoc"):
            close()
            doc = dict(name=line.split("=")[-1].strip(), text="", tokens=[], sentences=[], upos=[], xpos=[], lemma=[],
                       head=[], relation=[])
        elif line.startswith("# newpar"):
            new_paragraph = True
        elif line.startswith("# text ="):
            surface = line[len("# text = "):]
        elif line.startswith("#"):
            continue
        elif line:
            sentence.append(line.split("\t"))
        elif sentence:
            add_sentence(doc, sentence, surface, new_paragraph)
            sentence, new_paragraph = [], False
    close()
    return texts


def add_sentence(doc, rows, surface, new_paragraph):
    doc["text"] += ("\n\n" if new_paragraph else " ") if doc["text"] else ""
    base, at, first = len(doc["text"]), 0, len(doc["tokens"])
    doc["text"] += surface
    words = [r for r in rows if r[0].isdigit()]
    whole = {int(r[0].split("-")[0]): r for r in rows if "-" in r[0]}
    until = 0
    for row in words:
        number, form = int(row[0]), row[1]
        if number in whole:
            begin = surface.find(whole[number][1], at)
            until = begin + len(whole[number][1]) if begin >= 0 else at
            at = begin if begin >= 0 else at
        found = surface.find(form, at)
        if found < 0 or found > at + 40:
            found, form = at, surface[at:at + max(1, min(len(form), max(until - at, 1)))]
        doc["tokens"].append((base + found, base + found + len(form)))
        at = found + len(form)
        doc["upos"].append(row[3]), doc["xpos"].append(row[4]), doc["lemma"].append(row[2])
        doc["head"].append(first + int(row[6]) - 1 if row[6] != "0" else -1)
        doc["relation"].append(row[7])
    doc["sentences"].append((first, len(doc["tokens"])))


# ------------------------------------------------------------------------------------------------------------- GUM

GUM_NAMES = {"person": {"person"}, "organization": {"organisation"}, "place": {"place"}, "event": {"event"},
             "object": {"work", "other"}, "abstract": {"work", "other", "group", "event"}}
TITLES = set("""mr. mrs. ms. dr. president minister prime senator governor secretary professor judge justice king queen prince
princess lord lady sir general captain colonel mayor chairman director pope ambassador rep. sen. gov. gen. st.""".split())
INSIDE_NAMES = {"of", "the", "for", "and", "-", "&", "de", "la", "del", "von", "van", "'s", "’s", "at", "on", "in"}


def name_run(tokens, entity, head):
    """The run of proper nouns around `head` inside an entity, small words bridged, person titles left out."""
    def is_proper(i):
        return tokens[i][5] in ("NNP", "NNPS") and tokens[i][2].lower() not in TITLES

    def grow(at, step, stop):
        while True:
            ahead = [at + step * k for k in range(1, 4) if (at + step * k - stop) * step < 0]
            reached = next((i for i in ahead if is_proper(i)), None)
            if reached is None or any(tokens[i][2].lower() not in INSIDE_NAMES for i in ahead[:ahead.index(reached)]):
                return at
            at = reached
    return grow(head, -1, entity["start"] - 1), grow(head, 1, entity["end"]) + 1


def gum_names(doc):
    """Names from GUM's entities. Rough: what cannot be trimmed to a name is marked "?" (no loss), and the layer weighs less."""
    tokens, names = doc["tokens"], [("O", frozenset())] * len(doc["tokens"])
    for entity in sorted(doc["entities"], key=lambda e: e["end"] - e["start"]):
        heads = [entity["start"] + int(m) - 1 for m in str(entity["minspan"]).split(",") if m.strip().isdigit()]
        heads = [h for h in heads if h < entity["end"] and tokens[h][5] in ("NNP", "NNPS")]
        types = GUM_NAMES.get(entity["type"])
        if not heads or not types:
            continue
        if tokens[heads[-1]][2].lower() in TITLES:
            for i in range(entity["start"], entity["end"]):
                names[i] = ("?", frozenset()) if names[i][0] == "O" and tokens[i][5] in ("NNP", "NNPS") else names[i]
            continue
        if entity["type"] == "person" and tokens[heads[-1]][5] == "NNPS":
            types = {"group"}
        begin, end = name_run(tokens, entity, heads[-1])
        if all(names[i][0] in "O?" for i in range(begin, end)):
            for i in range(begin, end):
                names[i] = ("B" if i == begin else "I", frozenset(types))
        else:                                   # a name inside a name: the longer one's tokens are unsure
            for i in range(begin, end):
                names[i] = ("?", frozenset())
    return names


def read_gum(path, genres=GUM_GENRES):
    texts = []
    for doc in read_jsonl(path):
        if doc["genre"] not in genres or not doc.get("text"):
            continue
        tokens = doc["tokens"]
        heads = []
        for b, e in doc["sents"]:
            heads += [b + int(tokens[i][6]) - 1 if int(tokens[i][6]) else -1 for i in range(b, e)]
        texts.append(Text(doc["id"], doc["text"], paragraphs_of(doc["text"]), [(t[0], t[1]) for t in tokens],
                          [tuple(s) for s in doc["sents"]], upos=[t[4] for t in tokens], xpos=[t[5] for t in tokens],
                          lemma=[t[3] for t in tokens], head=heads, relation=[t[7] for t in tokens],
                          names=gum_names(doc), weight={"names": 0.5}))
    return texts


# ----------------------------------------------------------------------------------------------------------- names

CROSSNER = {"politician": {"person"}, "person": {"person"}, "politicalparty": {"organisation"},
            "organisation": {"organisation"}, "location": {"place"}, "country": {"place"}, "election": {"event"},
            "event": {"event"}, "misc": {"group", "work", "other"}}
CONLL = {"PER": {"person"}, "ORG": {"organisation"}, "LOC": {"place"}, "MISC": {"group", "event", "work", "other"}}
NO_SPACE_BEFORE, NO_SPACE_AFTER = set(",.;:!?)]}%’") | {"'s", "n't", "''", "’s", "'"}, set("([{$“‘") | {"``"}


def read_bio(path, types, column=-1, form=0, sentences_a_text=1):
    """Token-a-line BIO or IO files; text is rebuilt with plain English spacing. Several sentences in a row may make a text."""
    texts, rows, ends = [], [], []

    def close(at_end=False):
        if rows and (not ends or ends[-1] < len(rows)):
            ends.append(len(rows))
        if not rows or (len(ends) < sentences_a_text and not at_end):
            return
        text, tokens, names, before = "", [], [], ""
        for word, label in rows:
            if text and word not in NO_SPACE_BEFORE and text[-1] not in NO_SPACE_AFTER:
                text += " "
            tokens.append((len(text), len(text) + len(word)))
            text += word
            kind = label[2:]
            if kind not in types:
                names.append(("O", frozenset()))
            else:
                letter = "B" if label[0] == "B" or before != kind else "I"
                names.append((letter, frozenset(types[kind])))
            before = kind
        texts.append(Text(f"{Path(path).name}:{len(texts)}", text, [(0, len(text))], tokens, list(zip([0] + ends, ends)),
                          names=names))
        rows.clear(), ends.clear()
    for line in read_lines(path) + [""]:
        if line.startswith("#") and "\t" in line or line.startswith("# ") or line.startswith("-DOCSTART"):
            continue
        if not line.strip():
            close()
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        rows.append((cells[form], cells[column]))
    close(at_end=True)
    return texts


# ------------------------------------------------------------------------------------------------- text without labels

WORD = re.compile(r"""https?://\S+|(?:[A-Z]\.)+|\d+(?:[.,:]\d+)*|(?:n['’]t)\b|\w+?(?=n['’]t\b)|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:-[^\W_]+)*
                      |\.{2,}|--+|``|''|[^\w\s]|_""", re.VERBOSE)
ABBREVIATIONS = TITLES | set("jr. sr. u.s. u.k. u.n. jan. feb. aug. sept. oct. nov. dec. inc. corp. co. ltd. no. vs. a.m. p.m.".split())


def words_of(text, begin, end):
    """Words of a text without tokens of its own, nearly Penn's."""
    spans = []
    for match in WORD.finditer(text, begin, end):
        b, e = match.span()
        spans += split_hyphens(text, b, e) if "-" in match.group().strip("-") else [(b, e)]
    merged = []
    for b, e in spans:                                  # "Mr" and "." are one token
        if merged and text[b:e] == "." and merged[-1][1] == b and text[merged[-1][0]:e].lower() in ABBREVIATIONS:
            merged[-1] = (merged[-1][0], e)
        else:
            merged.append((b, e))
    return merged


def read_unlabelled(path, key="text"):
    """News without attribution labels, to be labelled softly by a teacher (teacher.py)."""
    texts = []
    for item in read_jsonl(path):
        text, tokens, sentences = item[key], [], []
        paragraphs = paragraphs_of(text)
        for begin, end in paragraphs:
            first, words = len(tokens), words_of(text, begin, end)
            for i, (b, e) in enumerate(words):
                tokens.append((b, e))
                following = text[e:e + 2]
                ends = text[b:e] in (".", "?", "!") and following[:1].isspace() and not following[1:].islower()
                if ends or i + 1 == len(words):
                    sentences.append((first, len(tokens)))
                    first = len(tokens)
        if tokens:
            texts.append(Text(f"{Path(path).name}:{item['id']}", text, paragraphs, tokens, sentences))
    return texts
