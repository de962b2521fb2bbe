// Reads a whole record again and says what is wrong in it: the file (pages, schema, rows that point nowhere), texts and their checksums,
// keys made again from the words, offsets, words of the closed lists, the full-text index, which versions and statements are in force,
// claims, relations, and whether people's decisions hold.
//
//   const Verification found = verify(record->database());
//   if (found.wrong == 0) …;
//   for (const Wrong& one : found.first_wrong) print(one.where, one.what);      // "figure f-…" "its offsets are beyond the text"
//
// It sees the record as it was at one moment, while others write, and changes nothing. Odd cases: a correction that speaks of what is not in
// this record is nothing wrong, it waits; of many things that are wrong the first `most_kept` are named, all are counted.
#pragma once

#include "record/database.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sayso {

struct Wrong {
  std::string where;  // "statement s-…"
  std::string what;   // the end of a sentence: "its key is not that of its words"
};

struct Verification {
  static constexpr std::size_t most_kept = 1000;

  std::uint64_t articles = 0, statements = 0, spans = 0;  // read again
  std::uint64_t corrections = 0, waiting = 0;
  std::uint64_t wrong = 0;
  std::vector<Wrong> first_wrong;

  void note(std::string where, std::string what);
};

// `progress` is told how many articles were read, now and then.
Verification verify(Database& database, const std::function<void(std::uint64_t)>& progress = {});

}  // namespace sayso
