"""As many articles as wanted, made from samples/: each copy has other names and digits, so that no two texts are the same.

`varied(5000)` gives dicts for JSON Lines; the same number always gives the same articles. The first twenty are the samples.
"""
from __future__ import annotations

import json
import random
import re
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SURNAMES = """Abbot Adeyemi Bakshi Barlow Calder Castellan Dacosta Denholm Eriksen Farrow Ferreira Garland Hadley Haddad Ibsen
Jansson Kaplan Keller Lindqvist Lockhart Maddox Mbeki Nakano Norwood Okafor Ortega Pagett Petrov Quayle Rahman Rosetti Sandoval
Sorensen Tanaka Thackeray Ullman Vargas Vandermeer Wexler Whitlock Yilmaz Zielinski""".split()
KEPT = set("""Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
October November December""".split())
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
NUMBER = re.compile(r"(?<![\d/-])\d{2,3}(?![\d/-])")


def samples():
    articles = []
    for path in sorted(SAMPLES.rglob("*.txt")):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        outlet, day, _ = path.name.split("_")
        articles.append({"title": title, "outlet": outlet.replace("-", " ").title(), "date": day, "text": text.strip()})
    for path in sorted(SAMPLES.rglob("*.jsonl")):
        articles += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return articles


def vary(article, number):
    chance = random.Random(number)
    text = article["text"]
    small = set(re.findall(r"\b[a-z]+\b", text))
    names = sorted({n for n in NAME.findall(text) if n.lower() not in small and n not in KEPT})
    swapped = {name: chance.choice(SURNAMES) for name in chance.sample(names, min(4, len(names)))}
    if swapped:
        every = re.compile(r"\b(" + "|".join(map(re.escape, swapped)) + r")\b")
        text = every.sub(lambda m: swapped[m.group()], text)
    text = NUMBER.sub(lambda m: m.group()[0] + "".join(str((int(d) + number) % 10) for d in m.group()[1:]), text)
    return {**article, "text": text, "url": f"https://example.org/{number}"}


def varied(count):
    base = samples()
    return [vary(base[i % len(base)], i) if i >= len(base) else base[i] for i in range(count)]


def words_of(article):
    return len(f"{article.get('title', '')} {article['text']}".split())


def write(path, articles):
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
