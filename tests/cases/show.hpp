// What a document holds, as text that a .case file expects: one way of showing each layer, the same for every test.
//
//   show_tokens      the tokens of a block on one line, a space between them; a space inside a token is "␣"
//   show_sentences   a sentence a line
//   show_article     "title: …", "paragraph: …" for the blocks, before them what the source tells
//   show_places      "Paris = Paris, FR, 48.85, 2.35, exact"; "-" for a country or a point that is not known
//   show_speakers    "\"she\" is p1: Ann Lee, person, role …" for each statement's speakers, in order of the statements
//   show_statements  "1 direct" and below it, indented, source, cue and content, a piece a line
//   show_times       "Tuesday: date, day, 2024-11-05" a line; where TIMEX3 writes the value otherwise, that in brackets
//   show_events      "ASSAULT shelled: Rebels > Tarvik; when Sunday; in statement 1", an event a line
//   show_entities    "Ann Lee = her = she", an entity of two mentions or more a line, each mention as it stands
//   show_own         "Fire killed 43 people | 43", a statement of the outlet's own voice a line: content, figures
//   show_figures     "as many as 12,000: at most 12000 USD, of jobs, change, in statement 1", a figure a line
//
// Texts are shown as they stand, but for line breaks (" ⏎ ") and characters that cannot be seen ("\u{200B}").
// Odd case: a document without statements or times shows "none"; a time without a value has "-" for it.
#pragma once

#include "sayso/document.hpp"

#include <string>

namespace sayso::cases {

std::string show_tokens(const Document& document);
std::string show_sentences(const Document& document);
std::string show_article(const Article& article);
std::string show_statements(const Document& document);
std::string show_times(const Document& document);
std::string show_figures(const Document& document);
std::string show_events(const Document& document);
std::string show_entities(const Document& document);
std::string show_own(const Document& document);
std::string show_places(const Document& document);
std::string show_speakers(const Document& document);

// Line by line: "  same", "- expected", "+ shown"; empty where both are equal.
std::string difference(std::string_view expected, std::string_view shown);

}  // namespace sayso::cases
