// The stage `figures`: numbers with what they count (docs/domain.md, conventions.md beside this file): value or interval,
// bound, unit, the thing counted, whether it is a change or the whole so far, the time and place it holds for, and the
// statement that carries it. It fills document.figures, ascending, none in another.
//
//   "As many as 12,000 civilians were displaced."   at most 12000, of "civilians"
//   "The toll rose to 43 from 38."                  43, cumulative, of "toll"; and 38
//
// Numbers are read from characters and words, so that a document without tags and syntax still has its figures; what is
// counted then stays empty. Odd cases: years, dates, ages, names and ordinals are no figures; a text of ten thousand numbers
// takes time in proportion.
#pragma once

#include "sayso/document.hpp"
#include "stages/figures/quantities.hpp"
#include "stages/tags/grammar.hpp"

#include <vector>

namespace sayso {

struct Workbench;

void run_figures(Document& document, Workbench& bench);

namespace figures {

// One piece of a statement's content.
struct Content {
  Span span;
  std::uint32_t statement = 0;
  std::uint32_t size = 0;  // bytes of the whole content
};

// Buffers that live from article to article.
struct Scratch {
  std::vector<Atom> atoms;
  std::vector<Quantity> quantities;
  std::vector<Content> contents;
};

// The same with the parts of a workbench that it uses.
void find_figures(Document& document, const Grammar& grammar, Scratch& scratch);

}  // namespace figures

}  // namespace sayso
