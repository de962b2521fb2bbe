"""Short invented articles, as many as wanted, the same for the same seed: several outlets tell of one happening, some copy one another,
some come again in a new version. Names and places are invented.

    list(articles(2000)) -> [{"url": …, "outlet": …, "date": …, "title": …, "text": …}, …]
"""

import random

OUTLETS = ["Tarvik Post", "Meridian Herald", "Northern Ledger", "Brenholt Courier", "Amery Times"]
PEOPLE = ["Mayor Ilse Torren", "Minister Pavel Sollen", "fire chief Ana Remi", "Governor Mira Kest", "police spokesman Jon Ard",
          "Dr. Lena Orvik", "engineer Tomas Weld", "union leader Rosa Anker"]
TOWNS = [f"{before} {town}" for before in ("Upper", "Lower", "Old", "New", "East", "West", "Great", "Little")
         for town in ("Castrel", "Wick", "Overbeck", "Lindhaven", "Sorn", "Marrow", "Tellis", "Harn")]
THINGS = ["houses were flooded", "people were displaced", "homes lost power", "trees fell", "workers went on strike", "passengers were stranded",
          "cows were vaccinated", "votes were counted again", "jobs were cut", "letters were opened", "cars were recalled"]
CUES = ["said", "confirmed", "told reporters", "announced", "denied on Monday"]
TELLING = ["{who} {cue} that {count} {thing} in {town}.",
           "“We counted {count},” {who} said. “It was a hard night for {town}.”",
           "At least {count} {thing} in {town}, according to {who}.",
           "{who} denied that {count} {thing} in {town}.",
           "The {town} weather office reported on Tuesday that {count} {thing}.",
           "{who} said the number in {town} had risen to {count} from {before}.",
           "{who}, who visited {town}, warned that more rain could come within two days."]


def text_of(choose, story):
    lines = []
    for _ in range(choose.randint(2, 4)):
        before = choose.randint(2, 900)
        lines.append(choose.choice(TELLING).format(who=choose.choice(PEOPLE), cue=choose.choice(CUES), count=before + choose.randint(0, 5),
                                                   before=before, thing=story["thing"], town=story["town"]))
    return "\n\n".join(lines)


def articles(count, seed=1):
    choose = random.Random(seed)
    made, story = [], None
    for number in range(count):
        if number % 5 == 0:
            story = {"town": choose.choice(TOWNS), "thing": choose.choice(THINGS), "day": choose.randint(1, 28), "month": choose.randint(1, 12)}
        kind = choose.random()
        if made and kind < 0.05:  # a new version
            before = choose.choice(made[-10:])
            one = {**before, "text": before["text"] + "\n\n" + text_of(choose, story)}
        else:
            one = {"url": f"https://example.org/{seed}/{number}", "outlet": choose.choice(OUTLETS),
                   "date": f"2024-{story['month']:02}-{story['day']:02}", "title": f"{story['town']}: what is known ({number})",
                   "text": made[-1]["text"] if made and kind < 0.15 else text_of(choose, story)}
        made.append(one)
        yield one
