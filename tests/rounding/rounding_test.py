#!/usr/bin/env python3
"""rounding.py lets little differ, and nothing where sums are rounded as before."""

import unittest
from unittest import mock

import rounding

LINES = [f"line {number}" for number in range(100)]


def text(lines):
    return "\n".join(lines) + "\n"


class Rounding(unittest.TestCase):
    def agrees(self, now, expected, other):
        with mock.patch.object(rounding, "is_other", lambda: other):
            return rounding.agrees(now, expected)

    def test_lets_nothing_differ_where_it_is_the_same(self):
        self.assertTrue(self.agrees(text(LINES), text(LINES), other=False))
        self.assertFalse(self.agrees(text(["x"] + LINES[1:]), text(LINES), other=False))

    def test_lets_one_line_in_twenty_differ_elsewhere(self):
        self.assertTrue(self.agrees(text(["x"] * 5 + LINES[5:]), text(LINES), other=True))
        self.assertFalse(self.agrees(text(["x"] * 6 + LINES[6:]), text(LINES), other=True))

    def test_lets_numbers_of_a_line_differ_a_little(self):
        self.assertTrue(self.agrees("20 articles, 347 statements", "20 articles, 348 statements", other=True))
        self.assertFalse(self.agrees("20 articles, 300 statements", "20 articles, 348 statements", other=True))
        self.assertFalse(self.agrees("20 articles, 347 speakers", "20 articles, 348 statements", other=True))

    def test_asks_the_build(self):
        with mock.patch.dict("os.environ", {"SAYSO_OTHER_ROUNDING": "1"}):
            self.assertTrue(rounding.is_other())


if __name__ == "__main__":
    unittest.main()
