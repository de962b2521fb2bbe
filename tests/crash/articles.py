"""Short invented articles, as many as wanted, the same for the same seed: several outlets tell of one happening, some copy one another, some
come again in a new version. Names and places are invented, and what is said is made of words drawn by lot: sentences that all articles
share would make one origin of them all.

    list(articles(2000)) -> [{"url": …, "outlet": …, "date": …, "title": …, "text": …}, …]
"""

import random

OUTLETS = ["Tarvik Post", "Meridian Herald", "Northern Ledger", "Brenholt Courier", "Amery Times"]
TITLES = ["Mayor", "Minister", "Governor", "fire chief", "police spokesman", "union leader", "engineer", "judge"]
FIRST = ["Ilse", "Pavel", "Ana", "Mira", "Jon", "Lena", "Tomas", "Rosa", "Olga", "Emil", "Nora", "Karel"]
LAST = ["Torren", "Sollen", "Remi", "Kest", "Ard", "Orvik", "Weld", "Anker", "Hollis", "Brandt", "Vey", "Marsk"]
TOWNS = [f"{before} {town}" for before in ("Upper", "Lower", "Old", "New", "East", "West", "Great", "Little")
         for town in ("Castrel", "Wick", "Overbeck", "Lindhaven", "Sorn", "Marrow", "Tellis", "Harn")]
LIKE = ["broken", "quiet", "northern", "public", "empty", "wooden", "narrow", "painted", "frozen", "private", "heavy", "rented", "unpaid", "ancient"]
WHAT = ["bridges", "ladders", "letters", "ferries", "houses", "cows", "mills", "roofs", "votes", "wells", "trains", "schools", "boats", "fields",
        "cellars", "gates", "clinics", "buses", "orchards", "contracts"]
DID = ["were closed", "were counted again", "were flooded", "were sold", "were inspected", "were moved", "burned", "were repaired", "were lost",
       "were insured", "were searched", "collapsed", "were promised", "were emptied"]
WHERE = ["behind the mill", "near the harbour", "along the river", "in the old town", "on the hill", "under the viaduct", "at the market",
         "beside the railway", "outside the walls", "by the lake", "around the airport", "in the valley"]
TELLING = ["{who} said that {clause}.", "{who} confirmed that {clause}.", "“{Clause},” {who} said.", "{who} denied that {clause}.",
           "{Clause}, according to {who}.", "{who} warned that {clause}.", "{Clause}, {who} told reporters."]


def clause(choose, town):
    return (f"{choose.randint(2, 9000)} {choose.choice(LIKE)} {choose.choice(WHAT)} {choose.choice(DID)} {choose.choice(WHERE)} "
            f"in {town} and {choose.randint(2, 9000)} {choose.choice(LIKE)} {choose.choice(WHAT)} {choose.choice(DID)}")


def sentence(choose, story):
    words = choose.choice(story["clauses"]) if choose.random() < 0.5 else clause(choose, story["town"])
    return choose.choice(TELLING).format(who=choose.choice(story["people"]), clause=words, Clause=words)


def articles(count, seed=1):
    choose = random.Random(seed)
    made, story = [], None
    for number in range(count):
        if number % 5 == 0:
            town = choose.choice(TOWNS)
            story = {"town": town, "date": f"2024-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}",
                     "clauses": [clause(choose, town) for _ in range(3)],
                     "people": [f"{choose.choice(TITLES)} {choose.choice(FIRST)} {choose.choice(LAST)}" for _ in range(3)]}
        kind = choose.random()
        if made and kind < 0.05:  # a new version
            before = choose.choice(made[-10:])
            one = {**before, "text": before["text"] + "\n\n" + sentence(choose, story)}
        else:
            text = "\n\n".join(sentence(choose, story) for _ in range(choose.randint(2, 4)))
            one = {"url": f"https://example.org/{seed}/{number}", "outlet": choose.choice(OUTLETS), "date": story["date"],
                   "title": f"{story['town']}: what is known ({number})", "text": made[-1]["text"] if made and kind < 0.15 else text}
        made.append(one)
        yield one
