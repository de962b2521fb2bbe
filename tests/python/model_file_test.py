#!/usr/bin/env python3
"""Tests of training/model_file.py: what is written is read again, and what is broken is refused. Needs numpy and xxhash."""
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from model_file import ModelFileError, read_model, write_model      # noqa: E402

SECTIONS = [("card.json", '{"name": "é"}'), ("matrix", np.arange(6, dtype=np.float32).reshape(2, 3)),
            ("turned", np.arange(6, dtype=np.int8).reshape(2, 3).T), ("none", np.zeros((0, 4), dtype=np.uint16)),
            ("big", np.array([1, 2], dtype=">i4"))]


class ModelFileTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = str(Path(folder.name) / "a.sayso")

    def refuses(self, sections):
        with self.assertRaises(ModelFileError):
            write_model(self.path, sections)
        self.assertFalse(Path(self.path).exists())

    def test_reads_what_it_wrote(self):
        write_model(self.path, SECTIONS)
        found = read_model(self.path)
        self.assertEqual(list(found), [name for name, _ in SECTIONS])
        for name, value in SECTIONS:
            if isinstance(value, str):
                self.assertEqual(found[name], value)
            else:
                self.assertEqual(found[name].shape, value.shape)
                self.assertTrue((found[name] == value).all())

    def test_refuses_what_the_file_cannot_hold(self):
        self.refuses([("a", np.zeros(2, dtype=np.float64))])
        self.refuses([("a", [1, 2])])
        self.refuses([("a", np.zeros((1, 1, 1, 1, 1), dtype=np.float32))])
        self.refuses([("", "")])
        self.refuses([("a b", "")])
        self.refuses([("a" * 64, "")])
        self.refuses([("a", ""), ("a", "")])

    def test_refuses_any_flipped_bit_and_any_cut(self):
        write_model(self.path, SECTIONS)
        whole = Path(self.path).read_bytes()
        broken = [whole[:size] for size in range(0, len(whole), 7)] + [whole + b"\0"]
        for bit in range(0, len(whole) * 8, 3):
            flipped = bytearray(whole)
            flipped[bit // 8] ^= 1 << bit % 8
            broken.append(bytes(flipped))
        for data in broken:
            Path(self.path).write_bytes(data)
            with self.assertRaises(ModelFileError):
                read_model(self.path)


if __name__ == "__main__":
    unittest.main()
