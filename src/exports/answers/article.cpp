#include "exports/answers/answers.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"
#include "exports/answers/standing.hpp"

namespace sayso {
namespace {

void write_head(Page& page, const ArticleName& article, const std::string& more) {
  page.paragraph({{article.title.empty() ? article.key : article.title, Style::title}});
  std::string line;
  for (const std::string& part : {article.outlet, article.published, more, article.short_key}) {
    if (part.empty()) continue;
    line += (line.empty() ? "" : " · ") + part;
  }
  page.paragraph({{line, Style::dim}});
  if (!article.url.empty()) page.paragraph({{article.url, Style::dim}});
  page.rule();
}

void write_changes(Page& page, const std::vector<Saying>& sayings, std::string_view what) {
  if (sayings.empty()) return;
  page.paragraph({{what, Style::cue}});
  for (const Saying& saying : sayings) write_entry(page, saying);
}

void write_versions(Page& page, const ArticleAnswer& answer) {
  for (const ArticleVersion& version : answer.versions) {
    const std::string number = "version " + std::to_string(version.version);
    std::string line =
        ": " + (version.article.published.empty() ? "" : "published " + version.article.published + ", ") +
        "added " + version.added + ", " + counted(static_cast<std::size_t>(version.words), "word", "words");
    if (version.version > 1)
      line += "; " + counted(version.kept, "statement", "statements") + " kept, " +
              std::to_string(version.vanished.size()) + " vanished, " + std::to_string(version.fresh.size()) +
              " new";
    page.paragraph({{number, Style::title}, {line}}, {.right = version.article.short_key});
    write_changes(page, version.vanished, "vanished:");
    write_changes(page, version.fresh, "new:");
  }
}

}  // namespace

void write_page(const ArticleAnswer& answer, const AnswerContext& context, std::string& out) {
  Page page(out, context.width, context.colour);
  write_head(page, answer.article, answer.byline);
  if (!answer.superseded_by.empty())
    page.paragraph({{"This is an older version: the next one is ", Style::doubtful},
                    {answer.superseded_by, Style::doubtful}});
  if (!answer.credit.empty()) page.paragraph({{"credit: ", Style::dim}, {answer.credit}});
  if (!answer.story.empty())
    page.paragraph({{"story: ", Style::dim}, {answer.story_title}, {" "}, {answer.story, Style::dim}});
  const std::string words = counted(static_cast<std::size_t>(answer.words), "word", "words");
  page.paragraph({{"read: ", Style::dim}, {words}, {", from "}, {answer.path}});
  if (answer.versions.size() > 1) {
    page.blank_line();
    write_versions(page, answer);
  }
  page.blank_line();
  for (const Saying& saying : answer.statements) write_entry(page, saying);
  if (!answer.statements.empty()) page.blank_line();
  const std::string count = counted(answer.statements.size(), "statement", "statements");
  page.paragraph({{count, Style::dim}});
}

void write_json(const ArticleAnswer& answer, std::string& out) {
  const std::vector<const ArticleAnswer*> answers{&answer};
  write_list(answers, out, [](JsonText& json, const ArticleAnswer* one) {
    json.begin_object().key("article");
    write_object(json, one->article);
    json.key("version")
        .number(static_cast<std::uint64_t>(one->version))
        .key("superseded_by")
        .text_or_null(one->superseded_by);
    json.key("byline").text_or_null(one->byline).key("credit").text_or_null(one->credit);
    json.key("dateline").text_or_null(one->dateline).key("language").text_or_null(one->language);
    json.key("path").text_or_null(one->path).key("sha256").text_or_null(one->sha256);
    json.key("words").number(static_cast<std::uint64_t>(one->words)).key("model").text_or_null(one->model);
    json.key("story").text_or_null(one->story).key("versions").begin_list();
    for (const ArticleVersion& version : one->versions) {
      json.begin_object()
          .key("id")
          .text(version.article.key)
          .key("version")
          .number(static_cast<std::uint64_t>(version.version));
      json.key("published").text_or_null(version.article.published).key("added").text_or_null(version.added);
      json.key("kept").number(version.kept).key("vanished").begin_list();
      for (const Saying& saying : version.vanished) write_object(json, saying);
      json.end_list().key("new").begin_list();
      for (const Saying& saying : version.fresh) write_object(json, saying);
      json.end_list().end_object();
    }
    json.end_list().key("statements").begin_list();
    for (const Saying& saying : one->statements) write_object(json, saying);
    json.end_list().end_object();
  });
}

void write_csv(const ArticleAnswer& answer, std::string& out) {
  CsvText csv(out);
  csv.header(saying_columns());
  for (const Saying& saying : answer.statements) {
    write_cells(csv, saying);
    csv.end_row();
  }
}

void write_page(const OriginsAnswer& answer, const AnswerContext& context, std::string& out) {
  Page page(out, context.width, context.colour);
  write_head(page, answer.article, {});
  if (answer.origins.empty()) {
    page.paragraph({{"No other article in the record shares an origin with this one."}});
    return;
  }
  for (const SharedOrigin& origin : answer.origins) write_origin(page, origin);
}

void write_json(const OriginsAnswer& answer, std::string& out) {
  write_list(answer.origins, out,
             [](JsonText& json, const SharedOrigin& origin) { write_object(json, origin); });
}

void write_csv(const OriginsAnswer& answer, std::string& out) {
  CsvText csv(out);
  csv.header({"origin", "kind", "first", "article", "outlet", "published", "title", "evidence"});
  for (const SharedOrigin& origin : answer.origins) {
    for (const ArticleName& article : origin.articles) {
      std::vector<std::string> words;
      for (const OriginEvidence& evidence : origin.evidence)
        if (evidence.article.row == article.row) words.push_back(evidence.words);
      csv.text(origin.key).text(origin.kind).text(origin.first.key).text(article.key).text(article.outlet);
      csv.text(article.published).text(article.title).list(words);
      csv.end_row();
    }
  }
}

}  // namespace sayso
