// A reading out of the lines of an export: the article's line and those of one run's statements, figures, events, places and times.
// Ids of the file become numbers of the reading's lists, checked one by one.
//
//   ReadingFromLines from(article_entry);            // the text, its hash, its blocks
//   Reading reading = from.make(run_entry, lines);   // one of its "readings"; lines.statements … in order of "number"
//
// Odd case: what is wrong is kept by the entries' Faults; the reading is then of no use.
#pragma once

#include "record/import/entry.hpp"
#include "record/reading.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sayso {

// Each an entry with the line's JSON, in order of its number.
struct LinesOfReading {
  std::vector<Entry> statements, figures, events, places, times;
};

class ReadingFromLines {
 public:
  explicit ReadingFromLines(const Entry& article);

  Reading make(const Entry& run, const LinesOfReading& lines);

 private:
  using Numbers = std::unordered_map<std::string, std::uint32_t>;

  void take_article();
  void take_blocks();
  void take_speaker(const Entry& entry);
  void take_times(const Entry& run, const std::vector<Entry>& lines);
  void take_time(const Entry& entry);
  void take_place(const Entry& entry);
  void take_statement(const Entry& entry);
  void take_figure(const Entry& entry);
  void take_event(const Entry& entry);
  std::vector<Reading::Participant> participants(const Entry& entry, std::string_view key) const;

  void number(const Entry& entry, char letter, Numbers& numbers) const;
  // The number of what the key names, no_id for null.
  static std::uint32_t found(const Entry& entry, std::string_view key, char letter, const Numbers& numbers);
  std::uint32_t local_speaker(const Entry& entry, std::string_view key) const;

  const Entry& article_;
  Reading plain_;  // the article alone
  Reading reading_;
  std::unique_ptr<OffsetMap> offsets_;
  TextOfEntry text_;
  Numbers statements_, places_, times_;
};

}  // namespace sayso
