// Statements in the outlet's own voice: the few central facts that an article states itself, so that outlets can be counted and
// compared with officials and with one another. They are added behind the speakers' statements; every layer that is "one a
// statement" gets its entry for them: the act is say, the speaker the outlet.
//
//   "At least 43 people were killed in a fire on Monday."   one, with the figure
//   "The company has 12,000 employees."                     none: background
//   "Crews reportedly found 43 bodies."                     none: a statement with a cue and without a speaker
//
// A clause is one where it is a fact (clause.hpp) and central (measures.hpp: what the headline and the beginning are about, what
// happened, whom and how many it struck). The more an article is about one thing, and the longer it is, the more it may have: at most
// one sentence in two, and never more than nine. A figure that is told again is told once; what counts a happening among its like
// ("the fifth this year") is one wherever it stands. Precision goes before recall.
//
// Odd cases: an article of opinions has none; without syntax, or without statements' acts on this very document, there are none;
// where the text has none, a headline that is a sentence with a deed may be one; an outlet that nobody knows is a speaker without
// a name.
#pragma once

#include "sayso/document.hpp"
#include "stages/outlet/clause.hpp"
#include "stages/outlet/measures.hpp"
#include "stages/outlet/surroundings.hpp"
#include "stages/statements/quotations.hpp"

#include <cstdint>
#include <vector>

namespace sayso {

struct Workbench;

void run_outlet(Document& document, Workbench& bench);

namespace outlet {

// Where in the article a sentence stands.
enum class Zone : std::uint8_t { title, first, lead, body };

// A clause, as far as it may be central.
struct Fact {
  Clause clause;
  Zone zone = Zone::body;
  Measures measures{};
  float chance = 0;                                 // that it is central
  std::uint32_t first_figure = 0, last_figure = 0;  // [first, last) of document.figures that lie in it
};

}  // namespace outlet

// Buffers that live from article to article.
struct OutletDesk {
  std::vector<bool> taken;
  std::vector<Quotation> quotations;
  outlet::SurroundingsDesk surroundings;
  outlet::Stems stems, told;
  std::vector<outlet::Fact> candidates, facts;
};

}  // namespace sayso
