#!/usr/bin/env python3
"""golden.py finds what has changed, and lets pass what may."""

import copy
import json
import unittest

import golden

LINE = {
    "article": {"title": "Rain", "outlet": None, "published": "2024-11-06", "words": 5},
    "statements": [{
        "id": "s1", "kind": "direct", "source": [{"begin": 0, "end": 5, "text": "Novak"}], "cue": [],
        "content": [{"begin": 6, "end": 11, "text": "“No.”"}], "confidence": 0.93,
    }],
    "notes": [],
}


class Golden(unittest.TestCase):
    def found(self, change):
        changed = copy.deepcopy(LINE)
        change(changed)
        return golden.differences([json.dumps(changed)], [json.dumps(LINE)])

    def test_finds_nothing_where_nothing_has_changed(self):
        self.assertEqual(self.found(lambda line: None), [])

    def test_lets_a_confidence_differ_a_little(self):
        self.assertEqual(self.found(lambda line: line["statements"][0].update(confidence=0.95)), [])
        self.assertNotEqual(self.found(lambda line: line["statements"][0].update(confidence=0.96)), [])

    def test_finds_every_other_change(self):
        for change in (
            lambda line: line["statements"][0].update(kind="mixed"),
            lambda line: line["statements"][0].update(act="deny"),
            lambda line: line["statements"][0]["source"][0].update(begin=1),
            lambda line: line["statements"].pop(),
            lambda line: line["statements"].append(line["statements"][0]),
            lambda line: line["article"].update(words=6),
            lambda line: line["notes"].append({"what": "odd", "begin": None, "end": None}),
        ):
            self.assertNotEqual(self.found(change), [])

    def test_shows_the_words_that_have_changed(self):
        found = self.found(lambda line: line["statements"][0].update(source=[]))
        self.assertIn("-s1 direct 0.93 | Novak | - | “No.”", found)
        self.assertIn("+s1 direct 0.93 | - | - | “No.”", found)

    def test_finds_an_article_that_is_missing(self):
        self.assertNotEqual(golden.differences([], [json.dumps(LINE)]), [])


if __name__ == "__main__":
    unittest.main()
