// Statements in the outlet's own voice: the few central facts that an article states itself, so that outlets can be counted and
// compared with officials and with one another. They are added behind the speakers' statements; every layer that is "one a
// statement" gets its entry for them: the act is say, the speaker the outlet.
//
//   "At least 43 people were killed in a fire on Monday."   one, with the figure
//   "The company has 12,000 employees."                     none: background
//   "Crews reportedly found 43 bodies."                     none: a statement with a cue and without a speaker
//
// A clause is one where it is a fact (clause.hpp) and central: the first sentence, what is told at the beginning with words of the
// headline, or further below a figure of people, money, votes or damage that the beginning is about. A figure that is told again is
// told once. Precision goes before recall, and there are at most six.
//
// Odd cases: an article of opinions has none; without syntax, or without statements' acts on this very document, there are none;
// an outlet that nobody knows is a speaker without a name.
#pragma once

#include "sayso/document.hpp"
#include "stages/outlet/clause.hpp"
#include "stages/statements/quotations.hpp"

#include <cstdint>
#include <vector>

namespace sayso {

struct Workbench;

void run_outlet(Document& document, Workbench& bench);

namespace outlet {

// Where in the article a sentence stands.
enum class Zone : std::uint8_t { title, first, lead, body };

// A clause that is central.
struct Fact {
  Clause clause;
  Zone zone = Zone::body;
  bool has_figure = false, has_event = false;
  bool is_measured = false;  // the figure has a unit, or counts people or what is damaged, taken or won
  std::uint32_t first_figure = 0, last_figure = 0;  // [first, last) of document.figures that lie in it
};

}  // namespace outlet

// Buffers that live from article to article.
struct OutletDesk {
  std::vector<bool> taken;
  std::vector<Quotation> quotations;
  std::vector<std::uint64_t> central, content,
      told;                    // hashes of stems, sorted: of the beginning, a clause, those before
  std::vector<Span> triggers;  // of events of the outlet's own, sorted
  std::vector<outlet::Fact> facts;
};

}  // namespace sayso
