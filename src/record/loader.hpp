// Rows into readings: the same reading that was added, but for what people decided since (corrections): statements that were rejected
// are left out, acts and speakers are those in force.
//
//   Loader loader(database);
//   std::vector<Row> rows;
//   Reading reading = loader.load(article, rows);      // reading.statements[i] is row rows[i]
//
// Odd cases: an article that is not there gives an empty reading; a speaker that a correction set and the article does not have is
// put behind those that it has; a row that another program broke (an offset beyond the text) is read as far as it goes.
#pragma once

#include "base/utf8.hpp"
#include "record/database.hpp"
#include "record/reading.hpp"
#include "record/record.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso {

class Loader {
 public:
  explicit Loader(Database& database);

  Reading load(Row article, std::vector<Row>& rows);
  // Only the article, as a door handed it in, with the notes of its readings.
  Article article(Row article);
  Row row_of(std::string_view key);

 private:
  // The reading that is being made, and which of its numbers each row became.
  struct Task;

  bool load_article(Task& task);
  void load_speakers(Task& task);
  void load_times(Task& task);
  void load_places(Task& task);
  void load_statements(Task& task);
  void load_spans(Task& task);
  void load_statement_speakers(Task& task);
  void set_speaker(Task& task, Reading::Statement& statement, Row speaker);
  void load_figures(Task& task);
  void load_events(Task& task);

  Query article_, row_of_, speakers_, mentions_, times_, places_, statements_, spans_, statement_speakers_,
      speaker_;
  Query figures_, events_, event_mentions_, participants_, event_statements_;
};

}  // namespace sayso
