#!/usr/bin/env python3
"""json_schema.py finds each kind of fault, and none where there is none."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import json_schema  # noqa: E402

ROOT = pathlib.Path(__file__).parents[2]

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "spans"],
    "properties": {
        "id": {"type": "string", "pattern": "^s[1-9][0-9]*$"},
        "name": {"type": ["string", "null"], "minLength": 1},
        "kind": {"enum": ["direct", "indirect", None]},
        "spans": {"type": "array", "items": {"$ref": "#/$defs/offset"}, "minItems": 1},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "said": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "$defs": {"offset": {"type": "integer", "minimum": 0}},
}
RIGHT = {"id": "s1", "spans": [0, 5], "name": None, "kind": "direct", "confidence": 0.5, "said": "Tuesday"}


class JsonSchema(unittest.TestCase):
    def faults(self, **changes):
        value = {**RIGHT, **changes}
        return list(json_schema.faults(value, SCHEMA, SCHEMA))

    def test_finds_nothing_where_nothing_is_wrong(self):
        self.assertEqual(self.faults(), [])
        self.assertEqual(self.faults(name="Novak", kind=None, said=None, confidence=1), [])

    def test_finds_each_kind_of_fault(self):
        for changes, words in [
            ({"id": "s0"}, "line.id: \"s0\" does not match"),
            ({"id": 1}, "line.id: 1 is not string"),
            ({"name": ""}, "line.name: is shorter than 1"),
            ({"kind": "mixed"}, "line.kind: \"mixed\" is not in the list"),
            ({"spans": []}, "line.spans: has 0 items"),
            ({"spans": [0, -1]}, "line.spans[1]: -1 is below 0"),
            ({"spans": [0.5]}, "line.spans[0]: 0.5 is not integer"),
            ({"spans": [True]}, "line.spans[0]: true is not integer"),
            ({"confidence": 1.01}, "line.confidence: 1.01 is above 1"),
            ({"said": 3}, "line.said: 3 is none of the forms"),
            ({"more": 1}, "line: the key \"more\" is not in the schema"),
        ]:
            with self.subTest(changes=changes):
                found = self.faults(**changes)
                self.assertEqual(len(found), 1, found)
                self.assertIn(words, found[0])

    def test_finds_a_missing_key(self):
        value = {key: RIGHT[key] for key in RIGHT if key != "spans"}
        self.assertEqual(list(json_schema.faults(value, SCHEMA, SCHEMA)), ["line: the key \"spans\" is missing"])

    def test_finds_a_line_that_is_no_json(self):
        self.assertEqual(len(list(json_schema.faults_of_lines(["{", "1"], {}))), 1)

    def test_refuses_keywords_that_it_does_not_know(self):
        self.assertEqual(json_schema.unknown_keywords({"anyOf": [{"items": {"uniqueItems": True}}]}), ["uniqueItems"])

    def test_knows_all_keywords_of_our_own_schema(self):
        json_schema.load_schema(ROOT / "docs" / "output.schema.json")


if __name__ == "__main__":
    unittest.main()
