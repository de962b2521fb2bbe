#include "exports/answers/sayings.hpp"

#include "base/utf8.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/terminal/columns.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::uint32_t gutter = 12;  // "2024-11-06  "

std::string speaker_and_act(const Saying& saying) {
  std::string words = act_in_words(saying);
  if (const std::string put = put_in_words(saying); !put.empty()) words += (words.empty() ? "" : ", ") + put;
  return words;
}

}  // namespace

std::vector<Run> content_runs(const Saying& saying, std::span<const Span> matches, std::uint32_t columns,
                              std::string& kept) {
  // What is shown is searched for the matched words again, as cutting and plain lines move them.
  const std::string& content = saying.content.empty() ? saying.cue : saying.content;
  kept = matches.empty() ? fitted(content, columns) : fitted_around(content, matches.front(), columns);
  std::vector<Run> runs;
  std::size_t shown = 0;
  for (const Span match : matches) {
    if (match.end > content.size()) continue;
    const std::string words =
        plain_line(std::string_view(content).substr(match.begin, match.end - match.begin));
    const std::size_t at = words.empty() ? std::string::npos : kept.find(words, shown);
    if (at == std::string::npos) continue;
    runs.push_back({std::string_view(kept).substr(shown, at - shown)});
    runs.push_back({std::string_view(kept).substr(at, words.size()), Style::cue});
    shown = at + words.size();
  }
  runs.push_back({std::string_view(kept).substr(shown)});
  return runs;
}

void write_entry(Page& page, const Saying& saying, std::span<const Span> matches) {
  const std::string day = padded(fitted(saying.day, gutter - 2), gutter);
  const std::string outlet =
      saying.is_outlets() ? std::string() : fitted(saying.article.outlet, page.width() / 4);
  const std::string who = speaker_in_words(saying), how = speaker_and_act(saying);
  const Style style = saying.speakers.empty() && !saying.is_outlets() ? Style::dim : Style::speaker;
  page.paragraph({{who, style}, {how.empty() ? "" : " · "}, {how}}, {.label = day, .right = outlet});
  std::string kept;
  const std::vector<Run> runs = content_runs(saying, matches, 2 * (page.width() - gutter) - 8, kept);
  page.paragraph(runs, {.label = padded(saying.short_key, gutter)});
}

void write_object(JsonText& json, const ArticleName& article) {
  json.begin_object().key("id").text_or_null(article.key).key("outlet").text_or_null(article.outlet);
  json.key("title").text_or_null(article.title).key("published").text_or_null(article.published);
  json.key("url").text_or_null(article.url).end_object();
}

namespace {

void write_speakers(JsonText& json, const Saying& saying) {
  json.begin_list();
  for (const SaidBy& by : saying.speakers) {
    json.begin_object().key("id").text_or_null(by.key).key("name").text_or_null(by.name);
    json.key("type").text_or_null(by.type).key("role").text_or_null(by.role);
    json.key("affiliation").text_or_null(by.affiliation).end_object();
  }
  json.end_list();
}

}  // namespace

void write_object(JsonText& json, const Saying& saying) {
  json.begin_object().key("id").text(saying.key).key("day").text_or_null(saying.day);
  json.key("said").text_or_null(saying.said).key("speakers");
  write_speakers(json, saying);
  json.key("voice").text_or_null(saying.voice).key("kind").text_or_null(saying.kind);
  json.key("act").text_or_null(saying.act).key("negated").truth(saying.is_negated);
  json.key("realis").text_or_null(saying.realis).key("firmness").text_or_null(saying.firmness);
  json.key("polarity").text_or_null(saying.polarity).key("medium").text_or_null(saying.medium);
  json.key("source").text_or_null(saying.source).key("cue").text_or_null(saying.cue);
  json.key("content").text_or_null(saying.content);
  json.key("confidence").hundredths(hundredths(static_cast<float>(saying.confidence)));
  json.key("claim").text_or_null(saying.claim).key("article");
  write_object(json, saying.article);
  json.end_object();
}

std::span<const std::string_view> saying_columns() {
  static constexpr std::array<std::string_view, 22> columns{
      "id",         "day",    "said",     "speakers", "roles",     "voice",  "kind", "act",
      "negated",    "realis", "firmness", "polarity", "medium",    "source", "cue",  "content",
      "confidence", "claim",  "article",  "outlet",   "published", "title"};
  return columns;
}

void write_cells(CsvText& csv, const Saying& saying) {
  std::vector<std::string> names, roles;
  for (const SaidBy& by : saying.speakers) {
    names.push_back(by.name);
    if (!by.role.empty() || !by.affiliation.empty())
      roles.push_back(by.role + (by.role.empty() || by.affiliation.empty() ? "" : ", ") + by.affiliation);
  }
  csv.text(saying.key).text(saying.day).text(saying.said).list(names).list(roles);
  csv.text(saying.voice).text(saying.kind).text(saying.act).truth(saying.is_negated).text(saying.realis);
  csv.text(saying.firmness).text(saying.polarity).text(saying.medium).text(saying.source).text(saying.cue);
  csv.text(saying.content)
      .decimal(hundredths(static_cast<float>(saying.confidence)) / 100.0)
      .text(saying.claim);
  csv.text(saying.article.key)
      .text(saying.article.outlet)
      .text(saying.article.published)
      .text(saying.article.title);
}

}  // namespace sayso
