// The lines of a record, kind by kind, from the rows that select_rows chose. One method a kind writes all its lines in order of id; the
// first error, the record's or the reader's, ends it all and is kept.
//
//   RecordLines lines(database, take);
//   lines.write();                        // header, article, claim, correction, event …
//
// Odd case: a value that the record cannot have, as another program may have written it, is written as it is.
#pragma once

#include "exports/json/json_text.hpp"
#include "exports/record_jsonl/record_jsonl.hpp"
#include "exports/record_jsonl/words_of_articles.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

class RecordLines {
 public:
  RecordLines(Database& database, const Filter& filter, const TakeLine& take)
      : database_(database), filter_(filter), take_(take), words_(database) {}

  void write();
  const std::optional<Error>& failure() const { return failure_; }

 private:
  struct ArticleQueries;
  struct StatementQueries;
  struct EventQueries;
  struct Telling;

  void write_header();
  void write_articles();
  void write_article(Query& row, ArticleQueries& queries);
  void write_readings(std::int64_t article, ArticleQueries& queries);
  void write_claims();
  void write_claim(std::string_view key, const std::vector<Telling>& tellings, Query& origins);
  void write_corrections();
  void write_events();
  void write_participants(std::string_view name, Query& query, std::int64_t event, std::int64_t article);
  void write_figures();
  void write_origins();
  void write_places();
  void write_relations();
  void write_speakers();
  void write_statements();
  void write_statement(Query& row, StatementQueries& queries);
  void write_stories();
  void write_times();

  JsonText& json() { return *json_; }
  // A line from its `record` and `id` to its end; false once something failed.
  void begin(std::string_view kind, std::string_view id);
  bool end();

  void text(std::string_view name, const Query& row, int column);  // null stays null
  void whole(std::string_view name, const Query& row, int column);
  void decimal(std::string_view name, const Query& row, int column);
  void truth(std::string_view name, const Query& row, int column);
  void offsets(std::int64_t begin, std::int64_t end);
  void span(std::int64_t article, std::int64_t begin, std::int64_t end);
  // From two columns, null where there is none.
  void span_or_null(std::string_view name, const Query& row, int column, std::int64_t article);
  // The first column of all rows, or pairs of offsets.
  void texts(std::string_view name, Query& query);
  void spans(std::string_view name, Query& query, std::int64_t article);

  Database& database_;
  const Filter& filter_;
  const TakeLine& take_;
  std::optional<Error> failure_;
  WordsOfArticles words_;
  std::string kind_, line_;
  std::optional<JsonText> json_;  // of this line
};

}  // namespace sayso
