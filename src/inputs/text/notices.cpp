#include "inputs/text/notices.hpp"

#include "base/ascii.hpp"
#include "inputs/text/agencies.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sayso {
namespace {

constexpr std::size_t longest_notice = 600;

constexpr auto credit_beginnings = std::to_array<std::string_view>({"(reporting by",
                                                                    "reporting by",
                                                                    "(additional reporting",
                                                                    "additional reporting",
                                                                    "(writing by",
                                                                    "writing by ",
                                                                    "(editing by",
                                                                    "editing by ",
                                                                    "(compiled by",
                                                                    "with reporting by",
                                                                    "with reporting from",
                                                                    "with files from",
                                                                    "with additional reporting",
                                                                    "with contributions from",
                                                                    "with input from",
                                                                    "©",
                                                                    "(c) 19",
                                                                    "(c) 20",
                                                                    "copyright 19",
                                                                    "copyright 20",
                                                                    "copyright ©",
                                                                    "copyright (c)",
                                                                    "all rights reserved",
                                                                    "our standards:",
                                                                    "our standard:",
                                                                    "this article was first published by",
                                                                    "this article originally appeared",
                                                                    "this story was originally published",
                                                                    "this article was originally published",
                                                                    "story was produced by",
                                                                    "distributed by",
                                                                    "the text of this story"});

constexpr auto credit_endings = std::to_array<std::string_view>(
    {"contributed to this report", "contributed to this story", "contributed to this article",
     "contributed reporting", "contributed reporting for this article", "contributed to the report",
     "contributed to reporting", "all rights reserved",
     "may not be published, broadcast, rewritten or redistributed"});

constexpr auto caption_beginnings = std::to_array<std::string_view>(
    {"photo:", "photos:", "photograph:", "image:", "picture:", "caption:", "image caption",
     "file photo:", "file -", "file –", "file —", "file photo —", "pictured:", "photo by ", "photo caption",
     "graphic:", "map:", "video:", "photo credit:"});

constexpr auto caption_endings = std::to_array<std::string_view>(
    {"/getty images", "/getty images)", "via getty images", "via getty images)", "(getty images)",
     "file photo", "/file photo", "(file photo)"});

std::string_view without_stop(std::string_view words) {
  while (!words.empty() && std::string_view(".)]").find(words.back()) != std::string_view::npos)
    words.remove_suffix(1);
  return words;
}

// Where the words say who contributed: before the verb.
std::string agency_of(std::string_view paragraph) {
  if (std::string known = agency_in(paragraph); !known.empty()) return known;
  const std::size_t verb = find_words(paragraph, "contributed");
  if (verb == std::string_view::npos) return {};
  return agency_in_dateline(paragraph.substr(0, verb));
}

}  // namespace

std::optional<Credit> credit_in(std::string_view paragraph) {
  if (paragraph.size() > longest_notice) return std::nullopt;
  // An agency alone, as it closes a report: "— Reuters", "(AP)", "NWA".
  std::string_view bare = paragraph;
  while (!bare.empty() && std::string_view("-([ ").find(bare.front()) != std::string_view::npos)
    bare.remove_prefix(1);
  for (const std::string_view dash : {"— ", "– ", "—", "–"})
    if (bare.starts_with(dash)) bare.remove_prefix(dash.size());
  if (std::string agency = agency_named(without_stop(bare)); !agency.empty())
    return Credit{std::move(agency)};
  if (paragraph.starts_with('(') && paragraph.ends_with(')'))
    if (std::string agency = agency_in_dateline(without_stop(bare)); !agency.empty())
      return Credit{std::move(agency)};

  const auto begins = [&](std::string_view beginning) {
    return starts_with_ignoring_case(paragraph, beginning);
  };
  const std::string lower = small_letters(without_stop(paragraph));
  const auto ends = [&](std::string_view ending) {
    return std::string_view(lower).ends_with(ending);
  };
  if (std::any_of(credit_beginnings.begin(), credit_beginnings.end(), begins) ||
      std::any_of(credit_endings.begin(), credit_endings.end(), ends))
    return Credit{agency_of(paragraph)};
  return std::nullopt;
}

bool is_caption(std::string_view paragraph) {
  if (paragraph.size() > longest_notice) return false;
  const auto begins = [&](std::string_view beginning) {
    return starts_with_ignoring_case(paragraph, beginning);
  };
  const std::string lower = small_letters(paragraph);
  const auto ends = [&](std::string_view ending) {
    return std::string_view(lower).ends_with(ending);
  };
  return std::any_of(caption_beginnings.begin(), caption_beginnings.end(), begins) ||
         std::any_of(caption_endings.begin(), caption_endings.end(), ends) ||
         paragraph.find("(AP Photo") != std::string_view::npos ||
         paragraph.find("(Photo by ") != std::string_view::npos ||
         paragraph.find("REUTERS/") != std::string_view::npos;
}

char item_mark(std::string_view paragraph) {
  for (const std::string_view bullet : {"•", "◦", "▪", "●", "‣", "■", "* "})
    if (paragraph.starts_with(bullet)) return '*';
  for (const std::string_view dash : {"- ", "– ", "— ", "-- "})
    if (paragraph.starts_with(dash)) return '-';
  std::size_t digits = 0;
  while (digits < paragraph.size() && digits < 3 && is_ascii_digit(paragraph[digits])) ++digits;
  const auto has_sign = [&](std::size_t at) {
    return paragraph.size() > at + 1 && (paragraph[at] == '.' || paragraph[at] == ')') &&
           paragraph[at + 1] == ' ';
  };
  if (digits > 0 && has_sign(digits)) return '1';
  if (!paragraph.empty() && is_ascii_small(paragraph.front()) && has_sign(1)) return 'a';
  return '\0';
}

bool is_quoted_line(std::string_view paragraph) {
  return paragraph.starts_with("> ") || paragraph.starts_with(">>");
}

}  // namespace sayso
