#include "exports/answers/standing.hpp"

#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t gutter = 12;
constexpr std::size_t most_words = 90;  // columns of a piece of evidence

void write_article(Page& page, const ArticleName& article) {
  const std::string outlet = article.outlet.empty() ? std::string("no outlet") : article.outlet;
  const std::string title = article.title.empty() ? std::string() : " · " + fitted(article.title, most_words);
  page.paragraph({{outlet, Style::speaker}, {title}},
                 {.label = "  " + padded(article.day, gutter), .right = article.short_key});
}

}  // namespace

std::string in_words(const StandingCounts& counts) {
  return counted(counts.articles, "article", "articles") + ", " +
         counted(counts.outlets, "outlet", "outlets") + ", " +
         counted(counts.origins, "independent origin", "independent origins");
}

void write_origin(Page& page, const SharedOrigin& origin) {
  const std::string what = origin.kind.empty() ? std::string("origin") : origin.kind;
  const std::string earliest = ", the earliest in " +
                               (origin.first.outlet.empty() ? origin.first.short_key : origin.first.outlet) +
                               (origin.first.day.empty() ? std::string() : " of " + origin.first.day);
  const std::string count = counted(origin.articles.size(), "article", "articles");
  page.paragraph({{origin.short_key, Style::dim}, {"  shared by "}, {what}, {": "}, {count}, {earliest}});
  for (const ArticleName& article : origin.articles) {
    write_article(page, article);
    for (const OriginEvidence& evidence : origin.evidence) {
      if (evidence.article.row != article.row) continue;
      const std::string words = "“" + fitted(evidence.words, most_words) + "”";
      page.paragraph({{words, Style::source}}, {.label = std::string(gutter + 2, ' ')});
    }
  }
}

void write_standing(Page& page, const Standing& standing) {
  const std::string line =
      in_words(StandingCounts{standing.articles.size(), standing.outlets.size(), standing.origins()});
  page.paragraph({{line, Style::title}});
  for (const SharedOrigin& origin : standing.shared) write_origin(page, origin);
  if (standing.alone.empty() || standing.articles.size() == 1) return;
  page.paragraph({{standing.shared.empty() ? "each on its own:" : "on their own:", Style::dim}});
  for (const ArticleName& article : standing.alone) write_article(page, article);
}

void write_object(JsonText& json, const SharedOrigin& origin) {
  json.begin_object().key("id").text(origin.key).key("kind").text_or_null(origin.kind).key("first");
  write_object(json, origin.first);
  json.key("articles").begin_list();
  for (const ArticleName& article : origin.articles) write_object(json, article);
  json.end_list().key("evidence").begin_list();
  for (const OriginEvidence& evidence : origin.evidence) {
    json.begin_object().key("article").text(evidence.article.key);
    json.key("begin").number(static_cast<std::uint64_t>(std::max<std::int64_t>(evidence.begin, 0)));
    json.key("end").number(static_cast<std::uint64_t>(std::max<std::int64_t>(evidence.end, 0)));
    json.key("text").text(evidence.words).end_object();
  }
  json.end_list().end_object();
}

void write_object(JsonText& json, const Standing& standing) {
  json.begin_object()
      .key("articles")
      .number(standing.articles.size())
      .key("outlets")
      .number(standing.outlets.size());
  json.key("origins").number(standing.origins()).key("shared").begin_list();
  for (const SharedOrigin& origin : standing.shared) write_object(json, origin);
  json.end_list().key("alone").begin_list();
  for (const ArticleName& article : standing.alone) write_object(json, article);
  json.end_list().end_object();
}

}  // namespace sayso
