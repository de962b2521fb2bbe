// A saying in an answer: as lines on a page, as an object of JSON, as cells of CSV. All verbs tell sayings alike.
//
//   2024-11-05  Petra Novak, Defence Minister · estimated, possible   Meridian Herald
//   s-3fa9c1    that as many as 12,000 civilians in the border province of Upper Lenn …
//
// Odd case: a saying without a day has spaces in its place.
#pragma once

#include "exports/answers/csv_text.hpp"
#include "exports/json/json_text.hpp"
#include "exports/terminal/page.hpp"
#include "record/questions/saying.hpp"

#include <span>
#include <string>
#include <vector>

namespace sayso {

// `matches`: bytes of saying.content that were looked for.
void write_entry(Page& page, const Saying& saying, std::span<const Span> matches = {});
// Content in at most so many columns with the matches marked; the runs' texts are in `kept`.
std::vector<Run> content_runs(const Saying& saying, std::span<const Span> matches, std::uint32_t columns,
                              std::string& kept);

void write_object(JsonText& json, const Saying& saying);
void write_object(JsonText& json, const ArticleName& article);

std::span<const std::string_view> saying_columns();
void write_cells(CsvText& csv, const Saying& saying);

// "[", the elements a line each, "]".
template <class Elements, class Write>
void write_list(const Elements& elements, std::string& out, const Write& write) {
  out += '[';
  bool is_first = true;
  for (const auto& element : elements) {
    out += is_first ? "\n" : ",\n";
    is_first = false;
    JsonText json(out);
    write(json, element);
  }
  out += is_first ? "]\n" : "\n]\n";
}

}  // namespace sayso
