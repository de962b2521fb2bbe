// Readings into rows: the queries that insert, prepared once and used for every article. What a row says about words is an offset in
// code points of the article's text; what points at another row of the reading points at its id.
//
//   Writer writer(database);
//   Added added = writer.add(reading);         // within a transaction of the caller
//
// Odd cases: a number that points to nothing in the reading becomes null; after a failure of the database nothing is added, and
// what add() returns means nothing.
#pragma once

#include "base/utf8.hpp"
#include "record/database.hpp"
#include "record/reading.hpp"
#include "record/record.hpp"
#include "record/versions.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

class Writer {
 public:
  explicit Writer(Database& database);

  Added add(const Reading& reading);
  // Whether this article was read by this run.
  bool has(std::string_view article_key, std::string_view model, std::string_view sayso);

 private:
  // One article on its way into the tables.
  struct Task;
  struct Rows {
    std::vector<Row> speakers, times, places, statements, figures, events;
  };

  Row run_of(const Reading& reading);
  Row outlet_of(const std::string& name);
  Row add_article(const Task& task);
  void take_up_run(const Task& task);
  void add_layers(Task& task);
  void add_speakers(Task& task);
  void add_times(Task& task);
  void add_places(Task& task);
  void add_statements(Task& task);
  Row add_statement(Task& task, std::uint32_t number);
  void add_spans(const Task& task, Row statement, std::string_view field, const std::vector<Span>& spans);
  void add_figures(Task& task);
  void add_events(Task& task);
  void add_participants(const Task& task, Row event, std::string_view side,
                        const std::vector<Reading::Participant>& list);

  Database& database_;
  Versions versions_;
  Query find_run_, insert_run_, find_outlet_, insert_outlet_, find_article_, find_reading_, find_read_by_;
  Query insert_article_, insert_reading_, update_article_, insert_article_text_;
  Query insert_speaker_, insert_mention_, insert_time_, insert_place_;
  Query insert_statement_, update_within_, insert_span_, insert_statement_speaker_, insert_statement_text_;
  Query insert_figure_, insert_event_, insert_event_mention_, insert_participant_, insert_event_statement_;
};

}  // namespace sayso
