// How a report stands, in an answer: "3 articles, 3 outlets, 2 independent origins" and below it which articles share an origin, and by
// which words.
//
// Odd case: where nothing is shared there is no evidence to show, and the line stands alone.
#pragma once

#include "exports/json/json_text.hpp"
#include "exports/terminal/page.hpp"
#include "record/questions/standing.hpp"

#include <string>

namespace sayso {

std::string in_words(const StandingCounts& counts);
void write_standing(Page& page, const Standing& standing);
void write_origin(Page& page, const SharedOrigin& origin);

void write_object(JsonText& json, const Standing& standing);
void write_object(JsonText& json, const SharedOrigin& origin);

}  // namespace sayso
