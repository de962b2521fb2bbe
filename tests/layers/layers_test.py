#!/usr/bin/env python3
"""Shows that layers.py can fail: each kind of wrong arrow, planted in a made-up tree, is found at its line."""

import pathlib
import tempfile
import unittest

import layers

ROOMS = """\
project(made_up)
# sayso_room(ghost FLOOR 1)  a comment declares nothing
sayso_room(base FLOOR 1 HEADERS span.hpp)
sayso_room(text FLOOR 2 DEPENDS base LIBRARIES ICU::uc)
sayso_room(model FLOOR 2 DEPENDS base)
sayso_room(stages FLOOR 3
           DEPENDS base text)  # not model
"""

FILES = {
    "include/sayso/span.hpp": "#pragma once\n",
    "src/base/bytes.hpp": '#include "sayso/span.hpp"\n',
    "src/text/article.hpp": '#include <string>\n#include "base/bytes.hpp"\n#include "sayso/span.hpp"\n',
    "src/model/encoder.hpp": '  #  include "base/bytes.hpp"\n',
    "src/stages/figures/figures.cpp": '#include "stages/figures/figures.hpp"\n#include "text/article.hpp"\n',
    "src/stages/figures/figures.hpp": "#pragma once\n",
}


class Layers(unittest.TestCase):
    def found(self, rooms=ROOMS, **changed):
        """What layers.py finds in the made-up tree; keys of `changed` are paths with / written as __ and . as _dot_."""
        files = dict(FILES)
        for key, text in changed.items():
            files[key.replace("__", "/").replace("_dot_", ".")] = text
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "CMakeLists.txt").write_text(rooms, encoding="utf-8")
            for path, text in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            return layers.check(root.resolve())

    def assert_found(self, expected, **changed):
        _, wrong = self.found(**changed)
        self.assertEqual(wrong, [expected])

    def test_a_tree_in_order_has_nothing_wrong(self):
        self.assertEqual(self.found(), (6, []))

    def test_upwards(self):
        self.assert_found(
            'src/base/up.cpp:2: base may not include "text/article.hpp" of text: it stands on floor 2, not below',
            src__base__up_dot_cpp='#include "base/bytes.hpp"\n#include "text/article.hpp"\n',
        )

    def test_sideways(self):
        self.assert_found(
            'src/text/side.hpp:1: text may not include "model/encoder.hpp" of model: it stands on floor 2, not below',
            src__text__side_dot_hpp='#include "model/encoder.hpp"\n',
        )

    def test_undeclared_though_below(self):
        self.assert_found(
            'src/stages/tags.cpp:1: stages may not include "model/encoder.hpp" of model: it does not declare it',
            src__stages__tags_dot_cpp='#include "model/encoder.hpp"\n',
        )

    def test_tests_obey_too(self):
        self.assert_found(
            'src/base/bytes_test.cpp:1: base may not include "text/article.hpp" of text: '
            "it stands on floor 2, not below",
            src__base__bytes_test_dot_cpp='#include "text/article.hpp"\n',
        )

    def test_short_paths_and_detours(self):
        for path in ("figures.hpp", "../text/article.hpp", "stages/../model/encoder.hpp"):
            self.assert_found(
                f'src/stages/figures/short.cpp:1: "{path}" is not a path from src/ or include/: '
                'write "stages/…" or "sayso/…"',
                src__stages__figures__short_dot_cpp=f'#include "{path}"\n',
            )

    def test_missing_files(self):
        self.assert_found(
            'src/text/missing.cpp:1: there is no file "base/none.hpp"',
            src__text__missing_dot_cpp='#include "base/none.hpp"\n',
        )
        self.assert_found(
            'src/text/missing.cpp:1: there is no file "sayso/none.hpp"',
            src__text__missing_dot_cpp='#include "sayso/none.hpp"\n',
        )

    def test_libraries_in_quotation_marks(self):
        self.assert_found(
            'src/text/json.cpp:1: "nlohmann/json.hpp" is in no declared room (libraries are included with <>)',
            src__text__json_dot_cpp='#include "nlohmann/json.hpp"\n',
        )

    def test_files_outside_of_all_rooms(self):
        self.assert_found("src/common/all.hpp:1: this file is in no declared room", src__common__all_dot_hpp="\n")
        self.assert_found("src/stray.cpp:1: this file is in no declared room", src__stray_dot_cpp="\n")
        self.assert_found("include/sayso/own.hpp:1: this file is in no room's HEADERS", include__sayso__own_dot_hpp="\n")

    def test_declarations(self):
        base = "sayso_room(base FLOOR 1 HEADERS span.hpp)\n"
        for rooms, expected in (
            ("", "CMakeLists.txt:1: no room is declared"),
            (base + "sayso_room(base FLOOR 1)\n", "CMakeLists.txt:2: the room base is declared twice"),
            (base + "sayso_room(text)\n", "CMakeLists.txt:2: the room text has no FLOOR"),
            (base + "sayso_room(text FLOOR 2 DEPENDS bass)\n",
             "CMakeLists.txt:2: text depends on bass, which is no room"),
            (base + "sayso_room(text FLOOR 2 HEADERS span.hpp)\n",
             "CMakeLists.txt:2: sayso/span.hpp belongs to base already"),
            (base + "sayso_room(text FLOOR 2 HEADERS none.hpp)\n",
             "CMakeLists.txt:2: there is no include/sayso/none.hpp"),
            ("sayso_room(base FLOOR 1 DEPENDS text)\nsayso_room(text FLOOR 2)\n",
             "CMakeLists.txt:1: base (floor 1) depends on text (floor 2), which is not below it"),
            (base + "sayso_room(text FLOOR 2 DEPENDS model)\nsayso_room(model FLOOR 2)\n",
             "CMakeLists.txt:2: text (floor 2) depends on model (floor 2), which is not below it"),
        ):  # fmt: skip
            _, wrong = self.found(rooms=rooms)
            self.assertIn(expected, wrong)


if __name__ == "__main__":
    unittest.main()
