// JSON Lines: one object a line, one article an object; and files that are one JSON value, an object or a list of them
// (also a list inside of an object, as news APIs answer). Which of the two it is, shows at the beginning. Lines are read one
// by one, so that a file of any size takes the memory of its largest line; a file that is one value is read whole.
// A title that the text does not begin with is put before it, with a blank line, so that what it says has a span too.
//
//   {"title": "Rain stops", "date": "2024-11-06", "authors": ["Ann Lee"], "text": "It stopped.\n\nThen …"}
//   article.text == "Rain stops\n\nIt stopped.\n\nThen …",   source.path == "news.jsonl:12", or "news.json#3" in a list
//
// Odd cases: a broken line is skipped, those after it are read; the keys that count are those of keys.cpp, and an object
// that has none for the text is skipped by a sentence that says so; a body in HTML is not read yet.
#pragma once

#include "inputs/format.hpp"

#include <memory>

namespace sayso {

std::unique_ptr<Articles> open_jsonl(OpenedInput opened);

}  // namespace sayso
